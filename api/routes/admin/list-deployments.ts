import { z } from 'zod';
import { listDeployments as list } from '../../../db/queries/list-deployments.ts';
import { uptimesOf } from '../../../db/queries/uptime.ts';
import { within } from '../../../db/scope.ts';
import { hostNames } from '../../../domain/hosting.ts';
import { deploymentStatuses } from '../../../domain/order.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { next, page } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { AttemptView, presentAttempt } from '../../present/attempt.ts';
import { DeploymentView, presentDeployment } from '../../present/deployment.ts';
import { UptimesView } from '../../present/uptime.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const status = z.enum(deploymentStatuses, `must be one of ${deploymentStatuses.join(', ')}.`);
const host = z.enum(hostNames, `must be one of ${hostNames.join(', ')}.`);

export const listDeployments = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/deployments',
    summary: 'All deployments that are or were due, the newest first, each with its last attempt',
    needs: 'deployment.read',
    idempotency: 'none',
    input: takes({ query: { ...page, status: status.optional(), host: host.optional() } }),
    output: z.object({
      deployments: z.array(DeploymentView.extend({ lastAttempt: AttemptView.nullable(), uptime: UptimesView })),
      next,
    }),

    async handle({ query: { cursor, ...filter } }, { actor }) {
      const after = fromCursor(cursor, 'time', 'id');
      const { rows, next, uptimeOf } = await within(orm, scopeOf(actor), async (em) => {
        const listed = await list(em, { ...filter, after });
        const uptimeOf = await uptimesOf(
          em,
          listed.rows.map(({ orderId }) => orderId),
        );
        return { ...listed, uptimeOf };
      });
      const deployments = rows.map(({ lastAttempt, ...deployment }) => ({
        ...presentDeployment(deployment, actor),
        lastAttempt: lastAttempt && presentAttempt(lastAttempt, actor),
        uptime: uptimeOf(deployment.orderId),
      }));
      return { deployments, next: next && toCursor(next) };
    },
  });
