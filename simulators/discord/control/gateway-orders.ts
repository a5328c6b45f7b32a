import { setOutage } from '../gateway/outage.ts';
import { endTroubles, makeTrouble, troubleSchema } from '../gateway/trouble.ts';
import { order } from './order.ts';

/** Who is connected, and what may go wrong with that. */
export const gatewayOrders = [
  order({
    method: 'GET',
    path: '/_control/sessions',
    handle: (_body, { gateway }) =>
      [...gateway.sessions.values()].map(({ id, application, intents, shard, seq, ...session }) => ({
        ...{ id, application: application.id, intents, shard, seq },
        presence: session.presence,
        presenceUpdates: session.presenceUpdates,
        connected: session.connection !== null,
      })),
  }),
  order({
    method: 'POST',
    path: '/_control/gateway',
    schema: troubleSchema,
    handle: (trouble, world) => makeTrouble(world, trouble),
  }),
  order({ method: 'DELETE', path: '/_control/gateway', handle: (_body, world) => endTroubles(world) }),
  order({
    method: 'PUT',
    path: '/_control/guilds/:guild/outage',
    handle: (_body, world, { guild }) => setOutage(world, guild!, true),
  }),
  order({
    method: 'DELETE',
    path: '/_control/guilds/:guild/outage',
    handle: (_body, world, { guild }) => setOutage(world, guild!, false),
  }),
];
