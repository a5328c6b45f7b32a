import { isPelican } from '../flavor.ts';
import { noContent, one } from '../http/answer.ts';
import { apiError, daemonError } from '../http/api-error.ts';
import type { Call, Json } from '../http/call.ts';
import { unlessUnheard } from '../http/node-trouble.ts';
import type { Route } from '../http/router.ts';
import type { ServerRow } from '../state/server-row.ts';
import { say } from '../wings/console.ts';
import { machineOf } from '../wings/machine-of.ts';
import { kill, restart, start, stop } from '../wings/process.ts';
import { type Usage, usageOf } from '../wings/usage.ts';
import type { World } from '../world.ts';
import { mineAndCalm } from './gate.ts';

const signals = { start, stop, restart, kill };
const cacheMs = 20_000;

/** What moves the process of a server, and what it uses. */
export const runRoutes: Route[] = [
  { method: 'GET', path: '/api/client/servers/:uuid/resources', guard: mineAndCalm, handle: resources },
  {
    method: 'POST',
    path: '/api/client/servers/:uuid/power',
    guard: mineAndCalm,
    rules: () => ({ signal: 'required|string|in:start,stop,restart,kill' }),
    async handle({ found: { server }, body }, world) {
      await unlessUnheard(world, tell(world, server, body['signal'] as keyof typeof signals));
      return noContent;
    },
  },
  {
    method: 'POST',
    path: '/api/client/servers/:uuid/command',
    guard: mineAndCalm,
    rules: () => ({ command: 'required|string' }),
    async handle({ found: { server }, body }, world) {
      const machine = await machineOf(world, server);
      if (machine.state === 'offline') throw apiError(502, 'HttpException', 'The server is offline.');
      say(world, machine, `> ${body['command']}`);
      return noContent;
    },
  },
];

async function tell(world: World, server: ServerRow, signal: keyof typeof signals): Promise<void> {
  const machine = await machineOf(world, server);
  // Only where the panel's own gate was passed although the node knows better.
  if (machine.suspended && (signal === 'start' || signal === 'restart')) throw daemonError(400, 'It is suspended.');
  signals[signal](world, machine);
}

/** One answer serves everybody for 20 s, so changes are seen late. A failure is not kept, and is always a 504; Pelican gives up at once and keeps that. */
async function resources({ found: { server } }: Call, world: World) {
  const now = world.clock.now();
  const known = world.resources.get(server.uuid);
  if (known && known.until > now) return one({ object: 'stats', attributes: known.stats });

  const stats = await statsOf(world, server);
  world.resources.set(server.uuid, { until: now + cacheMs, stats });
  return one({ object: 'stats', attributes: stats });
}

async function statsOf(world: World, server: ServerRow): Promise<Json> {
  const patienceMs = isPelican(world) ? 1_000 : undefined;
  const machine = await machineOf(world, server, patienceMs).catch(() => null);
  if (!machine && !isPelican(world)) throw daemonError(504);
  if (!machine) return statsFrom(nothing, false);
  return statsFrom(usageOf(world, machine), machine.suspended);
}

/** What Pelican says of a server whose node does not answer. */
const nothing: Usage = {
  state: 'missing',
  memory_bytes: 0,
  memory_limit_bytes: 0,
  cpu_absolute: 0,
  disk_bytes: 0,
  network: { rx_bytes: 0, tx_bytes: 0 },
  uptime: 0,
};

function statsFrom(usage: Usage, isSuspended: boolean): Json {
  const { state, memory_bytes, cpu_absolute, disk_bytes, network, uptime } = usage;
  return {
    current_state: state,
    is_suspended: isSuspended,
    resources: {
      memory_bytes,
      cpu_absolute,
      disk_bytes,
      network_rx_bytes: network.rx_bytes,
      network_tx_bytes: network.tx_bytes,
      uptime,
    },
  };
}
