import { accepted, anOrder, bring, placed, submitted } from '../factories/order-life.ts';
import type { ServedApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';

export interface Stage {
  api: ServedApi;
  customer: Caller;
}

export interface Sample {
  path: string;
  body?: object;
}

const brought =
  (deed: string, changes: Parameters<typeof bring>[2], body = {}) =>
  async ({ api, customer }: Stage): Promise<Sample> => {
    const { id } = await placed(customer);
    await bring(api, id, changes);
    return { path: `/api/admin/orders/${id}/${deed}`, body };
  };

const broughtOwn =
  (deed: string, changes: Parameters<typeof bring>[2]) =>
  async ({ api, customer }: Stage): Promise<Sample> => {
    const { id } = await placed(customer);
    await bring(api, id, changes);
    return { path: `/api/orders/${id}/${deed}`, body: {} };
  };

const own =
  (rest: string, body?: object) =>
  async ({ customer }: Stage): Promise<Sample> => ({
    path: `/api/orders/${(await placed(customer)).id}${rest}`,
    ...(body && { body }),
  });

const payment =
  (deed: string, body: object) =>
  async ({ customer }: Stage): Promise<Sample> => ({
    path: `/api/admin/payments/${(await submitted(customer)).id}/${deed}`,
    body,
  });

const there = (path: string, body?: object) => async (): Promise<Sample> => ({ path, ...(body && { body }) });

const trouble = { who: 'staff', cause: 'No port is free.', remedy: 'Add ports.', since: 1 } as const;

/** For every route one request that succeeds, and what has to be there before. */
export const samples: Record<string, (stage: Stage) => Promise<Sample>> = {
  'get /health': there('/health'),
  'get /api/plans': there('/api/plans'),
  'post /api/orders': there('/api/orders', anOrder()),
  'get /api/orders': there('/api/orders'),
  'get /api/orders/:orderId': own(''),
  'get /api/orders/:orderId/timeline': own('/timeline'),
  'get /api/orders/:orderId/invoices': own('/invoices'),
  'post /api/orders/:orderId/accept-quote': own('/accept-quote', {}),
  'post /api/orders/:orderId/decline-quote': own('/decline-quote', {}),
  'post /api/orders/:orderId/cancel': own('/cancel', {}),
  'post /api/orders/:orderId/restart': broughtOwn('restart', { phase: 'active' }),
  'put /api/orders/:orderId/bot-token': own('/bot-token', { token: 'first-part.second.third-part' }),
  'post /api/orders/:orderId/payments': async ({ customer }) => ({
    path: `/api/orders/${(await accepted(customer)).id}/payments`,
    body: { method: 'manual', reference: 'Transfer 1' },
  }),
  'get /api/admin/orders': there('/api/admin/orders'),
  'get /api/admin/overview': there('/api/admin/overview'),
  'get /api/admin/payments': there('/api/admin/payments'),
  'post /api/admin/payments/:paymentId/confirm': payment('confirm', {}),
  'post /api/admin/payments/:paymentId/reject': payment('reject', { reason: 'Nothing has arrived.' }),
  'post /api/admin/orders/:orderId/approve': brought('approve', { phase: 'awaiting-approval' }),
  'post /api/admin/orders/:orderId/reject': brought('reject', { phase: 'awaiting-approval' }, { reason: 'No.' }),
  'post /api/admin/orders/:orderId/retry': brought('retry', { phase: 'provisioning', attention: trouble }),
  'post /api/admin/orders/:orderId/settle': brought(
    'settle',
    { phase: 'settling', refundDue: 500 },
    { outcome: 'refunded' },
  ),
};
