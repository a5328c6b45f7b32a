import { isPelican } from '../../flavor.ts';
import type { PanelState } from '../../state/panel-state.ts';
import type { PanelNode } from '../../state/rows.ts';
import type { World } from '../../world.ts';

export interface Need {
  memory: number;
  disk: number;
  cpu: number;
  /** Empty: anywhere. */
  locations: readonly number[];
  /** Pelican's own: any of them will do. Empty: anywhere. */
  tags: readonly string[];
}

/** Servers without a limit count as nothing. */
export function usedOn({ servers }: PanelState, { id }: PanelNode): { memory: number; disk: number; cpu: number } {
  const used = { memory: 0, disk: 0, cpu: 0 };
  for (const server of servers.all()) {
    if (server.nodeId !== id) continue;
    used.memory += server.memory;
    used.disk += server.disk;
    used.cpu += server.cpu;
  }
  return used;
}

/** Maintenance is not looked at. */
export const viableNodes = (world: World, need: Need): PanelNode[] =>
  world.state.nodes.filter(
    (node) => node.public && (isPelican(world) ? suitsPelican : suitsPterodactyl)(node, need, world.state),
  );

/** An overallocation of -1 is meant to lift the limit, but here it takes one per cent away. */
function suitsPterodactyl(node: PanelNode, { memory, disk, locations }: Need, state: PanelState): boolean {
  const used = usedOn(state, node);
  return (
    (locations.length === 0 || locations.includes(node.locationId)) &&
    used.memory + memory <= node.memory * (1 + node.memoryOverallocate / 100) &&
    used.disk + disk <= node.disk * (1 + node.diskOverallocate / 100)
  );
}

/** A size of 0, or an overallocation of -1, is no limit. */
function suitsPelican(node: PanelNode, { memory, disk, cpu, tags }: Need, state: PanelState): boolean {
  const used = usedOn(state, node);
  const fits = (wanted: number, size: number, over: number) =>
    size <= 0 || over < 0 || wanted <= size * (1 + over / 100);
  return (
    (tags.length === 0 || tags.some((tag) => node.tags.includes(tag))) &&
    fits(used.memory + memory, node.memory, node.memoryOverallocate) &&
    fits(used.disk + disk, node.disk, node.diskOverallocate) &&
    fits(used.cpu + cpu, node.cpu, node.cpuOverallocate)
  );
}
