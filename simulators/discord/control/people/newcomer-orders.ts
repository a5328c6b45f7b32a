import { z } from 'zod';
import { cannot } from '../../people/cannot.ts';
import { presentUser } from '../../present/user.ts';
import { makeUser } from '../../state/make.ts';
import { order } from '../order.ts';

/** Somebody who was not here before, and is in no guild yet. */
export const newcomerOrders = [
  order({
    method: 'POST',
    path: '/_control/people',
    schema: z.strictObject({
      username: z.string().regex(/^[a-z0-9_.]{2,32}$/, 'A name has 2 to 32 of: a-z 0-9 _ .'),
      globalName: z.string().min(1).max(32).nullable().default(null),
    }),
    handle({ username, globalName }, world) {
      const isTaken = [...world.state.users.values()].some((it) => !it.bot && it.username === username);
      if (isTaken) throw cannot(`"${username}" is taken.`);
      return presentUser(makeUser(world, { username, globalName, email: `${username}@example.org` }));
    },
  }),
];
