import { z } from 'zod';
import { getDeployment } from '../../../db/queries/deployments.ts';
import { listAttempts as list } from '../../../db/queries/list-attempts.ts';
import { within } from '../../../db/scope.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { id, next, page } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { AttemptView, presentAttempt } from '../../present/attempt.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const listAttempts = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/deployments/:deploymentId/logs',
    summary: 'What was tried at the host, the newest first, with what went wrong and what helps',
    needs: 'deployment.read',
    idempotency: 'none',
    input: takes({ params: { deploymentId: id }, query: page }),
    output: z.object({ attempts: z.array(AttemptView), next }),

    async handle({ params: { deploymentId }, query: { limit, cursor } }, { actor }) {
      const after = fromCursor(cursor, 'time', 'id');
      const { rows, next } = await within(orm, scopeOf(actor), async (em) => {
        await getDeployment(em, deploymentId);
        return list(em, deploymentId, { limit, after });
      });
      return { attempts: rows.map((attempt) => presentAttempt(attempt, actor)), next: next && toCursor(next) };
    },
  });
