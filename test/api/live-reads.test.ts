import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setUpObservers } from '../../api/set-up-observers.ts';
import { connectDatabase } from '../../db/orm.ts';
import { simulatedServers } from '../../db/simulated-servers.ts';
import { readConfiguration } from '../../domain/configuration.ts';
import type { HostObserver } from '../../domain/hosting.ts';
import { Busy, Refusal } from '../../domain/refusal.ts';
import { aBotToken, bring, placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { fakeObserver } from '../fixtures/observer.ts';
import { panelTrial } from '../hosts/panel-trial.ts';
import { spec, token } from '../hosts/trial.ts';

type Api = Awaited<ReturnType<typeof serveApi>>;

async function running(api: Api, customer: Caller, changes: object = {}): Promise<string> {
  const { id } = await placed(customer, changes);
  await bring(api, id, { phase: 'active' });
  return id;
}

const never = () => new Promise<never>(() => undefined);
const failing = (error: Error): HostObserver => ({
  preflight: () => Promise.reject(error),
  observe: () => Promise.reject(error),
  logs: () => Promise.reject(error),
});

/** A database of its own, and the ways to look into hosts as the api's process sets them up. */
async function setUp(t: TestContext, variables: Record<string, string> = {}) {
  const { url } = await freshDatabase(t);
  const orm = await connectDatabase(url, { connections: 6 });
  t.after(() => orm.close());
  return { orm, observers: setUpObservers(readConfiguration(variables), orm, 3_000), hostPatienceMs: 3_000 };
}

async function both(caller: Caller, orderId: string) {
  const [usage, logs] = [
    await caller.get(`/api/orders/${orderId}/usage`),
    await caller.get(`/api/orders/${orderId}/logs`),
  ];
  assert.deepEqual([usage.status, logs.status], [200, 200]);
  return { usage: usage.body, logs: logs.body };
}

test('a page shows what the bot uses at this moment, and of how much', async (t) => {
  const { observer } = fakeObserver();
  const api = await serveApi(t, { observers: { simulation: observer } });
  const ann = await api.as('Ann');
  const id = await running(api, ann);

  const { measuredAt, ...usage } = (await both(ann, id)).usage;

  assert.ok(Math.abs(Date.parse(measuredAt) - Date.now()) < 60_000);
  assert.deepEqual(usage, {
    status: 'running',
    usage: { memoryBytes: 64, cpuPercent: 2, diskBytes: 8, uptimeMs: 1_000, networkRxBytes: 5, networkTxBytes: 3 },
    limits: { memoryMb: 512, cpuPercent: 50, diskMb: 1024 },
    sentence: null,
  });
});

test('a page shows as many of the last lines as it asks for, up to 500', async (t) => {
  const { observer } = fakeObserver();
  const api = await serveApi(t, { observers: { simulation: observer } });
  const ann = await api.as('Ann');
  const id = await running(api, ann);

  const two = await ann.get(`/api/orders/${id}/logs?lines=2`);
  const refused = await Promise.all(
    ['0', '501', '1.5', 'all'].map((n) => ann.get(`/api/orders/${id}/logs?lines=${n}`)),
  );

  assert.deepEqual(two.body, { lines: ['two', 'three'], sentence: null });
  assert.deepEqual(
    refused.map(({ status, body }) => [status, body.errors[0].field]),
    Array(4).fill([400, 'lines']),
  );
});

test('a bot that has said nothing, and one that is not measured, have a sentence each', async (t) => {
  const quiet: Partial<HostObserver> = {
    observe: async () => ({ status: 'offline', usage: null }),
    logs: async () => [],
  };
  const api = await serveApi(t, { observers: { simulation: fakeObserver(quiet).observer } });
  const ann = await api.as('Ann');

  const { usage, logs } = await both(ann, await running(api, ann));

  assert.deepEqual(
    [usage.status, usage.usage, usage.sentence],
    ['offline', null, 'The bot does not run, so it uses nothing.'],
  );
  assert.deepEqual(logs, { lines: [], sentence: 'The bot has said nothing yet.' });
});

test("nobody looks into a stranger's bot, and the host is not even asked", async (t) => {
  const { observer, asked } = fakeObserver();
  const api = await serveApi(t, { observers: { simulation: observer } });
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];
  const id = await running(api, ann);

  for (const part of ['usage', 'logs', 'deployment']) {
    const { status, body } = await bob.get(`/api/orders/${id}/${part}`);
    assert.deepEqual([part, status, body.code], [part, 404, 'order-missing']);
  }
  assert.deepEqual(asked, []);
});

