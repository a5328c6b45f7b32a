import type { ServerUsage } from '../../../domain/hosting.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ClientApi } from '../../../integrations/pterodactyl/client.ts';
import { unknownWhenUnreachable } from './status.ts';

/** Null where nothing can be measured now: no key for it, a suspended server, a node that is away. */
export async function usageOf(client: ClientApi | null, server: PanelServer): Promise<ServerUsage | null> {
  if (!client || server.status !== null) return null;
  const measured = await client.readResources(server.identifier).catch(unknownWhenUnreachable);
  if (measured === 'unknown') return null;
  const { memoryBytes, cpuPercent, diskBytes, uptimeMs } = measured;
  return { memoryBytes, cpuPercent, diskBytes, uptimeMs };
}
