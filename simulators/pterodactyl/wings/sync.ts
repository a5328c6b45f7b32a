import { daemonError } from '../http/api-error.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { stop } from './process.ts';
import { reach } from './reach.ts';

/** The node fetches the panel's newest word on a server: sizes count at once, and a suspended one is stopped. */
export async function syncOnNode(world: World, server: ServerRow): Promise<void> {
  await reach(world, server.nodeId);
  const machine = world.state.machines[server.uuid];
  if (!machine) throw daemonError(404, 'The node does not know this server.');
  machine.memoryMb = server.memory;
  machine.suspended = server.status === 'suspended';
  if (machine.suspended) stop(world, machine);
}
