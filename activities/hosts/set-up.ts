import { createHash } from 'node:crypto';
import type { Orm } from '../../db/orm.ts';
import { changePanelBudget } from '../../db/queries/panel-budgets.ts';
import * as rows from '../../db/queries/simulated-servers.ts';
import { type Scope, within } from '../../db/scope.ts';
import type { Configuration } from '../../domain/configuration.ts';
import type { Host, ServerStatus } from '../../domain/hosting.ts';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import { type BudgetStore, callBudget } from '../../integrations/pterodactyl/call-budget.ts';
import { clientApi } from '../../integrations/pterodactyl/client.ts';
import type { Hosts } from '../servers.ts';
import type { WithNodeLock } from './pterodactyl/allocate.ts';
import { pterodactylHost } from './pterodactyl.ts';
import { type SimulatedServers, simulationHost } from './simulation.ts';

const system: Scope = { kind: 'system' };

/** The hosts that the configuration names; an order for any other asks staff for attention. */
export function setUpHosts(configuration: Configuration, orm: Orm): Hosts {
  const pterodactyl = pterodactylFrom(configuration, orm);
  return { simulation: simulationHost(simulatedServers(orm)), ...(pterodactyl && { pterodactyl }) };
}

function pterodactylFrom({ pterodactyl, bots, installationId }: Configuration, orm: Orm): Host | null {
  const { panelUrl, apiKey, clientKey, nodeId, eggId, nestId, userId, dockerImage, wingsTokens } = pterodactyl;
  if (!panelUrl || !apiKey || !eggId || !nestId || !userId) return null;

  const settings = {
    panelUrl,
    namePrefix: `botyard-${installationId}`,
    userId,
    nestId,
    eggId,
    nodeId: nodeId ?? null,
    locationIds: [],
    ports: [],
    dockerImage: dockerImage ?? null,
    startupCommand: bots.startupCommand ?? null,
  };
  const access = (key: string) => ({ url: panelUrl, key, budget: callBudget(budgetStore(orm, `${panelUrl} ${key}`)) });
  const panel = applicationApi(access(apiKey));
  const client = clientKey ? clientApi(access(clientKey)) : null;
  const nodes = [...(wingsTokens ?? [])].map(([id, token]) => ({ nodeId: id, token }));
  return pterodactylHost(settings, { panel, client, nodes, withNodeLock: nodeLock(orm) });
}

/** One count of calls for each key, shared by all processes; the key itself is not kept. */
const budgetStore = (orm: Orm, account: string): BudgetStore => {
  const id = createHash('sha256').update(account).digest('base64url');
  return { change: (work) => within(orm, system, (em) => changePanelBudget(em, id, work)) };
};

/** Held over all processes; given back with the transaction, whatever happens to this one. */
const nodeLock =
  (orm: Orm): WithNodeLock =>
  (nodeId, work) =>
    within(orm, system, async (em) => {
      await em.execute("select pg_advisory_xact_lock(hashtext('botyard panel node'), ?)", [nodeId]);
      return work();
    });

const simulatedServers = (orm: Orm): SimulatedServers => ({
  async find(orderId) {
    const row = await within(orm, system, (em) => rows.findSimulatedServer(em, orderId));
    return row && { ...row, status: row.status as ServerStatus };
  },
  async save(server) {
    await within(orm, system, (em) => rows.saveSimulatedServer(em, server));
  },
  async remove(orderId) {
    await within(orm, system, (em) => rows.removeSimulatedServer(em, orderId));
  },
});
