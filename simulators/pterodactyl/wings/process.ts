import { environmentOf } from '../application/servers/environment.ts';
import { forget, schedule } from '../jobs.ts';
import type { ServerRow } from '../state/server-row.ts';
import type { World } from '../world.ts';
import { say } from './console.ts';
import type { Machine } from './machine.ts';

/** A crash so soon after the last one is not answered by another start. */
const crashPauseMs = 60_000;
const power = ['bot-is-ready', 'process-stops'] as const;

/** Takes the newest configuration along, which a running process never sees. Nothing is started during an install. */
export function start(world: World, machine: Machine): void {
  if (machine.state !== 'offline' || machine.install) return;
  const server = world.state.servers.find(({ uuid }) => uuid === machine.uuid);
  if (!server) return;

  const environment = environmentOf(server, world);
  machine.runsWith = { environment, invocation: server.startup, image: server.image };
  machine.state = 'starting';
  machine.startedAt = world.clock.now();
  say(world, machine, server.startup);
  schedule(world, 'bot-is-ready', machine.uuid, world.options.bootMs);
}

/** The bot speaks; only a line that the egg waits for makes the server run. */
export function speak(world: World, uuid: string): void {
  const machine = world.state.machines[uuid];
  const server = world.state.servers.find((row) => row.uuid === uuid);
  if (machine?.state !== 'starting' || !server) return;

  if (machine.behaviour === 'hangs') return;
  if (machine.behaviour === 'exits' || !machine.files['/index.js']) crash(world, machine);
  else greet(world, machine, server);
}

function greet(world: World, machine: Machine, server: ServerRow): void {
  const line = `Logged in as ${server.name}`;
  say(world, machine, line);
  if (line.includes(world.state.eggs.get(server.eggId)!.done)) machine.state = 'running';
}

/** An exit that nobody asked for, whatever its code. */
export function crash(world: World, machine: Machine): void {
  const now = world.clock.now();
  const tooSoon = machine.crashedAt !== null && now - machine.crashedAt < crashPauseMs;
  say(world, machine, 'The process ended.');
  halt(world, machine);
  machine.crashedAt = now;
  if (!tooSoon) start(world, machine);
}

export function stop(world: World, machine: Machine): void {
  if (machine.state === 'offline' || machine.state === 'stopping') return;
  forget(world, machine.uuid, power);
  machine.state = 'stopping';
  schedule(world, 'process-stops', machine.uuid, world.options.stopMs);
}

export function restart(world: World, machine: Machine): void {
  const wasOffline = machine.state === 'offline';
  stop(world, machine);
  machine.startAfterStop = !wasOffline;
  if (wasOffline) start(world, machine);
}

export function kill(world: World, machine: Machine): void {
  halt(world, machine);
}

export function endStop(world: World, uuid: string): void {
  const machine = world.state.machines[uuid];
  if (!machine) return;
  const { startAfterStop, suspended } = machine;
  halt(world, machine);
  if (startAfterStop && !suspended) start(world, machine);
}

function halt(world: World, machine: Machine): void {
  forget(world, machine.uuid, power);
  Object.assign(machine, { state: 'offline', startedAt: null, startAfterStop: false });
}
