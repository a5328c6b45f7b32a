import { z } from 'zod';
import { auditPerson } from '../../../db/queries/audit.ts';
import { revokeSessions } from '../../../db/queries/sessions.ts';
import { within } from '../../../db/scope.ts';
import { changesOf } from '../../../domain/audit.ts';
import { askedBy } from '../../audited.ts';
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

    handle: (_input, call) =>
      within(orm, scopeOf(call.actor), async (em) => {
        const { id: personId, sessionId } = call.actor;
        const ended = await revokeSessions(em, personId, sessionId ?? null);
        const change = changesOf({ otherSessions: ended }, { otherSessions: 0 });
        await auditPerson(em, { ...askedBy(call), action: 'person.end-sessions', personId, change });
        return { ended };
      }),
  });
