import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { watchingProbe } from '../../api/health/watching.ts';
import { declareDown, type Stopped } from '../../db/queries/incidents.ts';
import { recordEyes } from '../../db/queries/monitors.ts';
import { recordLooks } from '../../db/queries/watch.ts';
import { within } from '../../db/scope.ts';
import type { Look } from '../../domain/watching.ts';
import { looked } from '../factories/looks.ts';
import { aBotToken, bring, placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Caller, Json } from '../fixtures/caller.ts';
import { system } from '../fixtures/house.ts';

const minute = 60_000;

async function stage(t: TestContext) {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const run = <Result>(work: Parameters<typeof within<Result>>[2]) => within(api.orm, system, work);
  const ask = (sql: string, parameters: unknown[] = []) => run((em) => em.execute(sql, parameters));
  return {
    ...{ api, ann, sue, run, ask },
    async bot(owner: Caller = ann): Promise<string> {
      const { id } = await placed(owner);
      await bring(api, id, { phase: 'active' });
      return id;
    },
    look: (orderId: string, look: Partial<Look> = {}) =>
      run((em) =>
        recordLooks(em, [{ orderId, status: 'running', usage: null, source: 'process', node: 'node 1', ...look }]),
      ),
    down: (bots: readonly string[], stopped: Partial<Stopped> = {}) => {
      const look = { status: 'offline', usage: null, source: 'process', node: 'node 1', log: [] } as const;
      return run((em) =>
        declareDown(
          em,
          'simulation',
          bots.map((orderId) => ({ orderId, ...look, ...stopped })),
        ),
      );
    },
    see: () => run((em) => recordEyes(em, 'simulation', { seen: ['node 1'], blind: [] })),
    goBlind: (sentence: string) =>
      run((em) => recordEyes(em, 'simulation', { seen: [], blind: [{ node: 'node 1', sentence }] })),
    /** One look found it down, the next one up. */
    remember: (orderId: string) =>
      looked(api, orderId, [
        { at: Date.now() - 20 * minute, up: false },
        { at: Date.now() - 10 * minute, up: true },
      ]),
    health: watchingProbe(api.orm),
  };
}

test('a deployment tells when its bot was looked at last, how, and how it was', async (t) => {
  const { ann, sue, bot, look, ask } = await stage(t);
  const [seen, unseen] = [await bot(), await bot()];
  await look(seen, { source: 'node' });
  await ask(
    "update bot_deployments set last_health_check = last_health_check - interval '90 seconds' where order_id = ?",
    [seen],
  );

  const { body } = await ann.get(`/api/orders/${seen}/deployment`);
  const other = (await ann.get(`/api/orders/${unseen}/deployment`)).body;
  const forStaff = (await sue.get(`/api/admin/deployments/${body.id}`)).body;

  assert.deepEqual([body.watch.health, body.watch.source, body.watch.lookedAt], ['up', 'node', body.lastHealthCheck]);
  assert.ok(body.watch.ageSeconds >= 90 && body.watch.ageSeconds < 150, String(body.watch.ageSeconds));
  assert.deepEqual(other.watch, { health: null, lookedAt: null, source: null, ageSeconds: null });
  assert.deepEqual([forStaff.watch.health, forStaff.uptime], ['up', body.uptime]);
});

test('uptime is shown with a bot, in the list of staff, to its customer, and in all', async (t) => {
  const { api, ann, sue, bot, remember } = await stage(t);
  const bob = await api.as('Bob');
  const [id, bobs] = [await bot(), await bot(bob)];
  await remember(id);
  await looked(api, bobs, [{ at: Date.now() - 15 * minute, up: true }]);
  const customerId = (await ann.get(`/api/orders/${id}/deployment`)).body.customer.id;
  const upOf = async (caller: Caller, path: string, at = ({ body }: Json) => body) =>
    at(await caller.get(path)).day.upShare;

  assert.equal(await upOf(ann, `/api/orders/${id}/deployment`, ({ body }) => body.uptime), 0.5);
  assert.equal(await upOf(sue, '/api/admin/deployments', ({ body }) => body.deployments[1].uptime), 0.5);
  assert.equal(await upOf(ann, '/api/uptime'), 0.5);
  assert.equal(await upOf(bob, '/api/uptime'), 1);
  assert.equal(await upOf(bob, `/api/uptime?customerId=${customerId}`), 1, 'nobody sees what is not theirs');
  assert.equal(await upOf(sue, `/api/uptime?customerId=${customerId}`), 0.5);
  for (const path of ['/api/uptime', '/api/admin/overview', '/api/status']) {
    assert.equal(await upOf(sue, path, ({ body }) => body.uptime ?? body), 2 / 3, path);
  }
});

test('a page gets the history of a bot by range, with gaps as gaps, and only where it asks for it', async (t) => {
  const { ann, bot, remember } = await stage(t);
  const id = await bot();
  await remember(id);
  const read = async (query: string) => (await ann.get(`/api/orders/${id}/usage${query}`)).body;

  const [now, day, week, year] = [
    await read(''),
    await read('?range=day'),
    await read('?range=week'),
    await read('?range=year'),
  ];

  assert.equal(now.history, undefined);
  const { history, ...rest } = day;
  assert.deepEqual(Object.keys(rest).sort(), Object.keys(now).sort());
  assert.deepEqual([history.range, history.stepSeconds], ['day', 300]);
  assert.deepEqual(
    [day, week, year].map((body) => body.history.points.length),
    [288, 168, 365],
  );
  const shares = history.points.map(({ upShare }: Json) => upShare).filter((share: number | null) => share !== null);
  assert.deepEqual(shares, [0, 1]);
  assert.equal(year.history.points[0].upShare, null);
  assert.equal((await ann.get(`/api/orders/${id}/usage?range=hour`)).status, 400);
});

