import type { ServerStatus } from '../../../domain/hosting.ts';
import { daemonUrl } from '../../../integrations/pterodactyl/application/nodes.ts';
import type { PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import { externalIdOf } from '../../../integrations/pterodactyl/server-layout.ts';
import { panelStatus, runStatus } from '../../../integrations/pterodactyl/server-state.ts';
import type { PterodactylSettings } from '../../../integrations/pterodactyl/settings.ts';
import { type WingsServer, wingsApi } from '../../../integrations/pterodactyl/wings.ts';

/** A node that Botyard may ask directly, because its owner gave its token away. */
export interface OpenNode {
  nodeId: number;
  token: string;
}

interface Deps {
  settings: PterodactylSettings;
  panel: ApplicationApi;
  nodes: readonly OpenNode[];
}

/** The panel's own list, a hundred a call, and one call for the processes of each open node. */
export async function statuses({ settings, panel, nodes }: Deps, orderIds: readonly string[]) {
  const orders = new Map(orderIds.map((orderId) => [externalIdOf(settings, orderId), orderId]));
  const found = new Map<string, ServerStatus>(orderIds.map((orderId) => [orderId, 'missing']));
  const processes = await processesOn(panel, nodes);

  for await (const page of panel.listServers()) {
    for (const server of page) {
      const orderId = orders.get(server.external_id?.toLowerCase() ?? '');
      if (orderId !== undefined) found.set(orderId, combined(server, processes));
    }
  }
  return found;
}

/** Null for a node that did not answer. */
type Processes = ReadonlyMap<number, ReadonlyMap<string, WingsServer> | null>;

async function processesOn(panel: ApplicationApi, nodes: readonly OpenNode[]): Promise<Processes> {
  const asked = nodes.map(async ({ nodeId, token }) => {
    const node = await panel.findNode(nodeId);
    const servers =
      node &&
      (await wingsApi({ url: daemonUrl(node), token })
        .listServers()
        .catch(() => null));
    return [nodeId, servers && new Map(servers.map((server) => [server.uuid, server]))] as const;
  });
  return new Map(await Promise.all(asked));
}

function combined(server: PanelServer, processes: Processes): ServerStatus {
  const status = panelStatus(server);
  const onNode = processes.get(server.node);
  if (status !== 'created' || onNode === undefined) return status;
  const process = onNode?.get(server.uuid);
  return process ? runStatus(process.state) : 'unknown';
}
