import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { beginInstall } from './install.ts';
import { newMachine } from './machine.ts';
import { reach } from './reach.ts';

/** The node takes the server and installs it in its own time. */
export async function createOnNode(world: World, server: ServerRow, startOnCompletion: boolean): Promise<void> {
  await reach(world, server.nodeId);
  const { uuid, nodeId, memory } = server;
  const machine = newMachine({ uuid, nodeId, startOnCompletion, memoryMb: memory });
  world.state.machines[uuid] = machine;
  beginInstall(world, server, machine);
}
