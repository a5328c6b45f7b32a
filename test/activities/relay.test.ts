import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { pino } from 'pino';
import { runRelay } from '../../activities/relay.ts';
import { connectDatabase } from '../../db/orm.ts';
import { announceFact, announceOrder } from '../../db/queries/outbox.ts';
import { within } from '../../db/scope.ts';
import { anOrderState } from '../factories/order-state.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { eventually, system } from '../fixtures/house.ts';

/** A database with a relay or two, and a messenger that remembers what it was given and can be made to fail. */
async function postOffice(t: TestContext) {
  const { url } = await freshDatabase(t);
  const orm = await connectDatabase(url);
  const stop = new AbortController();
  const relays: Promise<void>[] = [];
  t.after(async () => {
    stop.abort();
    await Promise.all(relays);
    await orm.close();
  });

  const heard: string[] = [];
  const broken = new Set<string>();
  const open = (name: string, signal = stop.signal) => {
    const hear = (orderId: string, word: string) => {
      if (broken.has(orderId)) throw new Error('Temporal is away');
      heard.push(`${orderId} ${word}`);
      by.push(name);
    };
    const messenger = {
      start: async ({ orderId }: { orderId: string }) => hear(orderId, 'start'),
      tell: async ({ orderId }: { orderId: string }, { number }: { number: number }) => hear(orderId, String(number)),
    };
    relays.push(runRelay({ orm, databaseUrl: url, messenger, logger: pino({ level: 'silent' }) }, signal));
  };
  const by: string[] = [];

  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    within(orm, system, (em) => em.execute<Row[]>(sql, parameters));
  async function place() {
    const [orderId, customerId] = [randomUUID(), randomUUID()];
    const state = anOrderState({ orderId, customerId });
    await ask("insert into users (id, name, role) values (?, ?, 'customer')", [customerId, customerId]);
    await within(orm, system, async (em) => {
      await em.execute(
        `insert into orders (id, number, customer_id, guild_id, tier, addons, template, host, period, amount, renewal_amount, currency, price_lines, state, phase, phase_since)
         values (?, ?, ?, 1, 'starter', '[]', 'standard', 'simulation', 'month', 1, 1, 'USD', '[]', ?::jsonb, 'quoted', now())`,
        [orderId, orderId, customerId, JSON.stringify(state)],
      );
      await announceOrder(em, orderId);
    });
    return orderId;
  }
  const tell = (orderId: string) =>
    within(orm, system, (em) => announceFact(em, orderId, { name: 'paymentSubmitted', paymentId: orderId }));
  const empty = () =>
    eventually(
      'the outbox is empty',
      async () => (await ask('select 1 from outbox where delivered_at is null')).length === 0,
    );
  return { orm, open, heard, by, broken, ask, place, tell, empty };
}

test('what a transaction leaves is delivered in the order in which it was left', async (t) => {
  const office = await postOffice(t);
  const order = await office.place();
  for (let fact = 0; fact < 5; fact++) await office.tell(order);

  office.open('a');
  await office.empty();

  assert.deepEqual(
    office.heard,
    ['start', '1', '2', '3', '4', '5'].map((word) => `${order} ${word}`),
  );
});

test('a transaction that is rolled back leaves nothing', async (t) => {
  const office = await postOffice(t);
  const order = await office.place();

  const halfDone = within(office.orm, system, async (em) => {
    await announceFact(em, order, { name: 'botTokenChanged' });
    throw new Error('the process died');
  });
  await assert.rejects(halfDone, /the process died/);
  office.open('a');
  await office.empty();

  assert.deepEqual(office.heard, [`${order} start`]);
});

test('a message that cannot be delivered holds up its own order and no other, and loses nothing', async (t) => {
  const office = await postOffice(t);
  const [stuck, fine] = [await office.place(), await office.place()];
  office.broken.add(stuck);
  office.open('a');
  await office.tell(stuck);
  await office.tell(fine);

  await eventually('only the stuck order waits', async () => {
    const waiting = await office.ask<{ order_id: string }>(
      'select distinct order_id from outbox where delivered_at is null',
    );
    return waiting.length === 1 && waiting[0]?.order_id === stuck;
  });
  const early = [...office.heard];
  office.broken.clear();
  await office.empty();

  assert.deepEqual(early, [`${fine} start`, `${fine} 1`]);
  assert.deepEqual(office.heard.slice(-2), [`${stuck} start`, `${stuck} 1`]);
});

test('while one relay leads another waits, and takes over when the connection of the first is cut', async (t) => {
  const office = await postOffice(t);
  office.open('a');
  await office.place();
  await office.empty();
  office.open('b');
  await eventually('both listen', async () => {
    const listeners = await office.ask(
      "select 1 from pg_stat_activity where application_name like 'botyard botyard_outbox' and datname = current_database()",
    );
    return listeners.length === 2;
  });
  const early = [...office.by];

  await office.ask(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  await office.place();
  await office.empty();

  assert.deepEqual(early, ['a']);
  assert.equal(office.heard.length, 2);
});
