import type { ServerStatus } from '../../../../domain/hosting.ts';
import { isUp } from '../../../../domain/watching.ts';
import type { PanelNode } from '../../../../integrations/pterodactyl/application/nodes.ts';
import type { PanelServer } from '../../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../../integrations/pterodactyl/application.ts';
import { panelStatus } from '../../../../integrations/pterodactyl/server-state.ts';
import { inLanes } from './in-lanes.ts';

/** Where a server is, and what the panel alone says of it. */
export interface Listed extends Pick<PanelServer, 'uuid' | 'identifier' | 'node'> {
  status: ServerStatus;
}

export interface Roster {
  servers: ReadonlyMap<string, Listed>;
  nodes: ReadonlyMap<number, PanelNode>;
}

const pagesAtOnce = 4;

/** How long the panel's lists are believed, in milliseconds: not from one sweep to the next. */
const lasts = 240_000;

/** The panel's own lists, which cost a call for each hundred servers and are kept for a while. */
export function rosterKeeper() {
  let kept: (Roster & { at: number }) | null = null;

  const renew = async (panel: ApplicationApi) => {
    const at = Date.now();
    kept = { at, nodes: await nodesOf(panel), servers: await serversOf(panel) };
    return kept;
  };

  return {
    renew,
    /** A list that is not new is believed only where it has no bad news of these servers; answers too whether it is new. */
    async read(panel: ApplicationApi, externalIds: readonly string[]): Promise<Roster & { isNew: boolean }> {
      const { servers, at } = kept ?? { servers: new Map<string, Listed>(), at: 0 };
      const isBadNews = (id: string) => isUp(servers.get(id)?.status ?? 'missing') === false;
      const isNew = at + lasts < Date.now() || externalIds.some(isBadNews);
      return { ...(isNew || !kept ? await renew(panel) : kept), isNew };
    },
    forget() {
      kept = null;
    },
  };
}

export type RosterKeeper = ReturnType<typeof rosterKeeper>;

async function nodesOf(panel: ApplicationApi): Promise<Roster['nodes']> {
  const nodes = new Map<number, PanelNode>();
  for await (const page of panel.listNodes()) for (const node of page) nodes.set(node.id, node);
  return nodes;
}

async function serversOf(panel: ApplicationApi): Promise<Roster['servers']> {
  const servers = new Map<string, Listed>();
  const keep = (page: readonly PanelServer[]) => {
    for (const server of page) {
      const { external_id, uuid, identifier, node } = server;
      if (external_id !== null)
        servers.set(external_id.toLowerCase(), { uuid, identifier, node, status: panelStatus(server) });
    }
  };

  const { rows, total } = await panel.listServersOn(1);
  keep(rows);
  const others = Array.from({ length: Math.max(total - 1, 0) }, (_, at) => at + 2);
  for await (const page of inLanes(others, pagesAtOnce, panel.listServersOn)) keep(page.rows);
  return servers;
}
