import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Answer } from '../../../api/contract.ts';
import type { listOrderPayments } from '../../../api/routes/list-order-payments.ts';
import type { listOrders } from '../../../api/routes/list-orders.ts';
import type { listPlans } from '../../../api/routes/list-plans.ts';
import type { readOrder } from '../../../api/routes/read-order.ts';
import type { readTimeline } from '../../../api/routes/read-timeline.ts';
import { call } from '../../server/call.ts';

export type Order = Answer<typeof readOrder>;
export type Payment = Answer<typeof listOrderPayments>['payments'][number];
export type Timeline = Answer<typeof readTimeline>;

// Every key of an order begins with ['orders', 'one', id], and of a list with ['orders', 'list']: see `web/live/news.ts`.

export const ordersQuestion = infiniteQueryOptions({
  queryKey: ['orders', 'list', 'mine'],
  queryFn: ({ pageParam: cursor, signal }) =>
    call<typeof listOrders>('get /api/orders', { query: { limit: 20, ...(cursor && { cursor }) }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }) => next,
});

export const orderQuestion = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'one', orderId, 'order'],
    queryFn: ({ signal }) => call<typeof readOrder>('get /api/orders/:orderId', { params: { orderId }, signal }),
  });

export const timelineQuestion = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'one', orderId, 'timeline'],
    queryFn: ({ signal }) =>
      call<typeof readTimeline>('get /api/orders/:orderId/timeline', { params: { orderId }, signal }),
  });

export const paymentsQuestion = (orderId: string) =>
  queryOptions({
    queryKey: ['orders', 'one', orderId, 'payments'],
    queryFn: ({ signal }) =>
      call<typeof listOrderPayments>('get /api/orders/:orderId/payments', { params: { orderId }, signal }),
    select: ({ payments }) => payments,
  });

export const plansQuestion = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => call<typeof listPlans>('get /api/plans', { signal }),
  staleTime: 600_000,
});
