import { z } from 'zod';
import { endpointOrders } from './endpoint-orders.ts';
import { gatewayOrders } from './gateway-orders.ts';
import { loadOrders } from './load-orders.ts';
import { logOrders } from './log-orders.ts';
import { order } from './order.ts';
import { peopleOrders } from './people-orders.ts';
import { portalOrders } from './portal-orders.ts';
import { stateOrders } from './state-orders.ts';
import { weatherOrders } from './weather-orders.ts';

/** What a test, or the page, may do to this Discord, which no Discord offers. Without a key, and on this machine only. */
export const controlRoutes = [
  ...weatherOrders,
  ...loadOrders,
  ...logOrders,
  ...portalOrders,
  ...stateOrders,
  ...gatewayOrders,
  ...peopleOrders,
  ...endpointOrders,
  order({
    method: 'POST',
    path: '/_control/clock',
    schema: z.strictObject({ advanceMs: z.number().positive() }),
    handle({ advanceMs }, { clock }) {
      clock.advance(advanceMs);
      return { now: new Date(clock.now()).toISOString() };
    },
  }),
];
