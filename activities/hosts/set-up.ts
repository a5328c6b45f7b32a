import type { Orm } from '../../db/orm.ts';
import { panelBudgets } from '../../db/panel-budgets.ts';
import { within } from '../../db/scope.ts';
import { simulatedServers } from '../../db/simulated-servers.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { Host } from '../../domain/hosting.ts';
import { openPanel } from '../../integrations/pterodactyl/open-panel.ts';
import { layoutOf } from '../../integrations/pterodactyl/server-layout.ts';
import type { Hosts } from '../servers.ts';
import type { WithNodeLock } from './pterodactyl/allocate.ts';
import { pterodactylHost } from './pterodactyl.ts';
import { simulationHost } from './simulation.ts';

/** The hosts that the configuration names; an order for any other asks staff for attention. */
export function setUpHosts(configuration: Configuration, orm: Orm): Hosts {
  const pterodactyl = pterodactylFrom(configuration, orm);
  return { simulation: simulationHost(simulatedServers(orm)), ...(pterodactyl && { pterodactyl }) };
}

function pterodactylFrom({ pterodactyl, bots, installationId }: Configuration, orm: Orm): Host | null {
  const { panelUrl, apiKey, clientKey, nodeId, eggId, nestId, userId, dockerImage, wingsTokens } = pterodactyl;
  if (!panelUrl || !apiKey || !eggId || !nestId || !userId) return null;

  const settings = {
    ...layoutOf(installationId),
    panelUrl,
    userId,
    nestId,
    eggId,
    nodeId: nodeId ?? null,
    locationIds: [],
    ports: [],
    dockerImage: dockerImage ?? null,
    startupCommand: bots.startupCommand ?? null,
  };
  const doors = openPanel({ panelUrl, apiKey, clientKey }, { budgetStoreOf: panelBudgets(orm) });
  const nodes = [...(wingsTokens ?? [])].map(([id, token]) => ({ nodeId: id, token }));
  return pterodactylHost(settings, { ...doors, nodes, withNodeLock: nodeLock(orm) });
}

/** Held over all processes; given back with the transaction, whatever happens to this one. */
const nodeLock =
  (orm: Orm): WithNodeLock =>
  (nodeId, work) =>
    within(orm, { kind: 'system' }, async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtext('botyard panel node'), ?)", [nodeId]);
      return work();
    });
