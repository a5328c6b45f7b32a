import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { declareDown } from '../../db/queries/incidents.ts';
import { heartbeats } from '../../db/queries/watch.ts';
import { within } from '../../db/scope.ts';
import { heartbeatLasts } from '../../domain/watching.ts';
import { hosted, tokenOf } from '../factories/instances.ts';
import { bring } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import { callerAt } from '../fixtures/caller.ts';
import { eventually, system } from '../fixtures/house.ts';

const heartbeat = '/api/instance/heartbeat';

async function stage(t: TestContext) {
  const api = await serveApi(t);
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    within(api.orm, system, (em) => em.execute<Row[]>(sql, parameters));
  const heard = () => within(api.orm, system, (em) => heartbeats(em, 'simulation'));
  return { api, ask, heard, one: await hosted(api, await api.as('Ann')) };
}

test('a bot that says it is at work is held to be, until it has said nothing for a while', async (t) => {
  const { ask, heard, one } = await stage(t);
  const before = await heard();

  const { status, body } = await one.bot.post(heartbeat);
  const soon = await heard();
  await ask(`update bot_deployments set heartbeat_at = now() - interval '${heartbeatLasts + 1_000} milliseconds'`);

  assert.deepEqual([status, body], [200, { nextInSeconds: 60 }]);
  assert.deepEqual(
    [before, soon.map(({ orderId, source }) => [orderId, source]), await heard()],
    [[], [[one.id, 'heartbeat']], []],
  );
});

test('a bot that was down and speaks has recovered at once: its order is told, and its incident is over', async (t) => {
  const { api, ask, one } = await stage(t);
  const look = { orderId: one.id, status: 'offline', source: 'process', node: null, usage: null, log: [] } as const;
  await within(api.orm, system, (em) => declareDown(em, 'simulation', [look]));
  await ask('delete from outbox');

  await one.bot.post(heartbeat);
  await one.bot.post(heartbeat);

  assert.deepEqual(await ask("select fact->>'isUp' as up from outbox where fact->>'name' = 'healthChanged'"), [
    { up: 'true' },
  ]);
  assert.deepEqual(await ask('select health, last_health_check is not null as seen from bot_deployments'), [
    { health: 'up', seen: true },
  ]);
  assert.deepEqual(await ask('select 1 from incidents where closed_at is null'), []);
});

test('the token of a bot stays the same until its order ends, and then opens nothing', async (t) => {
  const { api, ask, one } = await stage(t);
  const again = await tokenOf(api, one.id);
  await bring(api, one.id, { phase: 'suspended' });
  const suspended = await one.bot.post(heartbeat);
  await bring(api, one.id, { phase: 'ended' });

  const { status, body } = await one.bot.post(heartbeat);

  assert.equal(again, one.token);
  assert.equal(suspended.status, 200);
  assert.deepEqual([status, body.code], [401, 'unauthenticated']);
  assert.deepEqual(await ask('select 1 from instance_tokens'), []);
  await assert.rejects(tokenOf(api, one.id), /gone/);
});

test('a stopped bot that speaks is not held to be at work', async (t) => {
  const { api, heard, one } = await stage(t);
  await bring(api, one.id, { phase: 'suspended' });

  await one.bot.post(heartbeat);
  await bring(api, one.id, { phase: 'active' });

  assert.deepEqual(await heard(), []);
});

test('a heartbeat that is in order leaves no line in the log, and one that is not does', async (t) => {
  const { api, one } = await stage(t);
  const lines = () => api.logged.filter((line) => line.includes(heartbeat)).length;

  await one.bot.post(heartbeat);
  await api.nobody.post(heartbeat);
  await eventually('the stranger is noted', async () => lines() > 0);

  assert.equal(lines(), 1);
});

test('only a bot may send a heartbeat, and a wrong token learns nothing', async (t) => {
  const { api } = await stage(t);
  const strangers = [
    api.nobody,
    await api.as('Ada', 'admin'),
    callerAt(api.url, `byi_${'A'.repeat(43)}`),
    callerAt(api.url, 'byi_short'),
  ];

  const answers = await Promise.all(strangers.map((stranger) => stranger.post(heartbeat)));

  assert.deepEqual(
    [...new Set(answers.map(({ status, body }) => `${status} ${body.detail}`))],
    ['401 This needs the token of a bot that Botyard hosts.'],
  );
});

test('a bot that speaks without end is asked to wait, and its neighbours are heard', async (t) => {
  const { api, one } = await stage(t);
  const other = await hosted(api, await api.as('Bob'));
  const many = await Promise.all(Array.from({ length: 12 }, () => one.bot.post(heartbeat)));

  const refused = many.filter(({ status }) => status === 429);

  assert.equal(refused.length, 2);
  assert.ok(Number(refused[0]!.headers.get('retry-after')) > 0);
  assert.equal((await other.bot.post(heartbeat)).status, 200);
});

test('a whole house of bots behind one address is heard where a person would be told to wait', async (t) => {
  const api = await serveApi(t, { limits: { perAddress: 3, perActor: 100 } });
  const { bot } = await hosted(api, await api.as('Ann'));

  const heard = await Promise.all(Array.from({ length: 6 }, () => bot.post(heartbeat)));
  const pages = await Promise.all(Array.from({ length: 4 }, () => api.nobody.get('/api/plans')));

  assert.deepEqual([...new Set(heard.map(({ status }) => status))], [200]);
  assert.ok(pages.some(({ status }) => status === 429));
});

test('no token of a bot stands in the database, in a log of the api or in an answer', async (t) => {
  const { api, ask, one } = await stage(t);
  await one.bot.post(heartbeat);
  await one.bot.post(`${heartbeat}?nonsense=1`);
  const ada = await api.as('Ada', 'admin');
  const answers = await Promise.all(
    [`/api/orders/${one.id}`, `/api/orders/${one.id}/deployment`, `/api/admin/orders/${one.id}/runbook`].map((path) =>
      ada.get(path),
    ),
  );
  const tables = await ask<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'",
  );
  let rows = '';
  for (const { name } of tables) rows += JSON.stringify(await ask(`select t::text from ${name} t`));

  assert.ok(rows.includes(one.id) && api.logged.some((line) => line.includes(heartbeat)));
  for (const text of [rows, ...api.logged, ...answers.map((answer) => answer.text)]) {
    assert.ok(!text.includes(one.token), text.slice(0, 80));
  }
});
