import { daemonError } from '../http/api-error.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import type { Machine } from './machine.ts';
import { reach } from './reach.ts';

/** Asks the node for its side of a server. */
export async function machineOf(world: World, server: ServerRow, patienceMs?: number): Promise<Machine> {
  await reach(world, server.nodeId, patienceMs);
  const machine = world.state.machines[server.uuid];
  if (!machine) throw daemonError(404, 'The node does not know this server.');
  return machine;
}
