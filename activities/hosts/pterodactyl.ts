import type { Host, HostedServer } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PanelServer } from '../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../integrations/pterodactyl/application.ts';
import { readBotLog } from '../../integrations/pterodactyl/bot-log.ts';
import type { ClientApi } from '../../integrations/pterodactyl/client.ts';
import type { WithNodeLock } from './pterodactyl/allocate.ts';
import { explaining } from './pterodactyl/explaining.ts';
import { inTurn } from './pterodactyl/in-turn.ts';
import { requireClient } from './pterodactyl/keys.ts';
import { power, unsuspend } from './pterodactyl/power.ts';
import { preflight } from './pterodactyl/preflight.ts';
import { provision } from './pterodactyl/provision.ts';
import { reconfigure } from './pterodactyl/reconfigure.ts';
import { resize } from './pterodactyl/resize.ts';
import { externalIdOf, type PterodactylSettings } from './pterodactyl/settings.ts';
import { statusOf } from './pterodactyl/status.ts';
import { type OpenNode, statuses } from './pterodactyl/statuses.ts';
import { usageOf } from './pterodactyl/usage.ts';

export interface PterodactylDeps {
  panel: ApplicationApi;
  /** Null or left out: processes and files are out of reach. */
  client?: ClientApi | null;
  /** Nodes that may be asked directly. */
  nodes?: readonly OpenNode[];
  withNodeLock: WithNodeLock;
}

/** Runs bots as servers of a Pterodactyl panel. */
export const pterodactylHost = (settings: PterodactylSettings, given: PterodactylDeps): Host =>
  explaining(verbsOf(settled(settings, given)), settings);

type Settled = ReturnType<typeof settled>;

const settled = (
  settings: PterodactylSettings,
  { panel, client = null, nodes = [], withNodeLock }: PterodactylDeps,
) => ({
  settings,
  panel,
  client,
  nodes,
  withNodeLock: inTurn(withNodeLock),
});

function verbsOf(deps: Settled): Host {
  const { settings, panel, client } = deps;
  const find = (orderId: string) => panel.findServer(externalIdOf(settings, orderId));
  const get = async (orderId: string) => (await find(orderId)) ?? serverMissing(orderId);
  const usage = (server: PanelServer) => usageOf(client, server);

  return {
    name: 'pterodactyl',
    preflight: (resources) => preflight(deps, resources),
    find: async (orderId) => presentAny(await find(orderId), settings),
    provision: async (spec) => present(await provision(deps, spec), settings),
    status: async (orderId) => statusOf(deps, await find(orderId)),
    terminate: async (orderId) => {
      const server = await find(orderId);
      if (server) await panel.deleteServer(server.id);
    },
    power: async (orderId, signal) => power(client, await get(orderId), signal),
    suspend: async (orderId) => panel.suspendServer((await get(orderId)).id),
    unsuspend: async (orderId) => unsuspend(deps, await get(orderId)),
    resize: async (orderId, resources) => resize({ panel, usage }, await get(orderId), resources),
    reconfigure: async (spec) => reconfigure(deps, await get(spec.orderId), spec),
    statuses: (orderIds) => statuses(deps, orderIds),
    usage: async (orderId) => usage(await get(orderId)),
    logs: async (orderId, lines) => logs(deps, await get(orderId), lines),
  };
}

function logs({ settings, panel, client }: Settled, server: PanelServer, lines: number) {
  const file = settings.logFile;
  return readBotLog({ panel, client: requireClient(client) }, { server, lines, ...(file && { file }) });
}

const present = ({ identifier }: PanelServer, { panelUrl }: PterodactylSettings): HostedServer => ({
  serverId: identifier,
  url: `${panelUrl.replace(/\/+$/, '')}/server/${identifier}`,
});

const presentAny = (server: PanelServer | null, settings: PterodactylSettings) => server && present(server, settings);

function serverMissing(orderId: string): never {
  throw new Refusal('server-missing', `The panel has no server for order ${orderId}.`, {
    remedy: 'Provision the order again, or end it.',
  });
}
