import { getDeployment } from '../../../db/queries/deployments.ts';
import { listAttempts } from '../../../db/queries/list-attempts.ts';
import { uptimeOfBot } from '../../../db/queries/uptime.ts';
import { within } from '../../../db/scope.ts';
import { id } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { DeploymentWithAttempts, presentWithAttempts, shownAttempts } from '../../present/deployment.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

export const readStaffDeployment = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/deployments/:deploymentId',
    summary: 'One deployment and its latest attempts',
    needs: 'deployment.read',
    idempotency: 'none',
    input: takes({ params: { deploymentId: id } }),
    output: DeploymentWithAttempts,

    handle: ({ params: { deploymentId } }, { actor }) =>
      within(orm, scopeOf(actor), async (em) => {
        const deployment = await getDeployment(em, deploymentId);
        const { rows: attempts } = await listAttempts(em, deploymentId, { limit: shownAttempts });
        const uptime = await uptimeOfBot(em, deployment.orderId);
        return presentWithAttempts(deployment, { attempts, uptime }, actor);
      }),
  });
