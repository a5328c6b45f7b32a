import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { connectAsSystem, type Orm } from '../../db/orm.ts';
import { declareDown } from '../../db/queries/incidents.ts';
import { findOrder } from '../../db/queries/order-records.ts';
import { announceFact } from '../../db/queries/outbox.ts';
import { placeOrder } from '../../db/queries/place-order.ts';
import { projectOrder } from '../../db/queries/projection.ts';
import { blindMonitors, hostStates } from '../../db/queries/sight.ts';
import { recordLooks } from '../../db/queries/watch.ts';
import { type Scope, within } from '../../db/scope.ts';
import { defaultPolicy } from '../../domain/policy.ts';
import type { Look } from '../../domain/watching.ts';
import { freshDatabase } from '../fixtures/database.ts';

const system: Scope = { kind: 'system' };

async function botsAtWork(t: TestContext, count: number) {
  const { url } = await freshDatabase(t);
  const orm = await connectAsSystem(url);
  t.after(() => orm.close());
  const ids = Array.from({ length: count }, () => randomUUID());
  const customerId = randomUUID();
  await within(orm, system, (em) =>
    em.execute("insert into users (id, name, role) values (?, 'ann', 'customer')", [customerId]),
  );
  for (const id of ids) await within(orm, system, (em) => atWork(em, id, customerId));
  return { orm, ids };
}

async function atWork(em: Parameters<Parameters<typeof within>[2]>[0], id: string, customerId: string) {
  await placeOrder(em, {
    ...{ id, customerId, guildId: '123456789012345678', tier: 'starter', addons: [], template: 'standard' },
    ...{ host: 'simulation', period: 'month', policy: defaultPolicy, token: null },
  });
  const order = await findOrder(em, id);
  await projectOrder(em, { ...order!.state, phase: 'active', version: 1 }, { from: order!.state });
}

const seen = (ids: readonly string[], status: Look['status']): Look[] =>
  ids.map((orderId) => ({ orderId, status, usage: null, source: 'node', node: 'node 1' }));
const ask = <Row>(orm: Orm, sql: string) => within(orm, system, (em) => em.execute<Row[]>(sql));

test('looks, news of outages and facts of the same orders do not wait for each other for ever', async (t) => {
  const { orm, ids } = await botsAtWork(t, 12);
  const turned = ids.toReversed();
  const deeds = [
    () => within(orm, system, (em) => recordLooks(em, seen(ids, 'offline'), 0)),
    () => within(orm, system, (em) => recordLooks(em, seen(turned, 'running'), 0)),
    () =>
      within(orm, system, (em) =>
        declareDown(
          em,
          'simulation',
          seen(turned, 'offline').map((look) => ({ ...look, log: [] })),
        ),
      ),
    ...ids.map(
      (id) => () =>
        within(orm, system, async (em) => {
          await announceFact(em, id, { name: 'botTokenChanged' });
          await em.execute('update bot_deployments set updated_at = now() where order_id = ?', [id]);
        }),
    ),
  ];

  for (let round = 0; round < 30; round++) await Promise.all(deeds.map((deed) => deed()));

  const [facts] = await ask<{ count: number }>(orm, 'select count(*)::int as count from outbox where fact is not null');
  assert.ok(facts!.count >= 30 * 12);
});

test('a look that is written down twice is one look', async (t) => {
  const { orm, ids } = await botsAtWork(t, 1);
  await within(orm, system, async (em) => {
    await recordLooks(em, seen(ids, 'running'));
    await recordLooks(em, seen(ids, 'running'));
  });

  assert.equal((await ask(orm, 'select 1 from health_samples')).length, 1);
});

test('what cannot be told leaves everything as it was', async (t) => {
  const { orm, ids } = await botsAtWork(t, 1);
  await within(orm, system, (em) => recordLooks(em, seen(ids, 'unknown')));

  assert.deepEqual(await ask(orm, 'select health, last_health_check, node from bot_deployments'), [
    { health: null, last_health_check: null, node: null },
  ]);
});

test('a bot whose recovery is seen twice is told to its order once', async (t) => {
  const { orm, ids } = await botsAtWork(t, 1);
  await within(orm, system, (em) =>
    declareDown(
      em,
      'simulation',
      seen(ids, 'offline').map((look) => ({ ...look, log: [] })),
    ),
  );
  await Promise.all([1, 2, 3].map(() => within(orm, system, (em) => recordLooks(em, seen(ids, 'running')))));

  const facts = await ask<{ isUp: boolean }>(
    orm,
    `select (fact ->> 'isUp')::boolean as "isUp" from outbox where fact is not null order by id`,
  );
  assert.deepEqual(
    facts.map(({ isUp }) => isUp),
    [false, true],
  );
});

test('a machine that nobody looks at any more is not told as one that cannot be seen', async (t) => {
  const { orm } = await botsAtWork(t, 0);
  const [blind, hosts] = await within(orm, system, async (em) => {
    await em.execute(
      `insert into monitors (host, node, blind_since, sentence, looked_at)
       values ('pterodactyl', 'node 1', now() - interval '2 hours', 'It is gone.', now() - interval '1 hour'),
         ('pterodactyl', 'node 2', now() - interval '2 hours', 'It is away.', now() - interval '5 minutes'),
         ('simulation', '', now() - interval '2 hours', 'It is gone.', now() - interval '1 hour')`,
    );
    return [await blindMonitors(em), await hostStates(em)] as const;
  });

  assert.deepEqual(
    blind.map(({ node }) => node),
    ['node 2'],
  );
  assert.deepEqual(
    hosts.map(({ host, isBlind }) => [host, isBlind]),
    [
      ['pterodactyl', true],
      ['simulation', false],
    ],
  );
});
