import { z } from 'zod';
import { revokeSessions } from '../../../db/queries/sessions.ts';
import { within } from '../../../db/scope.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const endSessions = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'delete',
    path: '/api/me/sessions',
    summary: 'Sign out everywhere but here',
    needs: 'account.sessions',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ ended: z.int() }),

    handle: async (_input, { actor }) => ({
      ended: await within(orm, scopeOf(actor), (em) => revokeSessions(em, actor.id, actor.sessionId ?? null)),
    }),
  });