test('a bot that is not built yet, or gone, has a sentence, and the host is left alone', async (t) => {
  const { observer, asked } = fakeObserver();
  const api = await serveApi(t, { observers: { simulation: observer } });
  const ann = await api.as('Ann');
  const { id } = await placed(ann);

  const early = await both(ann, id);
  await bring(api, id, { phase: 'ended' });
  const late = await both(ann, id);

  assert.deepEqual([early.usage.status, early.usage.sentence], [null, 'The bot is not built yet.']);
  assert.deepEqual(early.logs, { lines: [], sentence: 'The bot is not built yet.' });
  assert.equal(late.usage.sentence, 'The bot is gone; its order is over.');
  assert.deepEqual(asked, []);
});

test('a host that cannot be looked into has a sentence', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const { usage, logs } = await both(ann, await running(api, ann));

  assert.equal(usage.sentence, 'Botyard has no way to look into the host of this bot.');
  assert.equal(logs.sentence, usage.sentence);
});

test('a host that is away costs the page a sentence; staff is told the cause, customers are not', async (t) => {
  const away = failing(new Busy('GET /servers got no answer: ECONNREFUSED.', 1_000));
  const api = await serveApi(t, { observers: { simulation: away } });
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const id = await running(api, ann);

  const forCustomer = await both(ann, id);
  const forStaff = await both(sue, id);

  const sentence = 'The host does not answer at the moment; try again in a minute.';
  assert.deepEqual([forCustomer.usage.usage, forCustomer.usage.sentence], [null, sentence]);
  assert.deepEqual(forCustomer.logs, { lines: [], sentence });
  assert.match(forStaff.logs.sentence, /ECONNREFUSED/);
});

test('a host that refuses costs the page a sentence, which names the remedy to staff alone', async (t) => {
  const refusing = failing(
    new Refusal('panel-key-refused', 'The panel refuses the key.', { remedy: 'Make a new key.' }),
  );
  const api = await serveApi(t, { observers: { simulation: refusing } });
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const id = await running(api, ann);

  assert.doesNotMatch((await both(ann, id)).usage.sentence, /key/);
  assert.match((await both(sue, id)).usage.sentence, /refuses the key\. Make a new key\.$/);
});

test('a host that hangs costs the page a sentence, and no longer than its patience', { timeout: 15_000 }, async (t) => {
  const api = await serveApi(t, {
    observers: { simulation: { preflight: never, observe: never, logs: never } },
    hostPatienceMs: 20,
  });
  const ann = await api.as('Ann');
  const id = await running(api, ann);

  const { usage, logs } = await both(ann, id);

  assert.match(usage.sentence, /does not answer/);
  assert.equal(logs.sentence, usage.sentence);
});

test('a fault of our own is no sentence: it is answered as one, and logged', async (t) => {
  const api = await serveApi(t, { observers: { simulation: failing(new TypeError('x is not a function')) } });
  const ann = await api.as('Ann');
  const id = await running(api, ann);

  assert.equal((await ann.get(`/api/orders/${id}/usage`)).status, 500);
  assert.ok(api.logged.some((line) => line.includes('x is not a function')));
});

test('no token ever shows up in the logs: not the one of the order, nor one that it had before', async (t) => {
  const [current, former] = ['short.but.secret', aBotToken()];
  const chatty = {
    logs: async () => [`login(${current})`, `was "${former}"`, `twice ${current} ${former}`, 'v1.2.3 of a.b.c'],
  };
  const api = await serveApi(t, { observers: { simulation: fakeObserver(chatty).observer } });
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const id = await running(api, ann, { bot: { token: current } });

  for (const caller of [ann, ada]) {
    const { text, body } = await caller.get(`/api/orders/${id}/logs`);

    assert.ok(!text.includes(current) && !text.includes(former), text);
    assert.deepEqual(body.lines, [
      'login([redacted])',
      'was "[redacted]"',
      'twice [redacted] [redacted]',
      'v1.2.3 of a.b.c',
    ]);
  }
});

