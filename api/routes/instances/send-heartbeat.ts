import { z } from 'zod';
import { keepHeartbeat } from '../../../db/queries/instance-tokens.ts';
import { recordLooks } from '../../../db/queries/watch.ts';
import { within } from '../../../db/scope.ts';
import { heartbeatEvery, type Look } from '../../../domain/watching.ts';
import type { Parts } from '../../parts.ts';
import { route, takes } from '../../route.ts';

export const sendHeartbeat = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/instance/heartbeat',
    summary: 'A hosted bot says that it runs and that Discord answers it',
    needs: 'instance',
    idempotency: 'none',
    whyNoKey: 'A heartbeat tells how it is now: sent twice, it tells nothing more.',
    input: takes({}),
    output: z.object({ nextInSeconds: z.int().describe('When the bot is to send the next one.') }),

    async handle(_input, { instance: { orderId } }) {
      const wasDown = await keepHeartbeat(orm, orderId);
      const look: Look = { orderId, status: 'running', source: 'heartbeat', node: null, usage: null };
      if (wasDown) await within(orm, { kind: 'system' }, (em) => recordLooks(em, [look]));
      return { nextInSeconds: heartbeatEvery / 1_000 };
    },
  });
