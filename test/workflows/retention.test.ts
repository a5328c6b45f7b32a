import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { forgetSome, forgettables } from '../../db/queries/forget.ts';
import { within } from '../../db/scope.ts';
import { defaultRetention } from '../../domain/retention.ts';
import { anOrder } from '../fixtures/customer.ts';
import { openHouse, system } from '../fixtures/house.ts';

const days = (many: number) => `now() - interval '${many} days'`;

async function tidied(t: Parameters<typeof openHouse>[0]) {
  const house = await openHouse(t);
  const order = await anOrder(house);
  const tidy = () =>
    house.client.workflow.execute('retention', { workflowId: randomUUID(), taskQueue: house.taskQueue, args: [] });
  const count = async (table: string, condition = 'true') =>
    (await house.ask<{ n: number }>(`select count(*)::int as n from ${table} where ${condition}`))[0]!.n;
  return { house, order, tidy, count };
}

test('looks are thinned and summed up, and what is older than a year is gone', async (t) => {
  const { house, order, tidy, count } = await tidied(t);
  const look = (span: number, at: string) =>
    house.ask(
      `insert into health_samples (order_id, customer_id, span, at, source, looks, ups, known_seconds, up_seconds)
       values (?, ?, ?, date_bin('1 hour', ${at}, 'epoch'), 'node', 1, 1, ?, ?)`,
      [order.id, order.customerId, span, span && 300, span && 300],
    );
  await look(0, days(1));
  await look(0, days(3));
  await look(300, days(5));
  await look(300, days(11));
  await look(3_600, days(100));
  await look(3_600, days(400));

  await tidy();

  const kept = await house.ask('select span, count(*)::int as n from health_samples group by 1 order by 1');
  assert.deepEqual(kept, [
    { span: 0, n: 1 },
    { span: 300, n: 2 },
    { span: 3_600, n: 2 },
  ]);
  assert.equal(await count('uptime_hours', 'known_seconds > 0'), 5);
});

test('what nobody asks for any more is forgotten, and what an order is told from stays', async (t) => {
  const { house, order, tidy, count } = await tidied(t);
  const event = (orderId: string | null, at: string) =>
    house.ask(
      `insert into event_log (topic, event, data, order_id, created_at) values ('t', 'order_update', '{}', ?, ${at})`,
      [orderId],
    );
  const key = (at: string) =>
    house.ask(`insert into idempotency_keys (id, user_id, body_hash, created_at) values (?, ?, 'h', ${at})`, [
      ...[randomUUID(), order.customerId],
    ]);
  const incident = (opened: string, closed: string | null) =>
    house.ask(
      `insert into incidents (order_id, customer_id, host, sentence, evidence, opened_at, closed_at)
       values (?, ?, 'simulation', 'It is down.', '{}', ${opened}, ${closed})`,
      [order.id, order.customerId],
    );
  const delivery = (at: string) =>
    house.ask(
      `insert into webhook_deliveries (id, direction, endpoint, outcome, sent_at, received_at, body_sha256)
       values (?, 'in', '/e', 'o', ${at}, ${at}, 'x')`,
      [randomUUID()],
    );
  await event(order.id, days(900));
  for (const at of [days(91), days(89)]) await event(null, at);
  for (const at of [days(31), days(29)]) await Promise.all([key(at), delivery(at)]);
  await incident(days(900), null);
  await incident(days(900), days(366));
  await incident(days(900), days(364));

  await tidy();

  assert.equal(await count('event_log', `created_at < ${days(800)}`), 1);
  assert.equal(await count('event_log', 'order_id is null'), 1);
  assert.deepEqual(
    [await count('idempotency_keys'), await count('webhook_deliveries'), await count('incidents')],
    [1, 1, 2],
  );
});

test('so much is never deleted at once that others would have to wait', async (t) => {
  const { house, order, count } = await tidied(t);
  await house.ask(
    `insert into idempotency_keys (id, user_id, body_hash, created_at)
     select gen_random_uuid(), ?, 'h', ${days(60)} from generate_series(1, 25)`,
    [order.customerId],
  );
  const before = Date.now() - defaultRetention.idempotencyKeys;
  const bite = () => within(house.orm, system, (em) => forgetSome(em, 'idempotencyKeys', { before, atMost: 10 }));

  assert.deepEqual([await bite(), await bite(), await bite(), await bite()], [10, 10, 5, 0]);
  assert.equal(await count('idempotency_keys'), 0);
});

test('an answer is remembered for longer than anybody repeats a request, and everything has its time', () => {
  assert.ok(defaultRetention.idempotencyKeys >= 30 * 86_400_000);
  assert.ok(defaultRetention.looks < defaultRetention.slots && defaultRetention.slots < defaultRetention.hours);
  assert.deepEqual(
    Object.keys(defaultRetention).filter((kind) => !['looks', 'slots', ...forgettables].includes(kind)),
    [],
  );
});
