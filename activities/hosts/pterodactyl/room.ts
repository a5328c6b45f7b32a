import { Refusal } from '../../../domain/refusal.ts';
import type { PanelNode } from '../../../integrations/pterodactyl/application/nodes.ts';

export interface Size {
  memoryMb: number;
  diskMb: number;
}

const left = (total: number, overPercent: number, used: number) => Math.floor(total * (1 + overPercent / 100)) - used;

/** The panel itself looks at this only when it picks the node. */
export function requireRoom(node: PanelNode, { memoryMb, diskMb }: Size): void {
  const memory = left(node.memory, node.memory_overallocate, node.allocated_resources.memory);
  const disk = left(node.disk, node.disk_overallocate, node.allocated_resources.disk);
  if (memory >= memoryMb && disk >= diskMb) return;
  throw noRoom(`Node ${node.name} has ${memory} MB memory and ${disk} MB disk left`, { memoryMb, diskMb });
}

export const noRoom = (found: string, { memoryMb, diskMb }: Size) =>
  new Refusal('no-room', `${found}; this bot needs ${memoryMb} MB and ${diskMb} MB.`, {
    remedy: 'Raise the limits or the overallocation under Panel → Nodes (-1 does not lift them), or add a node.',
  });
