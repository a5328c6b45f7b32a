import { ok } from '../../http/answer.ts';
import { forBots } from '../../http/route.ts';
import { requireMessage } from '../../messages/find.ts';
import { expirePoll } from '../../messages/polls.ts';
import { requireChannel } from '../../permissions/require.ts';
import { presentMessage } from '../../present/message.ts';
import { presentUser } from '../../present/user.ts';
import { botAsViewer } from '../../present/viewer.ts';
import { defaulting, optional } from '../../validation/field.ts';
import { integer, snowflake } from '../../validation/kinds.ts';
import { readQuery } from '../../validation/read.ts';

const expire = forBots({
  method: 'POST',
  path: '/channels/:channel/polls/:message/expire',
  handle({ caller: { user, application }, params }, world) {
    const { channel } = requireChannel(world, user.id, params['channel']!);
    const message = requireMessage(world, channel, params['message']!);
    expirePoll(world, message, user.id);
    return ok(presentMessage(world, message, botAsViewer(application)));
  },
});

const shape = { after: optional(snowflake), limit: defaulting(integer({ min: 1, max: 100 }), 25) };

const voters = forBots({
  method: 'GET',
  path: '/channels/:channel/polls/:message/answers/:answer',
  handle({ caller: { user }, params, query }, world) {
    const { channel } = requireChannel(world, user.id, params['channel']!);
    const { poll } = requireMessage(world, channel, params['message']!);
    const { after = '0', limit } = readQuery(query, shape);
    const users = (poll?.votes ?? [])
      .filter(({ answer, userId }) => answer === Number(params['answer']) && BigInt(userId) > BigInt(after))
      .flatMap(({ userId }) => world.state.users.get(userId) ?? []);
    return ok({ users: users.slice(0, limit).map(presentUser) });
  },
});

export const polls = [expire, voters];
