import type { Orm } from '../db/orm.ts';
import { panelBudgets } from '../db/panel-budgets.ts';
import { simulatedServers } from '../db/simulated-servers.ts';
import type { Configuration } from '../domain/configuration.ts';
import { type HostName, type HostObserver, hostNotSetUp } from '../domain/hosting.ts';
import { pterodactylObserver } from '../integrations/pterodactyl/observe.ts';
import { openPanel } from '../integrations/pterodactyl/open-panel.ts';
import { preflight } from '../integrations/pterodactyl/preflight.ts';
import { layoutOf } from '../integrations/pterodactyl/server-layout.ts';
import { settingsOf } from '../integrations/pterodactyl/settings.ts';
import { orUnreadable } from '../integrations/pterodactyl/unreadable.ts';
import { simulationObserver } from '../integrations/simulation/observe.ts';
import { calmObserver } from './calm-observer.ts';

const freshMs = 5_000;
/** Of the calls a minute, half stay for the worker, so that no crowd of open pages keeps a bot from being built. */
const reserve = 0.5;

/** A way to look into each host that the configuration names. */
export function setUpObservers(configuration: Configuration, orm: Orm, patienceMs: number) {
  const pterodactyl = pterodactylFrom(configuration, orm, patienceMs);
  const observers: Partial<Record<HostName, HostObserver>> = {
    simulation: simulationObserver(simulatedServers(orm).find),
    ...(pterodactyl && { pterodactyl }),
  };
  return observers;
}

function pterodactylFrom(configuration: Configuration, orm: Orm, read: number): HostObserver | null {
  const { panelUrl, apiKey, clientKey } = configuration.pterodactyl;
  if (!panelUrl || !apiKey) return null;
  const manners = { budgetStoreOf: panelBudgets(orm), reserve, patienceMs: { read } };
  const doors = openPanel({ panelUrl, apiKey, clientKey }, manners);
  const settings = settingsOf(configuration);
  const observer: HostObserver = {
    ...pterodactylObserver(doors, layoutOf(configuration.installationId)),
    async preflight(resources) {
      if (!settings) throw hostNotSetUp('pterodactyl');
      await preflight({ settings, ...doors }, resources);
    },
  };
  return calmObserver(orUnreadable(observer), freshMs);
}
