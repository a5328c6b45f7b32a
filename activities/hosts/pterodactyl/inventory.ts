import { type HostInventory, isNamedLikeBot, type StandingServer } from '../../../domain/reconcile.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import { externalIdOf, type ServerLayout } from '../../../integrations/pterodactyl/server-layout.ts';
import { panelStatus } from '../../../integrations/pterodactyl/server-state.ts';

/** The servers on a panel that are this installation's: by their key, or by a bot's name where they have none. A hundred a call. */
export const pterodactylInventory = (panel: ApplicationApi, layout: ServerLayout): HostInventory => ({
  name: 'pterodactyl',
  async *servers() {
    const ours = externalIdOf(layout, '');
    for await (const page of panel.listServers()) {
      yield page.flatMap((server) => {
        const key = server.external_id?.toLowerCase() ?? null;
        if (key?.startsWith(ours)) return [standing(server, key.slice(ours.length))];
        return key === null && isNamedLikeBot(server.name) ? [standing(server, null)] : [];
      });
    }
  },
});

const standing = (server: PanelServer, orderId: string | null): StandingServer => ({
  serverId: server.identifier,
  name: server.name,
  orderId,
  resources: {
    memoryMb: server.limits.memory,
    cpuPercent: server.limits.cpu,
    diskMb: server.limits.disk,
    databases: server.feature_limits.databases ?? 0,
    backups: server.feature_limits.backups ?? 0,
  },
  status: panelStatus(server),
});
