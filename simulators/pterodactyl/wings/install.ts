import { daemonError } from '../http/api-error.ts';
import { forget, schedule } from '../jobs.ts';
import type { PanelStatus, ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { writeFile } from './files.ts';
import type { Machine } from './machine.ts';
import { start } from './process.ts';
import { reach } from './reach.ts';

export function beginInstall(world: World, server: ServerRow, machine: Machine, again = false): void {
  const outcome = world.nextInstalls.shift() ?? 'ok';
  machine.install = { outcome, again };
  if (outcome !== 'stuck')
    schedule(world, 'install-ends', machine.uuid, server.skipScripts ? 0 : world.options.installMs);
}

export async function reinstallOnNode(world: World, server: ServerRow): Promise<void> {
  await reach(world, server.nodeId);
  const machine = world.state.machines[server.uuid];
  if (!machine) throw daemonError(404, 'The node does not know this server.');
  if (machine.state === 'stopping' || machine.state === 'starting')
    throw daemonError(409, 'A power action is running.');

  forget(world, server.uuid);
  Object.assign(machine, { state: 'offline', startedAt: null, suspended: false, startOnCompletion: false });
  beginInstall(world, server, machine, true);
}

/** The node reports. A row that was suspended meanwhile stays so, and the result is lost. */
export function endInstall(world: World, uuid: string): void {
  const machine = world.state.machines[uuid];
  const server = world.state.servers.find((row) => row.uuid === uuid);
  if (!machine?.install || !server) return;

  const { outcome, again } = machine.install;
  machine.install = null;
  if (server.status !== 'suspended') server.status = reported(outcome === 'infrastructure-failed', again);
  server.installedAt = world.clock.now();
  if (outcome === 'ok' && !server.skipScripts) leaveFiles(world, machine);
  if (machine.startOnCompletion && outcome !== 'infrastructure-failed' && !machine.suspended) start(world, machine);
}

const reported = (failed: boolean, again: boolean): PanelStatus => {
  if (!failed) return null;
  return again ? 'reinstall_failed' : 'install_failed';
};

function leaveFiles(world: World, machine: Machine): void {
  writeFile(world, machine, '/index.js', Buffer.from('// the bot\n'));
  writeFile(world, machine, '/.installed-ok', Buffer.from(''));
}

/** Wings was started anew: it forgets its installs, and has the panel forget them too. */
export function restartWings(world: World, nodeId: number): void {
  for (const server of world.state.servers.filter((row) => row.nodeId === nodeId)) {
    if (server.status === 'installing' || server.status === 'restoring_backup') server.status = null;
    const machine = world.state.machines[server.uuid];
    if (!machine?.install) continue;
    machine.install = null;
    forget(world, server.uuid);
  }
}
