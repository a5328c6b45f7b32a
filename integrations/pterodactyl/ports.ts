import type { PanelAllocation } from './application/nodes.ts';
import type { ApplicationApi } from './application.ts';
import { isMissing } from './envelope.ts';
import { nodeMissing } from './missing.ts';

export async function freePorts(panel: ApplicationApi, nodeId: number, ports: readonly string[]) {
  const free = await panel.freeAllocations(nodeId).catch((error) => {
    throw isMissing(error) ? nodeMissing(nodeId) : error;
  });
  return free.filter(({ port }) => isWithin(port, ports)).toSorted(byPort);
}

const byPort = (one: PanelAllocation, other: PanelAllocation) => one.port - other.port || one.id - other.id;

/** Whether a port is one of `30000` or `30000-30999`; no entries allow every port. */
const isWithin = (port: number, entries: readonly string[]): boolean =>
  entries.length === 0 ||
  entries.some((entry) => {
    const [from, to = from] = entry.split('-').map(Number);
    return port >= from! && port <= to!;
  });
