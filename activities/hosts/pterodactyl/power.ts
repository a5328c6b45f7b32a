import type { PowerSignal, Restart } from '../../../domain/hosting.ts';
import { Busy, Refusal } from '../../../domain/refusal.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { requireClient } from '../../../integrations/pterodactyl/required.ts';

interface Deps {
  panel: ApplicationApi;
  client: ClientApi | null;
}

export async function power(client: ClientApi | null, server: PanelServer, signal: PowerSignal): Promise<void> {
  const reached = requireClient(client);
  requireCalm(server);
  await reached.sendPower(server.identifier, signal);
}

/** The panel lifts the suspension and starts nothing, so we do; also when an earlier try got no further than the first half. */
export async function unsuspend({ panel, client }: Deps, server: PanelServer): Promise<Restart> {
  if (server.status === 'suspended') {
    await panel.unsuspendServer(server.id);
    return startAnew(client, { ...server, status: null }, 'restart');
  }
  const isUp = client && isOpen(server) && (await seemsUp(client, server));
  return startAnew(client, server, isUp ? 'start' : 'restart');
}

/** Tells the process to start anew, where there can be one and we have a way to it. */
export async function startAnew(
  client: ClientApi | null,
  server: PanelServer,
  signal: 'start' | 'restart',
): Promise<Restart> {
  if (!isOpen(server)) return 'not-needed';
  if (!client) return 'by-hand';
  await client.sendPower(server.identifier, signal);
  return 'ordered';
}

/** Where the panel lets a process be told anything. One whose reinstallation failed still has its old files. */
const isOpen = ({ status }: PanelServer): boolean => status === null || status === 'reinstall_failed';

/** A process on its way down ignores a start, and only a restart waits for it; one that runs is not to be disturbed. */
async function seemsUp(client: ClientApi, { identifier }: PanelServer): Promise<boolean> {
  const { state } = await client.readResources(identifier);
  return state === 'running' || state === 'starting';
}

/** The panel would answer all of these with the same conflict. */
function requireCalm({ identifier, status }: PanelServer): void {
  if (status === 'suspended') {
    throw new Refusal('server-suspended', `The server ${identifier} is suspended.`, {
      remedy: 'Unsuspend the order first.',
    });
  }
  if (status === 'install_failed') {
    throw new Refusal('install-failed', `The installation of ${identifier} failed.`, {
      remedy:
        "Look at the installation log in the panel; check the egg's script, image and startup command, then reinstall.",
    });
  }
  if (status === 'installing' || status === 'restoring_backup') {
    throw new Busy(`The server ${identifier} is ${status.replace('_', ' ')}.`, 10_000);
  }
}
