import type { Orm } from '../../db/orm.ts';
import { panelBudgets } from '../../db/panel-budgets.ts';
import { within } from '../../db/scope.ts';
import { simulatedServers } from '../../db/simulated-servers.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { Host } from '../../domain/hosting.ts';
import type { HostWatcher } from '../../domain/watching.ts';
import { openPanel } from '../../integrations/pterodactyl/open-panel.ts';
import { settingsOf } from '../../integrations/pterodactyl/settings.ts';
import type { Inventories } from '../reconcile.ts';
import type { Hosts } from '../servers.ts';
import type { Watchers } from '../watch.ts';
import type { WithNodeLock } from './pterodactyl/allocate.ts';
import { pterodactylInventory } from './pterodactyl/inventory.ts';
import { pterodactylWatcher, reserveForDeeds } from './pterodactyl/watch.ts';
import { pterodactylHost } from './pterodactyl.ts';
import { simulationHost } from './simulation.ts';
import { watchStatuses } from './watch-statuses.ts';

/** The hosts that the configuration names; an order for any other asks staff for attention. */
export function setUpHosts(configuration: Configuration, orm: Orm): Hosts {
  const pterodactyl = pterodactylFrom(configuration, orm);
  return { simulation: simulationHost(simulatedServers(orm)), ...(pterodactyl && { pterodactyl }) };
}

function pterodactylFrom(configuration: Configuration, orm: Orm): Host | null {
  const settings = settingsOf(configuration);
  const { apiKey, clientKey } = configuration.pterodactyl;
  if (!settings || !apiKey) return null;

  const { panelUrl } = settings;
  const doors = openPanel({ panelUrl, apiKey, clientKey }, { budgetStoreOf: panelBudgets(orm) });
  return pterodactylHost(settings, { ...doors, nodes: openNodes(configuration), withNodeLock: nodeLock(orm) });
}

/** How the bots of these hosts are watched. */
export function setUpWatchers({ simulation }: Hosts, configuration: Configuration, orm: Orm): Watchers {
  const pterodactyl = panelWatcherFrom(configuration, orm);
  return { ...(simulation && { simulation: watchStatuses(simulation) }), ...(pterodactyl && { pterodactyl }) };
}

function panelWatcherFrom(configuration: Configuration, orm: Orm): HostWatcher | null {
  const settings = settingsOf(configuration);
  const { apiKey, clientKey } = configuration.pterodactyl;
  if (!settings || !apiKey) return null;

  const keys = { panelUrl: settings.panelUrl, apiKey, clientKey };
  const manners = { budgetStoreOf: panelBudgets(orm), reserve: reserveForDeeds };
  return pterodactylWatcher({
    settings,
    panelUntil: (until) => openPanel(keys, { ...manners, until }).panel,
    client: openPanel(keys, manners).client,
    nodes: openNodes(configuration),
  });
}

/** Where orders can be compared with what stands. */
export function setUpInventories(configuration: Configuration, orm: Orm): Inventories {
  const settings = settingsOf(configuration);
  const { apiKey, clientKey } = configuration.pterodactyl;
  if (!settings || !apiKey) return {};
  const keys = { panelUrl: settings.panelUrl, apiKey, clientKey };
  const { panel } = openPanel(keys, { budgetStoreOf: panelBudgets(orm), reserve: reserveForDeeds });
  return { pterodactyl: pterodactylInventory(panel, settings) };
}

const openNodes = ({ pterodactyl: { wingsTokens } }: Configuration) =>
  [...(wingsTokens ?? [])].map(([id, token]) => ({ nodeId: id, token }));

/** Held over all processes; given back with the transaction, whatever happens to this one. */
const nodeLock =
  (orm: Orm): WithNodeLock =>
  (nodeId, work) =>
    within(orm, { kind: 'system' }, async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtext('botyard panel node'), ?)", [nodeId]);
      return work();
    });
