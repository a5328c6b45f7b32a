import type { ServerStatus } from '../../../domain/hosting.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';

interface Deps {
  panel: ApplicationApi;
  client: ClientApi | null;
}

const mark = '.installed-ok';

/**
 * The panel calls an install done even when its script failed or was never run to its end. An egg whose script leaves a
 * mark as its last deed gives that away; of any other egg nobody knows.
 */
export async function offlineOrNeverInstalled({ panel, client }: Deps, server: PanelServer): Promise<ServerStatus> {
  const egg = await panel.findEgg({ nestId: server.nest, eggId: server.egg });
  if (!client || !egg?.installScript.includes(mark)) return 'offline';
  const files = await client.listFiles(server.identifier, '/');
  return files.some(({ name }) => name === mark) ? 'offline' : 'install-failed';
}
