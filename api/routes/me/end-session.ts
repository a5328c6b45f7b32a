import { z } from 'zod';
import { revokeSession } from '../../../db/queries/sessions.ts';
import { within } from '../../../db/scope.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { id } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const endSession = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'delete',
    path: '/api/me/sessions/:sessionId',
    summary: 'Sign out one of your devices',
    needs: 'account.sessions',
    idempotency: 'none',
    input: takes({ params: { sessionId: id } }),
    output: z.object({ ended: z.literal(true) }),

    async handle({ params: { sessionId } }, { actor }) {
      const ended = await within(orm, scopeOf(actor), (em) => revokeSession(em, { userId: actor.id, id: sessionId }));
      if (ended) return { ended: true as const };
      throw new Refusal('session-missing', 'You are not signed in there, or not any more.');
    },
  });
