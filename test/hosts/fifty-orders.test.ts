import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setUpHosts } from '../../activities/hosts/set-up.ts';
import { connectDatabase } from '../../db/orm.ts';
import { readConfiguration } from '../../domain/configuration.ts';
import { startPanel } from '../../simulators/pterodactyl/panel.ts';
import { anOrder } from '../fixtures/customer.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { openHouse } from '../fixtures/house.ts';

test('fifty orders at once on a node with fifty ports all get a server, each on a port of its own', async (t) => {
  const panel = await startPanel({ ports: 50, installMs: 50, applicationLimit: 100_000, clientLimit: 100_000 });
  t.after(() => panel.close());
  const { applicationKey, clientKey, nodeId, eggId, nestId, userId } = panel.ready;
  const configuration = readConfiguration({
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: applicationKey,
    PTERODACTYL_CLIENT_KEY: clientKey,
    PTERODACTYL_DEFAULT_NODE_ID: String(nodeId),
    PTERODACTYL_BOT_EGG_ID: String(eggId),
    PTERODACTYL_BOT_NEST_ID: String(nestId),
    PTERODACTYL_DEFAULT_USER_ID: String(userId),
  });
  const house = await openHouse(t, { hostsFrom: (orm) => setUpHosts(configuration, orm) });

  const orders = await Promise.all(Array.from({ length: 50 }, () => anOrder(house, { host: 'pterodactyl' })));
  // What counts is that the host is asked by all at once; a small machine takes the money of ten at a time.
  for (let at = 0; at < orders.length; at += 10)
    await Promise.all(orders.slice(at, at + 10).map((order) => order.pay()));
  await Promise.all(orders.map((order) => order.command('approve')));
  await Promise.all(orders.map((order) => order.until('active')));

  const servers = await fetch(`${panel.url}/api/application/servers?per_page=200`, {
    headers: { authorization: `Bearer ${applicationKey}`, accept: 'application/json' },
  }).then(
    (response) => response.json() as Promise<{ data: { attributes: { allocation: number; external_id: string } }[] }>,
  );
  const count = (values: unknown[]) => new Set(values).size;
  assert.equal(servers.data.length, 50);
  assert.equal(count(servers.data.map(({ attributes }) => attributes.allocation)), 50);
  assert.equal(count(servers.data.map(({ attributes }) => attributes.external_id)), 50);
});

test('calls to one panel are counted in one place, however many processes make them', async (t) => {
  const panel = await startPanel({ applicationLimit: 20 });
  t.after(() => panel.close());
  const { applicationKey, nodeId, eggId, nestId, userId } = panel.ready;
  const configuration = readConfiguration({
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: applicationKey,
    PTERODACTYL_DEFAULT_NODE_ID: String(nodeId),
    PTERODACTYL_BOT_EGG_ID: String(eggId),
    PTERODACTYL_BOT_NEST_ID: String(nestId),
    PTERODACTYL_DEFAULT_USER_ID: String(userId),
  });
  const { url } = await freshDatabase(t);
  const processes = await Promise.all([connectDatabase(url), connectDatabase(url)]);
  t.after(() => Promise.all(processes.map((orm) => orm.close())));
  const [one, other] = processes.map((orm) => setUpHosts(configuration, orm).pterodactyl!);

  let asked = 0;
  const askUntilRefused = async () => {
    for (;;) {
      await Promise.all([one!.find('a'), other!.find('b')]);
      asked += 2;
    }
  };

  await assert.rejects(askUntilRefused(), { name: 'Busy' });
  assert.ok(asked >= 10 && asked <= 18, `a tenth of 20 is left to people; ${asked} were asked`);
});
