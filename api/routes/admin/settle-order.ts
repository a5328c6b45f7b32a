import { z } from 'zod';
import { commandOrder } from '../../command-order.ts';
import { id, reason } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { OrderView } from '../../present/order.ts';
import { route, takes } from '../../route.ts';

const outcome = z.enum(['refunded', 'waived'], 'must be refunded or waived.');

export const settleOrder = (parts: Pick<Parts, 'orm' | 'commander'>) =>
  route({
    method: 'post',
    path: '/api/admin/orders/:orderId/settle',
    summary: 'Say that the money of an order that is over was refunded, or is waived',
    needs: 'order.settle',
    idempotency: 'taken',
    input: takes({ params: { orderId: id }, body: { outcome, reason: reason.optional() } }),
    output: OrderView,

    handle: ({ params, body }, call) => commandOrder(parts, call, { ...params, ...body, name: 'settle' }),
  });
