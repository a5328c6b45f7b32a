import { z } from 'zod';
import { getDeploymentOf } from '../../db/queries/deployments.ts';
import { secretsOf } from '../../db/queries/order-secrets.ts';
import { within } from '../../db/scope.ts';
import type { HostObserver } from '../../domain/hosting.ts';
import { redact, redactTokens } from '../../domain/redact.ts';
import { id } from '../fields.ts';
import { liveRead } from '../live-read.ts';
import type { Parts } from '../parts.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

const expectation = 'must be a number from 1 to 500.';
const lines = z.coerce.number(expectation).int(expectation).min(1, expectation).max(500, expectation).default(100);

type Needed = Pick<Parts, 'orm' | 'keys' | 'observers' | 'hostPatienceMs'>;

export const readLogs = (parts: Needed) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/logs',
    summary: 'The last lines of what the bot said, the oldest first, without secrets',
    needs: 'order.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id }, query: { lines } }),
    output: z.object({
      lines: z.array(z.string()),
      sentence: z.string().nullable().describe('Why there is nothing to show, in plain words.'),
    }),

    async handle({ params: { orderId }, query }, { actor }) {
      const { deployment, secrets } = await within(parts.orm, scopeOf(actor), async (em) => ({
        deployment: await getDeploymentOf(em, orderId),
        secrets: await secretsOf(em, parts.keys, orderId),
      }));
      const look = (host: HostObserver) => host.logs(orderId, query.lines);
      const { value, sentence } = await liveRead(parts, { deployment, actor, look });
      const lines = (value ?? []).map((line) => redactTokens(redact(line, secrets)));
      return { lines, sentence: lines.length ? null : (sentence ?? 'The bot has said nothing yet.') };
    },
  });
