import type { NewServer, PanelServer } from '../../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../../integrations/pterodactyl/application.ts';
import { noAllocation } from '../../../integrations/pterodactyl/missing.ts';
import { PanelError } from '../../../integrations/pterodactyl/panel-error.ts';
import { freePorts } from '../../../integrations/pterodactyl/ports.ts';

/** The panel itself locks nothing between picking a port and taking it, so all who pick one on a node take turns. */
export type WithNodeLock = <Result>(nodeId: number, work: () => Promise<Result>) => Promise<Result>;

interface Deps {
  panel: ApplicationApi;
  withNodeLock: WithNodeLock;
}

const attempts = 5;

/** Creates the server on the node's first free port. A port that a stranger took meanwhile gives way to the next. */
export const createOnNode = (
  { panel, withNodeLock }: Deps,
  { nodeId, ports, body }: { nodeId: number; ports: readonly string[]; body: NewServer },
): Promise<PanelServer> =>
  withNodeLock(nodeId, async () => {
    const free = await freePorts(panel, nodeId, ports);
    for (const { id } of free.slice(0, attempts)) {
      const server = await createAt(panel, body, id);
      if (server) return server;
    }
    throw noAllocation(`on node ${nodeId}`, { ports });
  });

/** Null when the port was taken before us. */
async function createAt(panel: ApplicationApi, body: NewServer, allocationId: number): Promise<PanelServer | null> {
  try {
    return await panel.createServer({ ...body, allocation: { default: allocationId } });
  } catch (error) {
    if (error instanceof PanelError && error.breaks('allocation.default')) return null;
    throw error;
  }
}
