import { PermissionFlagsBits as Bits, MessageFlags as Flags } from 'discord-api-types/v10';
import { requireUnlocked } from '../../channels/before-writing.ts';
import { ok } from '../../http/answer.ts';
import { notTheAuthor, systemMessage } from '../../http/api-error.ts';
import type { Json } from '../../http/call.ts';
import { forBots } from '../../http/route.ts';
import { requireActive } from '../../messages/active.ts';
import { changedFlags, changesOf } from '../../messages/changes.ts';
import { requireMessage } from '../../messages/find.ts';
import { editMessage } from '../../messages/keep.ts';
import { isWritten } from '../../messages/system.ts';
import { tellMessageUpdated } from '../../messages/tell.ts';
import { wordingFields } from '../../messages/wording.ts';
import { requireChannel, requireInChannel, type Standing } from '../../permissions/require.ts';
import { presentMessage } from '../../present/message.ts';
import { botAsViewer } from '../../present/viewer.ts';
import type { Channel, Message } from '../../state/rows.ts';
import { integer } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';
import type { World } from '../../world.ts';
import { asWriter } from './writer.ts';

export const edit = forBots({
  method: 'PATCH',
  path: '/channels/:channel/messages/:message',
  fields: wordingFields,
  handle({ caller, params, body, uploads }, world) {
    const { channel, standing } = requireChannel(world, caller.user.id, params['channel']!);
    const message = requireMessage(world, channel, params['message']!);
    requireActive(channel);
    requireUnlocked(world, standing, channel);
    if (message.authorId !== caller.user.id) hideEmbeds(world, message, { body, standing, channel });
    else {
      if (!isWritten(message)) throw systemMessage();
      const changes = changesOf(world, { body, uploads }, message, { writer: asWriter(caller, standing), channel });
      editMessage(world, message, changes);
    }
    return ok(presentMessage(world, message, botAsViewer(caller.application)));
  },
});

/** All that can be done to a message of somebody else: its embeds are hidden, or shown again. */
function hideEmbeds(
  world: World,
  message: Message,
  { body, standing, channel }: { body: Json; standing: Standing | null; channel: Channel },
): void {
  if (Object.keys(body).some((key) => key !== 'flags') || body['flags'] === undefined) throw notTheAuthor();
  requireInChannel(world, standing, channel, Bits.ManageMessages);
  const { flags } = readBody(body, { flags: integer({ min: 0 }) });
  message.flags = changedFlags(message)((flags & Flags.SuppressEmbeds) | (message.flags & ~Flags.SuppressEmbeds));
  tellMessageUpdated(world, message);
}
