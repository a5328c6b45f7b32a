import { ok } from '../../http/answer.ts';
import { invalidRecipient } from '../../http/api-error.ts';
import { forBots } from '../../http/route.ts';
import { presentChannel } from '../../present/channel.ts';
import { conversationOf } from '../../state/make.ts';
import { snowflake } from '../../validation/kinds.ts';
import { readBody } from '../../validation/read.ts';

/** Whether the other one wants to be written to is known only when one writes. */
export const conversations = forBots({
  method: 'POST',
  path: '/users/@me/channels',
  fields: ['recipient_id'],
  handle({ body, caller }, world) {
    const { recipient_id } = readBody(body, { recipient_id: snowflake });
    const isSomebodyElse = recipient_id !== caller.user.id && world.state.users.has(recipient_id);
    if (!isSomebodyElse) throw invalidRecipient();
    return ok(presentChannel(world, conversationOf(world, caller.user.id, recipient_id), caller.user.id));
  },
});
