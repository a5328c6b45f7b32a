import { Busy } from '../../../domain/refusal.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { Provisioning } from './provision.ts';

/** Two creations at once, one of them not ours, can both be given the same port; the panel then leaves it to the later. */
export async function keepPort({ panel }: Provisioning, server: PanelServer): Promise<PanelServer> {
  if (server.allocation === null) return server;
  const owned = await panel.readAllocationIds(server.id);
  if (owned.includes(server.allocation)) return server;

  await panel.deleteServer(server.id);
  throw new Busy(
    `Another server took the port of ${server.identifier} at the same moment; it will be made anew.`,
    1_000,
  );
}
