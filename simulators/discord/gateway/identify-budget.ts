import { botToken } from '../state/make.ts';
import type { Application } from '../state/rows.ts';
import type { World } from '../world.ts';
import { authenticationFailed } from './close.ts';
import type { Shard } from './listener.ts';

const day = 86_400_000;
const between = 5_000;
export const identifiesADay = 1_000;
/** How many shards may identify themselves at once. */
export const maxConcurrency = 1;

/** What is left of today's. */
export function identifiesOf({ clock }: Pick<World, 'clock'>, application: Application): Application['identifies'] {
  const { identifies } = application;
  if (identifies.resetsAt <= clock.now()) {
    application.identifies = { left: identifiesADay, resetsAt: clock.now() + day };
  }
  return application.identifies;
}

/** Counts one; false where the last was a moment ago. Whoever has none left loses the token, so that nobody goes on with it. */
export function spendIdentify(world: World, application: Application, [part]: Shard): boolean {
  const { clock, gateway } = world;
  const key = `${application.id}/${part % maxConcurrency}`;
  const last = gateway.identifiedAt.get(key);
  if (last !== undefined && clock.now() - last < between) return false;

  const identifies = identifiesOf(world, application);
  if (identifies.left === 0) throw tokenLost(world, application);
  identifies.left -= 1;
  gateway.identifiedAt.set(key, clock.now());
  world.saveSoon();
  return true;
}

function tokenLost({ gateway, saveSoon }: World, application: Application) {
  application.token = botToken(application.id);
  saveSoon();
  for (const { application: of, connection } of gateway.sessions.values()) {
    if (of === application) connection?.close(authenticationFailed());
  }
  return authenticationFailed();
}
