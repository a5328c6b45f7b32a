import { z } from 'zod';
import { type DeploymentRecord, getDeploymentOf } from '../../db/queries/deployments.ts';
import { within } from '../../db/scope.ts';
import { type HostObserver, type Observation, serverStatuses } from '../../domain/hosting.ts';
import { id, time } from '../fields.ts';
import { liveRead, type Seen } from '../live-read.ts';
import type { Parts } from '../parts.ts';
import { whyNotMeasured } from '../present/unseen.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const UsageView = z.object({
  measuredAt: time,
  status: z.enum(serverStatuses).nullable().describe('Null where the host was not asked, or has not answered.'),
  usage: z
    .object({
      memoryBytes: z.number(),
      cpuPercent: z.number().describe('100 is one core.'),
      diskBytes: z.number(),
      uptimeMs: z.number(),
    })
    .nullable(),
  limits: z.object({ memoryMb: z.int(), cpuPercent: z.int(), diskMb: z.int() }),
  sentence: z.string().nullable().describe('Why there is nothing to show, in plain words.'),
});

type Needed = Pick<Parts, 'orm' | 'observers' | 'hostPatienceMs'>;

export const readUsage = (parts: Needed) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/usage',
    summary: 'How the bot does at this moment, and what it uses of what was sold',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: UsageView,

    async handle({ params: { orderId } }, { actor }) {
      const deployment = await within(parts.orm, scopeOf(actor), (em) => getDeploymentOf(em, orderId));
      const look = (host: HostObserver) => host.observe(orderId);
      return presentUsage(deployment, await liveRead(parts, { deployment, actor, look }));
    },
  });

function presentUsage({ resources }: DeploymentRecord, { value, sentence }: Seen<Observation>) {
  const { status, usage } = value ?? { status: null, usage: null };
  return {
    measuredAt: new Date().toISOString(),
    status,
    usage,
    limits: resources,
    sentence: status && !usage ? whyNotMeasured(status) : sentence,
  };
}
