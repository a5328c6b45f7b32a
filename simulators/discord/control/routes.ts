import { z } from 'zod';
import { faultSchema } from './faults.ts';
import { order } from './order.ts';

/** What a test, or the page, may do to this Discord, which no Discord offers. Without a key, and on this machine only. */
export const controlRoutes = [
  order({
    method: 'POST',
    path: '/_control/faults',
    schema: faultSchema,
    handle: (fault, { faults }) => faults.add(fault),
  }),
  order({ method: 'DELETE', path: '/_control/faults', handle: (_body, { faults }) => faults.clear() }),
  order({
    method: 'POST',
    path: '/_control/clock',
    schema: z.strictObject({ advanceMs: z.number().positive() }),
    handle({ advanceMs }, { clock }) {
      clock.advance(advanceMs);
      return { now: new Date(clock.now()).toISOString() };
    },
  }),
  order({ method: 'GET', path: '/_control/requests', handle: (_body, { log }) => log.requests }),
  order({ method: 'DELETE', path: '/_control/requests', handle: (_body, { log }) => log.clear() }),
];
