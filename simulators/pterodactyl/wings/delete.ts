import { forget } from '../jobs.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { reach } from './reach.ts';

/** A node that never heard of the server has nothing against its end. */
export async function deleteOnNode(world: World, server: ServerRow): Promise<void> {
  await reach(world, server.nodeId);
  forget(world, server.uuid);
  world.resources.delete(server.uuid);
  delete world.state.machines[server.uuid];
}
