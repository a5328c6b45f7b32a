import { getDeploymentOf } from '../../db/queries/deployments.ts';
import { listAttempts } from '../../db/queries/list-attempts.ts';
import { uptimeOfBot } from '../../db/queries/uptime.ts';
import { within } from '../../db/scope.ts';
import { id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { DeploymentWithAttempts, presentWithAttempts, shownAttempts } from '../present/deployment.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const readDeployment = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/deployment',
    summary: 'Where the bot of an order runs, and what was tried to get it there',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: DeploymentWithAttempts,

    handle: ({ params: { orderId } }, { actor }) =>
      within(orm, scopeOf(actor), async (em) => {
        const deployment = await getDeploymentOf(em, orderId);
        const { rows: attempts } = await listAttempts(em, deployment.id, { limit: shownAttempts });
        const uptime = await uptimeOfBot(em, deployment.orderId);
        return presentWithAttempts(deployment, { attempts, uptime }, actor);
      }),
  });
