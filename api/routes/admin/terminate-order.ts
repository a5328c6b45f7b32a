import { z } from 'zod';
import { commandOrder } from '../../command-order.ts';
import { dryRun, id, reason } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { OrderView } from '../../present/order.ts';
import { route, takes } from '../../route.ts';
import { planTermination } from '../../termination/make-plan.ts';
import { presentTermination, TerminationPlan } from '../../termination/present.ts';

export const terminateOrder = (parts: Pick<Parts, 'orm' | 'commander'>) =>
  route({
    method: 'post',
    path: '/api/admin/orders/:orderId/terminate',
    summary: 'End an order for good; its bot is removed, and what was paid for the time after that is due back',
    needs: 'order.terminate',
    idempotency: 'taken',
    input: takes({ params: { orderId: id }, query: { dryRun }, body: { reason } }),
    output: z.union([OrderView, TerminationPlan]),

    async handle({ params: { orderId }, query, body: { reason } }, call) {
      if (query.dryRun) return presentTermination(await planTermination(parts, call, orderId));
      return commandOrder(parts, call, { orderId, name: 'terminate', reason, says: () => ({}) });
    },
  });
