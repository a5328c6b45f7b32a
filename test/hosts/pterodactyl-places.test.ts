import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setUpHosts } from '../../activities/hosts/set-up.ts';
import { setUpObservers } from '../../api/set-up-observers.ts';
import { connectDatabase } from '../../db/orm.ts';
import { readConfiguration } from '../../domain/configuration.ts';
import { startPanel } from '../../simulators/pterodactyl/panel.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { refused } from './living-bot.ts';
import { spec } from './trial.ts';

/** A panel with a node in each of two locations, and its host as the environment sets it up. */
async function placing(t: TestContext, variables: Record<string, string>) {
  const panel = await startPanel({ nodes: 2, ports: 5 });
  t.after(() => panel.close());
  const { nodes, locations, allocations, servers } = panel.world.state;
  locations.add({ ...locations.get(1)!, short: 'far' });
  nodes.get(2)!.locationId = 2;

  const { applicationKey, eggId, nestId, userId } = panel.ready;
  const configuration = readConfiguration({
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: applicationKey,
    PTERODACTYL_BOT_EGG_ID: String(eggId),
    PTERODACTYL_BOT_NEST_ID: String(nestId),
    PTERODACTYL_DEFAULT_USER_ID: String(userId),
    ...variables,
  });
  const orm = await connectDatabase((await freshDatabase(t)).url);
  t.after(() => orm.close());
  return {
    panel,
    host: setUpHosts(configuration, orm).pterodactyl!,
    observer: setUpObservers(configuration, orm, 3_000).pterodactyl!,
    places: () =>
      servers.all().map(({ allocationId }) => {
        const { nodeId, port } = allocations.get(allocationId!)!;
        return { nodeId, port };
      }),
  };
}

const { resources } = spec('o1');

test('where the panel chooses, it stays in the locations and on the ports that the environment names', async (t) => {
  const { host, places } = await placing(t, { PTERODACTYL_LOCATION_IDS: '2', PTERODACTYL_PORTS: '30001,30003-30004' });

  for (const order of ['o1', 'o2', 'o3']) await host.provision(spec(order));

  const byPort = places().toSorted((one, other) => one.port - other.port);
  assert.deepEqual(
    byPort,
    [30_001, 30_003, 30_004].map((port) => ({ nodeId: 2, port })),
  );
  await assert.rejects(host.provision(spec('o4')), refused('no-allocation'));
  await assert.rejects(host.preflight(resources), { message: /\(2\) among the ports 30001, 30003-30004\.$/ });
});

test('a node that the environment names gives away the ports alone that it names', async (t) => {
  const { host, places } = await placing(t, { PTERODACTYL_DEFAULT_NODE_ID: '1', PTERODACTYL_PORTS: '30002' });

  await host.provision(spec('o1'));

  assert.deepEqual(places(), [{ nodeId: 1, port: 30_002 }]);
  await assert.rejects(host.preflight(resources), { message: 'No free allocation on node 1 among the ports 30002.' });
});

test('whoever may only look can ask the panel what the host would say, and changes nothing there', async (t) => {
  const { panel, observer } = await placing(t, { PTERODACTYL_DEFAULT_NODE_ID: '1', PTERODACTYL_PORTS: '40000' });
  panel.world.log.clear();

  await assert.rejects(observer.preflight(resources), refused('no-allocation', /Add ports/));
  assert.ok(panel.world.log.requests.length > 0);
  assert.deepEqual(
    panel.world.log.requests.filter(({ method }) => method !== 'GET'),
    [],
  );
});

test('a panel that the environment names, with no word of what to build there, is not set up', async (t) => {
  const { observer } = await placing(t, { PTERODACTYL_BOT_EGG_ID: '' });

  await assert.rejects(observer.preflight(resources), refused('host-not-set-up', /\.env\.example/));
});
