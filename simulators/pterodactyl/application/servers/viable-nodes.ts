import type { PanelState } from '../../state/panel-state.ts';
import type { PanelNode } from '../../state/rows.ts';

export interface Need {
  memory: number;
  disk: number;
  /** Empty: anywhere. */
  locations: readonly number[];
}

/** Servers without a limit count as nothing. */
export function usedOn({ servers }: PanelState, { id }: PanelNode): { memory: number; disk: number } {
  const used = { memory: 0, disk: 0 };
  for (const server of servers.all()) {
    if (server.nodeId !== id) continue;
    used.memory += server.memory;
    used.disk += server.disk;
  }
  return used;
}

/** An overallocation of -1 is meant to lift the limit, but here it takes one per cent away. Maintenance is not looked at. */
export const viableNodes = (state: PanelState, { memory, disk, locations }: Need): PanelNode[] =>
  state.nodes.filter((node) => {
    if (!node.public || (locations.length > 0 && !locations.includes(node.locationId))) return false;
    const used = usedOn(state, node);
    const fitsMemory = used.memory + memory <= node.memory * (1 + node.memoryOverallocate / 100);
    return fitsMemory && used.disk + disk <= node.disk * (1 + node.diskOverallocate / 100);
  });
