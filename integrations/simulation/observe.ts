import type { HostObserver, ServerStatus, ServerUsage } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';

export interface SimulatedServer {
  orderId: string;
  serverId: string;
  name: string;
  status: ServerStatus;
}

type Find = (orderId: string) => Promise<SimulatedServer | null>;

/** What bots that run nowhere would show and say. */
export const simulationObserver = (find: Find): HostObserver => ({
  preflight: async () => undefined,
  async observe(orderId) {
    const server = await find(orderId);
    return { status: server?.status ?? 'missing', usage: server && usageOf(server) };
  },
  logs: async (orderId, lines) => logOf(requireSimulated(await find(orderId), orderId)).slice(-lines),
});

export function requireSimulated(server: SimulatedServer | null, orderId: string): SimulatedServer {
  if (server) return server;
  throw new Refusal('server-missing', `There is no simulated server for order ${orderId}.`, {
    remedy: 'Provision the order again, or end it.',
  });
}

const usual: ServerUsage = {
  memoryBytes: 64_000_000,
  cpuPercent: 1,
  diskBytes: 1_000_000,
  uptimeMs: 60_000,
  networkRxBytes: 120_000,
  networkTxBytes: 60_000,
};

export const usageOf = ({ status }: SimulatedServer): ServerUsage | null => (status === 'running' ? usual : null);

const logOf = ({ name, status }: SimulatedServer): string[] =>
  status === 'running' ? ['Starting.', `Logged in as ${name}`] : ['The process ended.'];
