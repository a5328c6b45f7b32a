import { z } from 'zod';
import { auditPerson } from '../../../db/queries/audit.ts';
import { revokeSession } from '../../../db/queries/sessions.ts';
import { within } from '../../../db/scope.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { askedBy } from '../../audited.ts';
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

    async handle({ params: { sessionId } }, call) {
      const userId = call.actor.id;
      await within(orm, scopeOf(call.actor), async (em) => {
        if (!(await revokeSession(em, { userId, id: sessionId }))) throw notThere();
        const about = { action: 'person.end-session', personId: userId, subjectId: sessionId } as const;
        await auditPerson(em, { ...askedBy(call), ...about, change: { session: ['open', 'ended'] } });
      });
      return { ended: true as const };
    },
  });

const notThere = () =>
  new Refusal('session-missing', 'You are not signed in there, or not any more.', {
    remedy: 'The list of your sessions shows where you are.',
  });
