import type { Event } from '../events/tell.ts';
import { endSession } from '../gateway/gateway.ts';
import { become } from '../state/reset.ts';
import { revive } from '../state/text.ts';
import type { World } from '../world.ts';
import { crowdSchema, makeCrowd } from './crowd.ts';
import { order } from './order.ts';

/** What there is, as a whole. */
export const stateOrders = [
  order({
    method: 'POST',
    path: '/_control/seed',
    schema: crowdSchema,
    handle: (wanted, world) => makeCrowd(world, wanted),
  }),
  order({ method: 'POST', path: '/_control/reset', handle: (_body, world) => reset(world) }),
];

/** No event of the gateway's: a person's page is to look anew. */
const everythingChanged = 'RESET' as Event;

/** All is as it was at the start, but the time; whoever is connected must come again. */
function reset(world: World): void {
  const {
    state,
    hub,
    gateway,
    faults,
    chaos,
    log,
    frames,
    limits,
    invalidRequests,
    interactions,
    codes,
    consents,
    voices,
  } = world;
  for (const session of [...gateway.sessions.values()]) endSession(world, session);
  for (const connection of [...gateway.connections]) connection.drop();
  become(state, revive(world.beginning())!);
  for (const forgetful of [faults, log, frames, limits, invalidRequests, interactions, codes, consents, voices])
    forgetful.clear();
  for (const forgetful of [gateway.identifiedAt, gateway.membersAskedAt]) forgetful.clear();
  chaos.end();
  for (const { applicationId, tell } of hub.listeners) if (applicationId === null) tell(everythingChanged, '{}');
}
