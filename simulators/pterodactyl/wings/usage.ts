import type { World } from '../world.ts';
import { bytesOf } from './files.ts';
import type { Machine } from './machine.ts';

export interface Usage {
  memory_bytes: number;
  memory_limit_bytes: number;
  cpu_absolute: number;
  network: { rx_bytes: number; tx_bytes: number };
  /** Milliseconds. */
  uptime: number;
  state: string;
  disk_bytes: number;
}

/** A process that runs uses two fifths of its memory; nobody measures more closely here. */
export function usageOf({ clock }: World, machine: Machine): Usage {
  const uptime = machine.startedAt === null ? 0 : clock.now() - machine.startedAt;
  const runs = machine.state !== 'offline';
  return {
    memory_bytes: runs ? Math.round(machine.memoryMb * 400_000) : 0,
    memory_limit_bytes: machine.memoryMb * 1_000_000,
    cpu_absolute: runs ? 1.5 : 0,
    network: { rx_bytes: uptime * 2, tx_bytes: uptime },
    uptime,
    state: machine.state,
    disk_bytes: bytesOf(machine),
  };
}
