import type { ServerStatus } from '../../../domain/hosting.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { PanelBusy, PanelError } from '../../../integrations/pterodactyl/panel-error.ts';
import type { PterodactylSettings } from './settings.ts';

const byPanelStatus: Record<string, ServerStatus> = {
  installing: 'installing',
  install_failed: 'install-failed',
  reinstall_failed: 'install-failed',
  suspended: 'suspended',
};

/** A process that is stopping is on its way to be offline. */
const byRunState: Record<string, ServerStatus> = {
  offline: 'offline',
  stopping: 'offline',
  stopped: 'offline',
  starting: 'starting',
  running: 'running',
};

/** What the panel alone knows: `created` means that the server stands, and its process has to be asked for elsewhere. */
export function panelStatus(server: PanelServer | null): ServerStatus {
  if (!server) return 'missing';
  if (server.status === null) return 'created';
  return byPanelStatus[server.status] ?? 'unknown';
}

export const runStatus = (state: string): ServerStatus => byRunState[state] ?? 'unknown';

interface Deps {
  settings: PterodactylSettings;
  client: ClientApi | null;
}

/** Panel and process in one word. */
export async function statusOf({ settings, client }: Deps, server: PanelServer | null): Promise<ServerStatus> {
  const status = panelStatus(server);
  if (!server || !client || status !== 'created') return status;

  const running = await client
    .readResources(server.identifier)
    .then(({ state }) => runStatus(state))
    .catch(unknownWhenUnreachable);
  if (running !== 'offline' || !settings.installMarker) return running;
  return (await hasMarker(client, server, settings.installMarker)) ? 'offline' : 'install-failed';
}

/** A node that is away, or a state that began a moment ago, says nothing of the bot; a panel that is away is another matter. */
export function unknownWhenUnreachable(error: unknown): 'unknown' {
  if (error instanceof PanelBusy && error.code === 'DaemonConnectionException') return 'unknown';
  if (error instanceof PanelError && error.code === 'ServerStateConflictException') return 'unknown';
  throw error;
}

/** The panel calls an install done even when its script failed; only what the script leaves behind tells. */
async function hasMarker(client: ClientApi, { identifier }: PanelServer, marker: string): Promise<boolean> {
  const files = await client.listFiles(identifier, '/');
  return files.some(({ name }) => name === marker);
}
