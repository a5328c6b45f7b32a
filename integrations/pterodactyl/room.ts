import { Refusal } from '../../domain/refusal.ts';
import type { PanelNode } from './application/nodes.ts';
import type { Flavor } from './flavor.ts';
import { wording } from './wording.ts';

export interface Size {
  memoryMb: number;
  diskMb: number;
  cpuPercent: number;
}

/** The panel itself looks at this only when it picks the node. */
export function requireRoom(node: PanelNode, size: Size, flavor: Flavor): void {
  const left = leftOn(node, flavor);
  if (left.memoryMb >= size.memoryMb && left.diskMb >= size.diskMb && left.cpuPercent >= size.cpuPercent) return;
  throw noRoom(`Node ${node.name} has ${inWords(left)} left`, size, flavor);
}

export const noRoom = (found: string, size: Size, flavor: Flavor) =>
  new Refusal('no-room', `${found}; this bot needs ${inWords(size)}.`, { remedy: wording[flavor].roomRemedy });

/** Pelican counts the CPU as well, and takes a size of 0 or an overallocation of -1 for no limit. */
function leftOn(node: PanelNode, flavor: Flavor): Size {
  const used = node.allocated_resources;
  const left = (total: number, overPercent: number, taken: number) =>
    flavor === 'pelican' && (total <= 0 || overPercent < 0)
      ? Number.POSITIVE_INFINITY
      : Math.floor(total * (1 + overPercent / 100)) - taken;
  return {
    memoryMb: left(node.memory, node.memory_overallocate, used.memory),
    diskMb: left(node.disk, node.disk_overallocate, used.disk),
    cpuPercent:
      flavor === 'pelican' ? left(node.cpu ?? 0, node.cpu_overallocate ?? 0, used.cpu ?? 0) : Number.POSITIVE_INFINITY,
  };
}

/** What has no limit is not spoken of. */
function inWords({ memoryMb, diskMb, cpuPercent }: Size): string {
  const parts = [
    [memoryMb, ' MB memory'],
    [diskMb, ' MB disk'],
    [cpuPercent, ' % CPU'],
  ] as const;
  return parts
    .filter(([amount]) => Number.isFinite(amount))
    .map(([amount, unit]) => amount + unit)
    .join(', ');
}
