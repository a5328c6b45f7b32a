import { order } from './order.ts';

/** What was asked, and what of it was amiss. */
export const logOrders = [
  order({ method: 'GET', path: '/_control/requests', handle: (_body, { log }) => log.requests }),
  order({ method: 'GET', path: '/_control/warnings', handle: (_body, { log }) => log.warnings }),
  order({ method: 'DELETE', path: '/_control/requests', handle: (_body, { log }) => log.clear() }),
  order({
    method: 'GET',
    path: '/_control/invalid-requests',
    handle: (_body, { invalidRequests }) => invalidRequests.counts(),
  }),
];
