import type { Host, HostedServer, PowerSignal, ServerStatus } from '../../domain/hosting.ts';
import { Busy, Refusal } from '../../domain/refusal.ts';
import {
  requireSimulated,
  type SimulatedServer,
  simulationObserver,
  usageOf,
} from '../../integrations/simulation/observe.ts';

/** Where simulated servers are kept. */
export interface SimulatedServers {
  find(orderId: string): Promise<SimulatedServer | null>;
  /** Adds or replaces the order's row. */
  save(server: SimulatedServer): Promise<void>;
  remove(orderId: string): Promise<void>;
}

/** What goes wrong, and how: before the deed, or after it with the answer lost. */
export type Fault = 'refuses' | 'is-busy' | 'loses-the-answer';
export type FaultOf = (verb: Exclude<keyof Host, 'name'>, orderId: string | null) => Fault | null;

/** Bots that run nowhere: for demonstrations, load tests and tests of everything around a host. */
export function simulationHost(servers: SimulatedServers, { faultOf = () => null }: { faultOf?: FaultOf } = {}): Host {
  const faulty = disturbing(faultOf);
  const { preflight, observe, logs } = simulationObserver(servers.find);
  const get = async (orderId: string) => requireSimulated(await servers.find(orderId), orderId);
  const become = async (orderId: string, status: ServerStatus) => servers.save({ ...(await get(orderId)), status });

  return {
    name: 'simulation',
    preflight: (resources) => faulty('preflight', null, () => preflight(resources)),
    find: (orderId) => faulty('find', orderId, async () => present(await servers.find(orderId))),
    provision: ({ orderId, name }) =>
      faulty('provision', orderId, async () => {
        const there = await servers.find(orderId);
        const server = there ?? { orderId, serverId: `sim-${orderId}`, name, status: 'running' };
        if (!there) await servers.save(server);
        return { serverId: server.serverId, url: null };
      }),
    status: (orderId) => faulty('status', orderId, async () => (await observe(orderId)).status),
    terminate: (orderId) => faulty('terminate', orderId, () => servers.remove(orderId)),
    power: (orderId, signal) =>
      faulty('power', orderId, async () => {
        if ((await get(orderId)).status === 'suspended') throw serverSuspended(orderId);
        await become(orderId, after[signal]);
      }),
    suspend: (orderId) => faulty('suspend', orderId, () => become(orderId, 'suspended')),
    unsuspend: (orderId) => faulty('unsuspend', orderId, () => become(orderId, 'running').then(() => 'ordered')),
    resize: (orderId) => faulty('resize', orderId, async () => void (await get(orderId))),
    reconfigure: ({ orderId }) =>
      faulty('reconfigure', orderId, async () => {
        if ((await get(orderId)).status === 'suspended') return 'not-needed';
        await become(orderId, 'running');
        return 'ordered';
      }),
    statuses: (orderIds) => faulty('statuses', null, () => statusesOf(servers, orderIds)),
    usage: (orderId) => faulty('usage', orderId, async () => usageOf(await get(orderId))),
    logs: (orderId, lines) => faulty('logs', orderId, () => logs(orderId, lines)),
  };
}

const after: Record<PowerSignal, ServerStatus> = {
  start: 'running',
  restart: 'running',
  stop: 'offline',
  kill: 'offline',
};

const disturbing =
  (faultOf: FaultOf) =>
  async <Result>(
    verb: Parameters<FaultOf>[0],
    orderId: string | null,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const fault = faultOf(verb, orderId);
    if (fault === 'refuses') throw simulatedRefusal(verb);
    if (fault === 'is-busy') throw new Busy('The simulated host is busy.', 1_000);
    const result = await work();
    if (fault === 'loses-the-answer') throw new Busy('The simulated host lost its answer.', 1_000);
    return result;
  };

const present = (server: SimulatedServer | null): HostedServer | null =>
  server && { serverId: server.serverId, url: null };

async function statusesOf(servers: SimulatedServers, orderIds: readonly string[]) {
  const found = new Map<string, ServerStatus>();
  for (const orderId of orderIds) found.set(orderId, (await servers.find(orderId))?.status ?? 'missing');
  return found;
}

const simulatedRefusal = (verb: string) =>
  new Refusal('simulated-refusal', `The simulated host refuses to ${verb}.`, {
    remedy: 'Take the simulated fault away, then try again.',
  });

const serverSuspended = (orderId: string) =>
  new Refusal('server-suspended', `The simulated server of order ${orderId} is suspended.`, {
    remedy: 'Unsuspend the order first.',
  });
