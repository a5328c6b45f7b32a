import { z } from 'zod';
import { listSessions as listRecords } from '../../../db/queries/sessions.ts';
import { within } from '../../../db/scope.ts';
import { id, time } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const Session = z.object({
  id,
  userAgent: z.string(),
  address: z.string().describe('Shortened.'),
  createdAt: time,
  lastSeenAt: time,
  expiresAt: time.describe('Moves with every visit.'),
  isThis: z.boolean(),
});

export const listSessions = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/me/sessions',
    summary: 'Where you are signed in',
    needs: 'account.sessions',
    idempotency: 'none',
    input: takes({}),
    output: z.object({ sessions: z.array(Session) }),

    async handle(_input, { actor }) {
      const sessions = await within(orm, scopeOf(actor), (em) => listRecords(em, actor.id));
      return {
        sessions: sessions.map(({ createdAt, lastSeenAt, expiresAt, ...session }) => ({
          ...session,
          createdAt: new Date(createdAt).toISOString(),
          lastSeenAt: new Date(lastSeenAt).toISOString(),
          expiresAt: new Date(expiresAt).toISOString(),
          isThis: session.id === actor.sessionId,
        })),
      };
    },
  });
