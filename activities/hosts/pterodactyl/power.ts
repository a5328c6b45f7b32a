import type { PowerSignal, Restart } from '../../../domain/hosting.ts';
import { Busy, Refusal } from '../../../domain/refusal.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { requireClient } from '../../../integrations/pterodactyl/required.ts';

export async function power(client: ClientApi | null, server: PanelServer, signal: PowerSignal): Promise<void> {
  const reached = requireClient(client);
  requireCalm(server);
  await reached.sendPower(server.identifier, signal);
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
export const isOpen = ({ status }: PanelServer): boolean => status === null || status === 'reinstall_failed';

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
