import type { Host, HostedServer } from '../../domain/hosting.ts';
import type { PanelServer } from '../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../integrations/pterodactyl/client.ts';
import { pterodactylObserver } from '../../integrations/pterodactyl/observe.ts';
import { preflight } from '../../integrations/pterodactyl/preflight.ts';
import { requireServer } from '../../integrations/pterodactyl/required.ts';
import { externalIdOf } from '../../integrations/pterodactyl/server-layout.ts';
import { measure } from '../../integrations/pterodactyl/server-state.ts';
import type { PterodactylSettings } from '../../integrations/pterodactyl/settings.ts';
import type { WithNodeLock } from './pterodactyl/allocate.ts';
import { explaining } from './pterodactyl/explaining.ts';
import { inTurn } from './pterodactyl/in-turn.ts';
import { power } from './pterodactyl/power.ts';
import { provision } from './pterodactyl/provision.ts';
import { reconfigure } from './pterodactyl/reconfigure.ts';
import { resize } from './pterodactyl/resize.ts';
import { type OpenNode, statuses } from './pterodactyl/statuses.ts';
import { suspend, unsuspend } from './pterodactyl/suspend.ts';

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
  explaining(verbsOf(settled(settings, given)), { settings, panel: given.panel });

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
  const { observe, logs } = pterodactylObserver({ panel, client }, settings);
  const find = (orderId: string) => panel.findServer(externalIdOf(settings, orderId));
  const get = async (orderId: string) => requireServer(await find(orderId), orderId);
  const usage = async (server: PanelServer) => (await measure(client, server)).usage;

  return {
    name: 'pterodactyl',
    preflight: (resources) => preflight(deps, resources),
    find: async (orderId) => presentAny(await find(orderId), settings),
    provision: async (spec) => present(await provision(deps, spec), settings),
    status: async (orderId) => (await observe(orderId)).status,
    terminate: async (orderId) => {
      const server = await find(orderId);
      if (server) await panel.deleteServer(server.id);
    },
    power: async (orderId, signal) => power(client, await get(orderId), signal),
    suspend: async (orderId) => suspend(deps, await get(orderId)),
    unsuspend: async (orderId) => unsuspend(deps, await get(orderId)),
    resize: async (orderId, resources) => resize({ panel, client, usage }, await get(orderId), resources),
    reconfigure: async (spec) => reconfigure(deps, await get(spec.orderId), spec),
    statuses: (orderIds) => statuses(deps, orderIds),
    usage: async (orderId) => usage(await get(orderId)),
    logs,
  };
}

const present = ({ identifier }: PanelServer, { panelUrl }: PterodactylSettings): HostedServer => ({
  serverId: identifier,
  url: `${panelUrl.replace(/\/+$/, '')}/server/${identifier}`,
});

const presentAny = (server: PanelServer | null, settings: PterodactylSettings) => server && present(server, settings);
