import { z } from 'zod';
import { type DeploymentRecord, getDeploymentOf } from '../../db/queries/deployments.ts';
import { readHistory } from '../../db/queries/usage-history.ts';
import { within } from '../../db/scope.ts';
import { type HostObserver, type Observation, serverStatuses } from '../../domain/hosting.ts';
import { type ChartPoint, type ChartRange, chartRanges } from '../../domain/uptime.ts';
import { id, time } from '../fields.ts';
import { liveRead, type Seen } from '../live-read.ts';
import type { Parts } from '../parts.ts';
import { iso } from '../present/money.ts';
import { whyNotMeasured } from '../present/unseen.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const ranges = Object.keys(chartRanges) as ChartRange[];
const range = z
  .enum(ranges, `must be one of ${ranges.join(', ')}.`)
  .optional()
  .describe('With a range the answer has the history too.');

const measured = z.number().nullable();

const History = z.object({
  range: z.enum(ranges),
  stepSeconds: z.int(),
  points: z
    .array(
      z.object({
        at: time,
        upShare: measured,
        cpuPercent: measured,
        memoryBytes: measured,
        diskBytes: measured,
        networkRxPerSecond: measured.describe('Bytes.'),
        networkTxPerSecond: measured.describe('Bytes.'),
      }),
    )
    .describe('One for each step, the oldest first; null is what nobody has seen.'),
});

const UsageView = z.object({
  measuredAt: time,
  status: z.enum(serverStatuses).nullable().describe('Null where the host was not asked, or has not answered.'),
  usage: z
    .object({
      memoryBytes: z.number(),
      cpuPercent: z.number().describe('100 is one core.'),
      diskBytes: z.number(),
      uptimeMs: z.number(),
      networkRxBytes: z.number().nullable().describe('Received since the process began; null where nobody counts.'),
      networkTxBytes: z.number().nullable().describe('Sent since the process began; null where nobody counts.'),
    })
    .nullable(),
  limits: z.object({ memoryMb: z.int(), cpuPercent: z.int(), diskMb: z.int() }),
  sentence: z.string().nullable().describe('Why there is nothing to show, in plain words.'),
  history: History.optional().describe('Where a range was asked for.'),
});

type Needed = Pick<Parts, 'orm' | 'observers' | 'hostPatienceMs'>;

export const readUsage = (parts: Needed) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/usage',
    summary: 'How the bot does at this moment, what it uses of what was sold, and what it has used',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id }, query: { range } }),
    output: UsageView,

    async handle({ params: { orderId }, query: { range } }, { actor }) {
      const { deployment, points } = await within(parts.orm, scopeOf(actor), async (em) => ({
        deployment: await getDeploymentOf(em, orderId),
        points: range && (await readHistory(em, orderId, { range })),
      }));
      const look = (host: HostObserver) => host.observe(orderId);
      const usage = presentUsage(deployment, await liveRead(parts, { deployment, actor, look }));
      return { ...usage, ...(range && points && { history: presentHistory(range, points) }) };
    },
  });

const presentHistory = (range: ChartRange, points: readonly ChartPoint[]) => ({
  range,
  stepSeconds: chartRanges[range].step / 1_000,
  points: points.map(({ at, ...values }) => ({ at: iso(at), ...values })),
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
