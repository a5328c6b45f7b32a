import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { approveOrder } from '../../../api/routes/admin/approve-order.ts';
import type { listStaffOrders } from '../../../api/routes/admin/list-orders.ts';
import type { provisionOrder } from '../../../api/routes/admin/provision-order.ts';
import type { rejectOrder } from '../../../api/routes/admin/reject-order.ts';
import { call } from '../../server/call.ts';
import type { Order } from '../orders/questions.ts';

/** Each of them asks the host; so few at a time. */
const limit = 10;

export const waitingQuestion = infiniteQueryOptions({
  queryKey: ['orders', 'list', 'waiting'],
  queryFn: ({ pageParam: cursor, signal }) =>
    call<typeof listStaffOrders>('get /api/admin/orders', {
      query: { phase: 'awaiting-approval', limit, ...(cursor && { cursor }) },
      signal,
    }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

/** What approving would do, and what the host says of it. */
export const planQuestion = ({ id, tier, guildId, addons }: Order) =>
  queryOptions({
    queryKey: ['orders', 'one', id, 'plan'],
    queryFn: async ({ signal }) => {
      const plan = await call<typeof provisionOrder>('post /api/admin/deployments/provision', {
        query: { dryRun: '1' },
        body: { orderId: id, tier, discordGuildId: guildId, selectedAddons: addons },
        signal,
      });
      if ('preflight' in plan) return plan;
      throw new Error('A dry run was answered with an order.');
    },
  });

export interface Deed {
  orderId: string;
  key: string;
}

export const approve = ({ orderId, key }: Deed) =>
  call<typeof approveOrder>('post /api/admin/orders/:orderId/approve', { params: { orderId }, body: {}, key });

export const reject = ({ orderId, key, reason }: Deed & { reason: string }) =>
  call<typeof rejectOrder>('post /api/admin/orders/:orderId/reject', { params: { orderId }, body: { reason }, key });
