import { commandOrder } from '../../command-order.ts';
import { id, reason } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { OrderView } from '../../present/order.ts';
import { route, takes } from '../../route.ts';

export const rejectOrder = (parts: Pick<Parts, 'orm' | 'commander'>) =>
  route({
    method: 'post',
    path: '/api/admin/orders/:orderId/reject',
    summary: 'Reject a paid order; its money is due back. The customer reads the reason',
    needs: 'order.reject',
    idempotency: 'taken',
    input: takes({ params: { orderId: id }, body: { reason } }),
    output: OrderView,

    handle: ({ params, body }, call) => commandOrder(parts, call, { ...params, ...body, name: 'reject' }),
  });
