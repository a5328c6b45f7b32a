import { ok } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { draftFields } from '../../messages/draft.ts';
import { writeMessage } from '../../messages/write.ts';
import { requireChannel } from '../../permissions/require.ts';
import { presentMessage } from '../../present/message.ts';
import { botAsViewer } from '../../present/viewer.ts';
import { asWriter } from './writer.ts';

export const send = forBots({
  method: 'POST',
  path: '/channels/:channel/messages',
  fields: draftFields,
  handle({ caller, params, body, uploads }, world) {
    const { channel, standing } = requireChannel(world, caller.user.id, params['channel']!);
    const message = writeMessage(world, { body, uploads }, asWriter(caller, standing), channel);
    const nonce = message.nonce === null ? {} : { nonce: message.nonce };
    return ok({ ...presentMessage(world, message, botAsViewer(caller.application)), ...nonce });
  },
});
