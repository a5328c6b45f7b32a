import type { TestContext } from 'node:test';
import { pterodactylWatcher, reserveForDeeds } from '../../activities/hosts/pterodactyl/watch.ts';
import type { Sight } from '../../domain/watching.ts';
import { type BudgetRow, type BudgetStore, freshBudget } from '../../integrations/pterodactyl/call-budget.ts';
import { openPanel } from '../../integrations/pterodactyl/open-panel.ts';
import type { PanelOptions } from '../../simulators/pterodactyl/options.ts';
import { panelTrial } from './panel-trial.ts';
import { spec } from './trial.ts';

interface Wishes {
  bots: number;
  /** They go round: the first is on node 1, the second on node 2. */
  nodes?: number;
  /** Nodes that may be asked. */
  open?: readonly number[];
  clientKey?: string;
  panel?: Partial<PanelOptions>;
}

/** Bots that run on the nodes of a panel, and somebody who looks at them. */
export async function watchTrial(t: TestContext, { bots, nodes = 1, open = [], clientKey, panel = {} }: Wishes) {
  const trial = await panelTrial(t, { panel: { nodes, applicationLimit: 1_000, clientLimit: 1_000, ...panel } });
  const { world, ready } = trial.panel;
  const ids = Array.from({ length: bots }, (_, at) => `o${at + 1}`);
  for (const id of ids) await trial.host.provision(spec(id));
  world.clock.advance(120_000);

  const rowOf = (orderId: string) => world.state.servers.find(({ externalId }) => externalId === `botyard-${orderId}`)!;
  const machineOf = (orderId: string) => world.state.machines[rowOf(orderId).uuid]!;
  for (const [at, id] of ids.entries()) {
    rowOf(id).nodeId = (at % nodes) + 1;
    machineOf(id).nodeId = (at % nodes) + 1;
  }
  world.log.clear();

  const budgetStoreOf = storesInMemory();
  const keys = { panelUrl: trial.panel.url, apiKey: ready.applicationKey, clientKey: clientKey ?? ready.clientKey };
  const manners = { budgetStoreOf, reserve: reserveForDeeds };
  const watcher = (hasClient = true) =>
    pterodactylWatcher({
      settings: trial.settings,
      panelUntil: (until) => openPanel(keys, { ...manners, until }).panel,
      client: hasClient ? openPanel(keys, manners).client : null,
      nodes: ready.wings.filter(({ nodeId }) => open.includes(nodeId)),
    });
  const watching = watcher();
  const asked = () => world.log.requests.map(({ path }) => path);

  return {
    ...trial,
    world,
    ids,
    rowOf,
    machineOf,
    /** Its account may be used for deeds too. */
    deeds: openPanel(keys, { budgetStoreOf }),
    look: (orderIds: readonly string[] = ids, { patience = 10_000, by = watching } = {}) =>
      together(by.watch(orderIds, Date.now() + patience)),
    watcher,
    /** What the panel was asked. */
    asked,
    askedForProcesses: () => asked().filter((path) => path.endsWith('/resources')),
    askedForLists: () =>
      world.log.requests.filter(({ method, path }) => method === 'GET' && path === '/api/application/servers'),
  };
}

async function together(sights: AsyncIterable<Sight>) {
  const all: Sight[] = [];
  for await (const sight of sights) all.push(sight);
  const looks = all.flatMap(({ looks }) => looks);
  return {
    looks,
    of: (orderId: string) => looks.find((look) => look.orderId === orderId),
    statuses: Object.fromEntries(looks.map(({ orderId, status }) => [orderId, status])),
    seen: all.flatMap(({ seen }) => seen),
    blind: all.flatMap(({ blind }) => blind),
  };
}

function storesInMemory(): (account: string) => BudgetStore {
  const rows = new Map<string, BudgetRow>();
  return (account) => ({
    async change(work) {
      const { row, result } = work(rows.get(account) ?? freshBudget);
      rows.set(account, row);
      return result;
    },
  });
}
