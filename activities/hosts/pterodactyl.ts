import type { HostedServer, KeepingHost } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PanelServer } from '../../integrations/pterodactyl/application/servers.ts';
import type { ApplicationApi } from '../../integrations/pterodactyl/application.ts';
import type { ClientApi } from '../../integrations/pterodactyl/client.ts';
import type { WithNodeLock } from './pterodactyl/allocate.ts';
import { causeOf } from './pterodactyl/causes.ts';
import { logs } from './pterodactyl/logs.ts';
import { power, startAnew } from './pterodactyl/power.ts';
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
  nodes?: readonly OpenNode[];
  withNodeLock: WithNodeLock;
}

/** Runs bots as servers of a Pterodactyl panel. */
export function pterodactylHost(settings: PterodactylSettings, given: PterodactylDeps): KeepingHost {
  const deps = { nodes: [], ...given, client: given.client ?? null, settings };
  const { panel, client } = deps;
  const find = (orderId: string) => panel.findServer(externalIdOf(settings, orderId));
  const get = async (orderId: string) => (await find(orderId)) ?? serverMissing(orderId);
  const explained =
    <Given extends unknown[], Result>(verb: (...given: Given) => Promise<Result>) =>
    (...given: Given): Promise<Result> =>
      verb(...given).catch((error) => {
        throw causeOf(error, settings);
      });
  const usage = (server: PanelServer) => usageOf(client, server);
  const present = ({ identifier }: PanelServer): HostedServer => ({
    serverId: identifier,
    url: `${settings.panelUrl.replace(/\/+$/, '')}/server/${identifier}`,
  });

  return {
    name: 'pterodactyl',
    preflight: explained((resources) => preflight(deps, resources)),
    find: explained(async (orderId) => {
      const server = await find(orderId);
      return server && present(server);
    }),
    provision: explained(async (spec) => present(await provision(deps, spec))),
    status: explained(async (orderId) => statusOf(deps, await find(orderId))),
    terminate: explained(async (orderId) => {
      const server = await find(orderId);
      if (server) await panel.deleteServer(server.id);
    }),
    power: explained(async (orderId, signal) => power(client, await get(orderId), signal)),
    suspend: explained(async (orderId) => panel.suspendServer((await get(orderId)).id)),
    unsuspend: explained(async (orderId) => {
      const server = await get(orderId);
      if (server.status !== 'suspended') return startAnew(client, server, 'start');
      await panel.unsuspendServer(server.id);
      return startAnew(client, { ...server, status: null }, 'start');
    }),
    resize: explained(async (orderId, resources) => resize({ panel, usage }, await get(orderId), resources)),
    reconfigure: explained(async (spec) => reconfigure(deps, await get(spec.orderId), spec)),
    statuses: explained((orderIds) => statuses(deps, orderIds)),
    usage: explained(async (orderId) => usage(await get(orderId))),
    logs: explained(async (orderId, lines) => logs(deps, await get(orderId), lines)),
  };
}

function serverMissing(orderId: string): never {
  throw new Refusal('server-missing', `The panel has no server for order ${orderId}.`, {
    remedy: 'Provision the order again, or end it.',
  });
}
