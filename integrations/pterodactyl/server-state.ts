import type { Observation, ServerStatus } from '../../domain/hosting.ts';
import type { PanelServer } from './application/servers.ts';
import type { ApplicationApi } from './application.ts';
import type { ClientApi } from './client.ts';
import type { OpenPanel } from './observe.ts';
import { PanelBusy, PanelError } from './panel-error.ts';
import type { ServerLayout } from './server-layout.ts';

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

/** Panel and process in one word; one that is offline may never have been installed. */
export async function stateOf(
  { panel, client }: OpenPanel,
  server: PanelServer | null,
  { installMarker }: Pick<ServerLayout, 'installMarker'>,
): Promise<Observation> {
  const seen = await measure(client, server);
  if (!server || !client || seen.status !== 'offline') return seen;
  const marker = installMarker ?? (await markerOf(panel, server));
  return marker && !(await hasFile(client, server, marker)) ? { ...seen, status: 'install-failed' } : seen;
}

/** What is used where that can be measured: not without a key, nor when the node is away. */
export async function measure(client: ClientApi | null, server: PanelServer | null): Promise<Observation> {
  const status = panelStatus(server);
  if (!server || !client || status !== 'created') return { status, usage: null };

  const measured = await client.readResources(server.identifier).catch(unknownWhenUnreachable);
  if (measured === 'unknown') return { status: 'unknown', usage: null };
  const { state, ...usage } = measured;
  const running = runStatus(state);
  // Of a node that is away, Pelican reports nothing but noughts.
  return { status: running, usage: running === 'unknown' ? null : usage };
}

/** A node that is away, or a state that began a moment ago, says nothing of the bot; a panel that is away is another matter. */
function unknownWhenUnreachable(error: unknown): 'unknown' {
  if (error instanceof PanelBusy && error.code === 'DaemonConnectionException') return 'unknown';
  if (error instanceof PanelError && error.code === 'ServerStateConflictException') return 'unknown';
  throw error;
}

const knownMarker = '.installed-ok';

/**
 * The panel calls an install done even when its script failed or was never run to its end. An egg whose script leaves a
 * mark as its last deed gives that away; of any other egg nobody knows.
 */
async function markerOf(panel: ApplicationApi, { nest, egg }: PanelServer): Promise<string | null> {
  const found = await panel.findEgg({ nestId: nest, eggId: egg });
  return found?.installScript.includes(knownMarker) ? knownMarker : null;
}

async function hasFile(client: ClientApi, { identifier }: PanelServer, file: string): Promise<boolean> {
  const files = await client.listFiles(identifier, '/');
  return files.some(({ name }) => name === file);
}
