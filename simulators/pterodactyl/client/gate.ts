import { isPelican } from '../flavor.ts';
import { notFound, stateConflict } from '../http/api-error.ts';
import type { Call } from '../http/call.ts';
import type { World } from '../world.ts';

/** A stranger's server is not there. Its owner and admins see it. */
export function mine({ found: { server }, caller }: Call): void {
  if (server.userId !== caller.id && !caller.rootAdmin) throw notFound();
}

const conflicts = ['suspended', 'installing', 'install_failed', 'restoring_backup'];

/** Nothing but the plain view is allowed on a server that is not in order; a failed reinstall counts as in order. */
export function mineAndCalm(call: Call, { state }: World): void {
  mine(call);
  const { server } = call.found;
  if (conflicts.includes(String(server.status)) || server.transferring) throw stateConflict(`It is ${server.status}.`);
  if (state.nodes.get(server.nodeId)!.maintenance) throw stateConflict('Its node is in maintenance.');
}

/** On Pelican nothing keeps an admin from the files of a server. */
export function mineAndCalmOrAdmins(call: Call, world: World): void {
  if (isPelican(world) && call.caller.rootAdmin) return;
  mineAndCalm(call, world);
}

/** An admin may watch an install, and nothing else that is not in order; on Pelican, anything. */
export function mineToWatch(call: Call, world: World): void {
  const { server } = call.found;
  const isHard =
    !isPelican(world) && (server.status === 'suspended' || world.state.nodes.get(server.nodeId)!.maintenance);
  if (call.caller.rootAdmin && !isHard) return;
  mineAndCalm(call, world);
}