test('incidents are listed, those that go on or those that are over, with what was seen and no secret', async (t) => {
  const { api, ann, sue, bot, down, look } = await stage(t);
  const [first, second] = [await bot(), await bot()];
  const secret = aBotToken();
  await down([first], { log: ['Starting', `login(${secret})`] });
  await look(first);
  await down([second]);
  const list = async (query: string) => (await sue.get(`/api/admin/incidents${query}`)).body.incidents;

  const [open, over, all] = [await list('?open=true'), await list('?open=false'), await list('')];
  const page = (await sue.get('/api/admin/incidents?limit=1')).body;
  const rest = (await sue.get(`/api/admin/incidents?limit=1&cursor=${page.next}`)).body;

  assert.deepEqual(
    [open, over].map((rows) => rows.map(({ orderId }: Json) => orderId)),
    [[second], [first]],
  );
  assert.deepEqual([...page.incidents, ...rest.incidents], all);
  const [{ evidence, closedAt, orderNumber, ...incident }] = over;
  assert.deepEqual(
    [incident.host, incident.node, incident.sentence],
    ['simulation', 'node 1', 'Its process does not run.'],
  );
  assert.deepEqual([evidence.status, evidence.log], ['offline', ['Starting', 'login([redacted])']]);
  assert.ok(closedAt && orderNumber);
  assert.equal((await ann.get('/api/admin/incidents')).status, 403);

  const own = (await ann.get(`/api/orders/${first}/incidents`)).body.incidents;
  assert.deepEqual(
    own.map(({ id, node }: Json) => [id, node]),
    [[incident.id, null]],
  );
  assert.equal((await (await api.as('Bob')).get(`/api/orders/${first}/incidents`)).status, 404);
});

test('staff sees how well the bots are watched, and what cannot be seen, and why', async (t) => {
  const { sue, bot, look, see, goBlind, ask, down } = await stage(t);
  const watching = async () => (await sue.get('/api/admin/overview')).body;
  const unwatched = await watching();
  const [one, other] = [await bot(), await bot()];
  await see();
  await look(one);
  await look(other);
  await ask("update bot_deployments set updated_at = now() - interval '1 day'");
  await ask("update bot_deployments set last_health_check = now() - interval '8.2 minutes' where order_id = ?", [one]);
  const seen = await watching();
  await goBlind('The node gives no answer.');
  await down([other]);
  const blind = await watching();

  assert.deepEqual([unwatched.watching.watched, unwatched.watching.oldestLookMinutes], [0, null]);
  assert.deepEqual(seen.watching, {
    watched: 2,
    oldestLookMinutes: 9,
    sentence: 'Every bot was looked at within the last 9 minutes.',
    blind: [],
  });
  const [{ since, ...monitor }] = blind.watching.blind;
  assert.deepEqual(monitor, { host: 'simulation', node: 'node 1', sentence: 'The node gives no answer.' });
  assert.ok(Date.parse(since));
  assert.deepEqual([seen.openIncidents, blind.openIncidents], [0, 1]);
});

test('everybody may know how the hosts do, and is told no name', async (t) => {
  const { api, ann, bot, see, goBlind, down, run } = await stage(t);
  const read = async () => {
    const fresh = await serveApi(t, { orm: api.orm });
    return fresh.nobody.get('/api/status');
  };
  const bots = await Promise.all(Array.from({ length: 6 }, () => bot()));
  await run((em) => em.execute("update bot_deployments set node = 'secret node'"));
  await see();
  const calm = await read();
  await down(bots.slice(0, 1), { node: 'secret node' });
  const alone = await read();
  await down(bots, { node: 'secret node' });
  const trouble = await read();
  await goBlind('secret node is away');
  const blind = await read();

  const states = [calm, alone, trouble, blind].map(({ body }) => body.hosts[0]);
  assert.deepEqual(
    states.map(({ host, state }) => `${host} ${state}`),
    ['simulation ok', 'simulation ok', 'simulation trouble', 'simulation unseen'],
  );
  assert.deepEqual([calm.body.openIncidents, alone.body.openIncidents, calm.body.sentence], [0, 1, null]);
  assert.match(blind.body.sentence, /cannot be seen/);
  const [order] = (await ann.get('/api/orders')).body.orders;
  for (const { text } of [calm, alone, trouble, blind]) {
    for (const name of ['secret', 'node 1', 'Ann', order.id, order.number]) assert.ok(!text.includes(name), name);
  }
});

test('health says when nobody looks at bots, or when they cannot be seen, without names', async (t) => {
  const { bot, look, see, goBlind, ask, health } = await stage(t);
  const nobody = await health();
  const id = await bot();
  await see();
  const begun = await health();
  await ask("update bot_deployments set updated_at = now() - interval '1 day'");
  const forgotten = await health();
  await look(id);
  const seen = await health();
  await goBlind('secret node is away');
  const blind = await health();

  assert.deepEqual([nobody, begun, seen], [null, null, null]);
  assert.match(forgotten ?? '', /not looked at for 144[01] minutes/);
  assert.match(blind ?? '', /cannot be seen/);
  assert.doesNotMatch(blind ?? '', /secret/);
});
