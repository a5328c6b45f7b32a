import type { Event } from '../events/tell.ts';
import type { Snowflake } from '../state/rows.ts';
import type { Disturbance } from './disturbance.ts';
import type { Listener } from './listener.ts';

/** An application, or all of them. */
export type Target = Snowflake | 'all';

/** Troubles that were ordered and still last; of each kind one for each target. */
export interface GatewayFaults {
  /** When heartbeats are answered again. */
  acksFrom: Map<Target, number>;
  /** How much later the next READY comes, in milliseconds. */
  readyDelays: Map<Target, number>;
  disturbances: Map<Target, Disturbance>;
}

export const noGatewayFaults = (): GatewayFaults => ({
  acksFrom: new Map(),
  readyDelays: new Map(),
  disturbances: new Map(),
});

export function clearGatewayFaults({ acksFrom, readyDelays, disturbances }: GatewayFaults): void {
  acksFrom.clear();
  readyDelays.clear();
  const disturbing = [...disturbances.values()];
  disturbances.clear();
  for (const disturbance of disturbing) disturbance.end();
}

const targetIn = (orders: Map<Target, unknown>, applicationId: Snowflake | undefined): Target =>
  applicationId !== undefined && orders.has(applicationId) ? applicationId : 'all';

export const areAcksMissing = ({ acksFrom }: GatewayFaults, applicationId: Snowflake | undefined, now: number) =>
  now < (acksFrom.get(targetIn(acksFrom, applicationId)) ?? 0);

/** Uses the order up. */
export function takeReadyDelay({ readyDelays }: GatewayFaults, applicationId: Snowflake): number {
  const target = targetIn(readyDelays, applicationId);
  const delay = readyDelays.get(target) ?? 0;
  readyDelays.delete(target);
  return delay;
}

/** Tells a listener, as far as nothing comes between. A person hears everything. */
export function tellDisturbed(
  { disturbances }: GatewayFaults,
  listener: Listener,
  { event, text }: { event: Event; text: string },
): void {
  const tell = () => listener.tell(event, text);
  const target = targetIn(disturbances, listener.applicationId ?? undefined);
  const disturbance = listener.applicationId === null ? undefined : disturbances.get(target);
  if (!disturbance) tell();
  else if (!disturbance.meet(tell)) disturbances.delete(target);
}
