import type { Restart } from '../../../domain/hosting.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { isOpen, startAnew } from './power.ts';

interface Deps {
  panel: ApplicationApi;
  client: ClientApi | null;
}

/** Said twice, it is said for a reason: a Pelican that calls the server suspended may never have reached its node. */
export async function suspend({ panel }: Deps, { id, status }: PanelServer): Promise<void> {
  if (status === 'suspended' && (await forgetsItsNode(panel))) await panel.unsuspendServer(id);
  await panel.suspendServer(id);
}

/** The panel lifts the suspension and starts nothing, so we do; also when an earlier try got no further than the first half. */
export async function unsuspend({ panel, client }: Deps, server: PanelServer): Promise<Restart> {
  if (server.status === 'suspended') {
    await panel.unsuspendServer(server.id);
    return startAnew(client, { ...server, status: null }, 'restart');
  }
  if (!client || !isOpen(server)) return startAnew(client, server, 'restart');
  if (await seemsUp(client, server)) return startAnew(client, server, 'start');
  if (server.status === null && (await forgetsItsNode(panel))) {
    await panel.suspendServer(server.id);
    await panel.unsuspendServer(server.id);
  }
  return startAnew(client, server, 'restart');
}

/** Pelican keeps its word where the node has not heard it, and says nothing anew to who asks for what it calls done. */
const forgetsItsNode = async (panel: ApplicationApi): Promise<boolean> => (await panel.flavor()) === 'pelican';

/** A process on its way down ignores a start, and only a restart waits for it; one that runs is not to be disturbed. */
async function seemsUp(client: ClientApi, { identifier }: PanelServer): Promise<boolean> {
  const { state } = await client.readResources(identifier);
  return state === 'running' || state === 'starting';
}
