import { chaosSchema } from './chaos.ts';
import { faultSchema } from './faults.ts';
import { order } from './order.ts';
import { outageSchema } from './outage.ts';

/** What may go wrong, on demand. */
export const weatherOrders = [
  order({
    method: 'POST',
    path: '/_control/faults',
    schema: faultSchema,
    handle: (fault, { faults }) => faults.add(fault),
  }),
  order({ method: 'DELETE', path: '/_control/faults', handle: (_body, { faults }) => faults.clear() }),
  order({
    method: 'PUT',
    path: '/_control/chaos',
    schema: chaosSchema,
    handle: (wanted, { chaos }) => chaos.begin(wanted),
  }),
  order({ method: 'DELETE', path: '/_control/chaos', handle: (_body, { chaos }) => chaos.end() }),
  order({
    method: 'POST',
    path: '/_control/outage',
    schema: outageSchema,
    handle: (wanted, { outage }) => outage.begin(wanted),
  }),
];
