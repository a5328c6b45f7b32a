import type { Observation, ServerStatus } from '../../domain/hosting.ts';
import type { PanelServer } from './application/servers.ts';
import type { ClientApi } from './client.ts';
import { PanelBusy, PanelError } from './panel-error.ts';

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

interface Eyes {
  client: ClientApi | null;
  /** A file in the server's folder that the egg's install script writes last; without one, every install counts as good. */
  installMarker?: string | undefined;
}

/** Panel and process in one word, and what is used where that can be measured: not without a key, nor when the node is away. */
export async function stateOf({ client, installMarker }: Eyes, server: PanelServer | null): Promise<Observation> {
  const status = panelStatus(server);
  if (!server || !client || status !== 'created') return { status, usage: null };

  const measured = await client.readResources(server.identifier).catch(unknownWhenUnreachable);
  if (measured === 'unknown') return { status: 'unknown', usage: null };
  const { state, ...usage } = measured;
  const running = runStatus(state);
  if (running !== 'offline' || !installMarker) return { status: running, usage };
  return { status: (await hasMarker(client, server, installMarker)) ? 'offline' : 'install-failed', usage };
}

/** A node that is away, or a state that began a moment ago, says nothing of the bot; a panel that is away is another matter. */
function unknownWhenUnreachable(error: unknown): 'unknown' {
  if (error instanceof PanelBusy && error.code === 'DaemonConnectionException') return 'unknown';
  if (error instanceof PanelError && error.code === 'ServerStateConflictException') return 'unknown';
  throw error;
}

/** The panel calls an install done even when its script failed; only what the script leaves behind tells. */
async function hasMarker(client: ClientApi, { identifier }: PanelServer, marker: string): Promise<boolean> {
  const files = await client.listFiles(identifier, '/');
  return files.some(({ name }) => name === marker);
}
