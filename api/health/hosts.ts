import type { HostObserver } from '../../domain/hosting.ts';
import { PanelBusy } from '../../integrations/pterodactyl/panel-error.ts';
import { probeOf } from './probe.ts';

const nobody = '00000000-0000-0000-0000-000000000000';

/** Whether the hosts can be asked at all: each is asked for the server of nobody's order. */
export const hostsProbe = (observers: readonly HostObserver[]) =>
  probeOf(async () => {
    await Promise.all(observers.map((observer) => observer.observe(nobody).catch(unlessAskedEnough)));
    return null;
  }, 'A host of bots does not answer as it should. Its bots are not touched by that; what is to be done there waits.');

/** A panel whose calls are used up for this minute is well. */
function unlessAskedEnough(error: unknown): void {
  if (!(error instanceof PanelBusy) || error.status !== 429) throw error;
}