test('a simulated bot can be looked into: it is in our own database', async (t) => {
  const parts = await setUp(t);
  const api = await serveApi(t, parts);
  const ann = await api.as('Ann');
  const id = await running(api, ann);
  const before = await both(ann, id);
  await simulatedServers(parts.orm).save({ orderId: id, serverId: 'sim-1', name: 'bot_1', status: 'running' });

  const { usage, logs } = await both(ann, id);

  assert.deepEqual([before.usage.status, before.logs.sentence], ['missing', 'The host has no server for this bot.']);
  assert.deepEqual([usage.status, usage.sentence, usage.usage.cpuPercent], ['running', null, 1]);
  assert.deepEqual(logs.lines, ['Starting.', 'Logged in as bot_1']);
});

test('a bot on a panel can be looked into, without its token, until the panel goes away', async (t) => {
  const { panel, host } = await panelTrial(t, { settings: { namePrefix: 'botyard-here' } });
  const { applicationKey, clientKey } = panel.ready;
  const parts = await setUp(t, {
    BOTYARD_INSTALLATION: 'here',
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: applicationKey,
    PTERODACTYL_CLIENT_KEY: clientKey,
  });
  const api = await serveApi(t, { ...parts, defaultHost: 'pterodactyl' });
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];
  const [id, other] = [await running(api, ann), await running(api, bob)];
  await host.provision(spec(id));
  panel.world.clock.advance(120_000);
  const [machine] = Object.values(panel.world.state.machines);
  machine!.files['/logs/bot.log']!.content = Buffer.from(`hello\nmy token is ${token}\n`).toString('base64');

  const { usage, logs } = await both(ann, id);
  const without = await both(bob, other);
  await panel.close();
  const unknown = await both(await api.as('Sue', 'support'), await running(api, ann));

  assert.deepEqual([usage.status, usage.sentence], ['running', null]);
  assert.ok(usage.usage.memoryBytes > 0);
  assert.deepEqual(logs, { lines: ['hello', 'my token is [redacted]'], sentence: null });
  assert.deepEqual([without.usage.status, without.logs.lines], ['missing', []]);
  assert.match(unknown.usage.sentence, /^The host does not answer.*ECONNREFUSED/);
});

test('a panel whose key is wrong costs a sentence, and staff is told which setting to compare', async (t) => {
  const { panel } = await panelTrial(t);
  const parts = await setUp(t, { PTERODACTYL_PANEL_URL: panel.url, PTERODACTYL_API_KEY: 'ptla_of-somebody-else' });
  const api = await serveApi(t, { ...parts, defaultHost: 'pterodactyl' });
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const id = await running(api, ann);

  const forCustomer = await both(ann, id);
  const forStaff = await both(sue, id);

  assert.equal(forCustomer.usage.sentence, 'The host cannot be read at the moment; Botyard staff can see why.');
  assert.match(forStaff.usage.sentence, /answered 401.*PTERODACTYL_API_KEY/);
  assert.ok(!forStaff.usage.sentence.includes('ptla_of-somebody-else'));
});

test('open pages that ask again and again cost the panel a call or two', async (t) => {
  const { panel, host } = await panelTrial(t, { settings: { namePrefix: 'botyard-here' } });
  const { applicationKey, clientKey } = panel.ready;
  const parts = await setUp(t, {
    BOTYARD_INSTALLATION: 'here',
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: applicationKey,
    PTERODACTYL_CLIENT_KEY: clientKey,
  });
  const api = await serveApi(t, { ...parts, defaultHost: 'pterodactyl' });
  const ann = await api.as('Ann');
  const id = await running(api, ann);
  await host.provision(spec(id));
  panel.world.clock.advance(120_000);
  panel.world.log.clear();

  await Promise.all(Array.from({ length: 10 }, () => ann.get(`/api/orders/${id}/usage`)));

  assert.equal(panel.world.log.requests.length, 2);
});

test('open pages leave half of the calls to a panel for the work on it', async (t) => {
  const { panel } = await panelTrial(t, { panel: { applicationLimit: 20 } });
  const { applicationKey } = panel.ready;
  const { observers } = await setUp(t, { PTERODACTYL_PANEL_URL: panel.url, PTERODACTYL_API_KEY: applicationKey });
  const lookAtMany = async () => {
    for (let at = 0; at < 20; at++) await observers.pterodactyl!.observe(`order ${at}`);
  };

  await assert.rejects(lookAtMany(), Busy);
  assert.equal(panel.world.log.requests.length, 10);
});
