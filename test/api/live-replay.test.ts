import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { migrate } from '../../db/migrate.ts';
import { logEvent } from '../../db/queries/events.ts';
import { within } from '../../db/scope.ts';
import { isAfter } from '../../domain/events.ts';
import { bring, placed } from '../factories/order-life.ts';
import type { Caller, Json } from '../fixtures/caller.ts';
import { eventually } from '../fixtures/house.ts';
import { type Listener, serveLive } from '../fixtures/live.ts';

type Served = Awaited<ReturnType<typeof serveLive>>;

const versions = (listener: Listener) => listener.of('order_update').map(({ version }: Json) => version);

/** What nobody needs to place an order for. */
const note = (api: Served, order: Json, version: number) =>
  within(api.orm, { kind: 'system' }, (em) =>
    logEvent(em, {
      topic: `order:${order.id}`,
      event: 'order_update',
      data: { orderId: order.id, number: order.number, version },
      orderId: order.id,
      customerId: order.customer.id,
    }),
  );

const readable = async (customer: Caller): Promise<Json> =>
  (await customer.get(`/api/orders/${(await placed(customer)).id}`)).body;

async function aCustomer(t: TestContext, changes?: Parameters<typeof serveLive>[1]) {
  const api = await serveLive(t, changes);
  const ann = await api.as('Ann');
  const token = await api.keyFor('Ann', 'customer');
  const first = await api.listen({ token }).untilReady();
  const order = await readable(ann);
  await first.until('the order is told', () => first.updates().length === 1);
  first.socket.disconnect();
  const listener = await api.listen({ token }).untilReady();
  return { api, ann, order, token, listener };
}

test('who comes back is told what came meanwhile, in order and once, and then where they are', async (t) => {
  const { api, order, token, listener } = await aCustomer(t);
  await note(api, order, 1);
  await listener.until('the first is told', () => versions(listener).length === 1);
  listener.socket.disconnect();
  const stays = await api.listen({ token }).untilReady();
  for (const version of [2, 3, 4]) await note(api, order, version);
  await stays.until('who stayed has heard all', () => versions(stays).length === 3);

  const back = await api.listen({ token, after: listener.position() }).untilReady();
  await note(api, order, 5);
  await back.until('what comes then is told too', () => versions(back).includes(5));

  assert.deepEqual(versions(back), [2, 3, 4, 5]);
  assert.deepEqual(
    back.heard.map(({ name }) => name),
    ['order_update', 'order_update', 'order_update', 'ready', 'order_update'],
  );
  const positions = back.updates().map(({ position }: Json) => position);
  assert.ok(positions.slice(1).every((position: string, nth: number) => isAfter(position, positions[nth])));
});

test('a process that has just started tells what was written before it began', async (t) => {
  const { api, order, token, listener } = await aCustomer(t);
  await note(api, order, 1);
  await listener.until('the first is told', () => versions(listener).length === 1);
  const after = listener.position();
  for (const version of [2, 3]) await note(api, order, version);

  const { url } = await api.openAnother();
  const back = await api.listen({ token, after }, { url }).untilReady();
  await note(api, order, 4);
  await back.until('what comes then is told too', () => versions(back).includes(4));

  assert.deepEqual(versions(back), [2, 3, 4]);
});

test('a change that commits late is told in its turn, and neither it nor those that it held up are lost or told twice', async (t) => {
  const { api, order, token, listener } = await aCustomer(t);
  const early = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const slow = within(api.orm, { kind: 'system' }, async (em) => {
    await em.execute(
      `insert into event_log (topic, event, data, order_id, customer_id) values (?, 'order_update', ?::jsonb, ?, ?)`,
      [
        `order:${order.id}`,
        JSON.stringify({ orderId: order.id, number: order.number, version: 1 }),
        order.id,
        order.customer.id,
      ],
    );
    await em.execute(`select pg_notify('botyard_events', '')`);
    early.resolve();
    await mayCommit.promise;
  });
  await early.promise;
  await note(api, order, 2);
  await eventually('the second has committed', async () => (await api.sql('select 1 from event_log')).length === 2);
  const between = await api.listen({ token, after: listener.of('ready')[0].position }).untilReady();
  const [heardBefore, heardBetween] = [versions(listener), versions(between)];

  mayCommit.resolve();
  await slow;
  await note(api, order, 3);
  for (const it of [listener, between]) await it.until('all three are told', () => versions(it).length === 3);

  assert.deepEqual([heardBefore, heardBetween], [[], []]);
  assert.deepEqual(
    [versions(listener), versions(between)],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
  );
});

test('while everybody writes at once, those who come and go hear each change once and in order', async (t) => {
  const { api, order, token, listener } = await aCustomer(t);
  const count = 150;
  const heard: string[] = [];
  let isOver = false;
  const restless = (async () => {
    for (let after = listener.of('ready')[0].position; !isOver || isAfter(listener.position(), after); ) {
      const visit = await api.listen({ token, after }).untilReady();
      visit.socket.disconnect();
      heard.push(...visit.updates().map(({ position }: Json) => position));
      after = visit.position();
    }
  })();
  let next = 1;
  const writer = async () => {
    while (next <= count) await note(api, order, next++);
  };
  try {
    await Promise.all([writer(), writer(), writer(), writer()]);
    await listener.until('all are told', () => versions(listener).length === count);
  } finally {
    isOver = true;
  }
  await restless;

  const told = listener.updates().map(({ position }: Json) => position);
  const logged = await api.sql<{ position: string }>(
    `select transaction_id || '.' || id as position from event_log where data->>'version' <> '0' or data->>'phase' is null
     order by transaction_id, id`,
  );
  assert.deepEqual(
    told,
    logged.map(({ position }) => position),
  );
  assert.deepEqual(heard, told);
});

test('an order that is asked for later is told from the given position on, but for what was heard already', async (t) => {
  const { api, ann, order, listener } = await aCustomer(t);
  const ada = await api.as('Ada', 'admin');
  const { key } = (await ada.post('/api/me/api-keys', { name: 'display', scopes: ['order.read'] })).body;
  const other = await readable(ann);
  await listener.until('it is told', () => listener.updates().length === 1);
  const display = await api.listen({ token: key, rooms: [`order:${other.id}`] }).untilReady();
  const after = display.position();
  await note(api, order, 1);
  await note(api, other, 2);
  await display.until('the other one is told', () => versions(display).length === 1);

  const told = await display.ask('subscribe_order', order.id, { after });
  const again = await display.ask('subscribe_order', order.id, { after });
  await note(api, order, 3);
  await display.until('what comes then is told too', () => versions(display).includes(3));

  assert.deepEqual([told.ok, again.ok], [true, true]);
  assert.match(told.position, /^\d+\.\d+$/);
  assert.deepEqual(versions(display), [2, 1, 3]);
});

test('what was heard in one room is not told again when another is joined from further back', async (t) => {
  const { api, order, listener } = await aCustomer(t);
  const after = listener.position();
  for (const version of [1, 2]) await note(api, order, version);
  await listener.until('both are told', () => versions(listener).length === 2);

  const told = await listener.ask('subscribe_order', order.id, { after });
  await note(api, order, 3);
  await listener.until('what comes then is told', () => versions(listener).includes(3));

  assert.equal(told.ok, true);
  assert.deepEqual(versions(listener), [1, 2, 3]);
});

test('rooms that are asked for on coming in are joined or refused one by one', async (t) => {
  const { api, order, token } = await aCustomer(t);
  const strange = await placed(await api.as('Bob'));

  const rooms = [`order:${order.id}`, `order:${strange.id}`, 'staff', 'guild:x'];
  const [ready] = (await api.listen({ token, rooms }).untilReady()).of('ready');

  assert.deepEqual(ready.rooms.slice(1), [`order:${order.id}`]);
  assert.deepEqual(
    ready.refused.map(({ room, problem }: Json) => [room, problem.code]),
    [
      [`order:${strange.id}`, 'order-missing'],
      ['staff', 'bad-input'],
      ['guild:x', 'bad-input'],
    ],
  );
});

test('who has missed too much is told to load anew, and hears everything from then on', async (t) => {
  const { api, order, token, listener } = await aCustomer(t);
  const after = listener.position();
  await api.sql(
    `insert into event_log (topic, event, data, order_id, customer_id)
     select 'order:' || ?::text, 'order_update', ?::jsonb, ?, ? from generate_series(1, 1001)`,
    [order.id, JSON.stringify({ orderId: order.id, number: order.number }), order.id, order.customer.id],
  );
  await api.sql(`select pg_notify('botyard_events', '')`);
  await listener.until('who stayed has heard all', () => listener.of('order_update').length === 1_001);
  const { url } = await api.openAnother();

  for (const where of [{}, { url }]) {
    const back = await api.listen({ token, after }, where).untilReady();
    await note(api, order, 7);
    await back.until('what comes then is told', () => versions(back).includes(7));

    assert.deepEqual(
      back.heard.map(({ name }) => name),
      ['resync', 'ready', 'order_update'],
    );
  }
});

test('a position from before what is kept, and one that this database has never given, call for loading anew', async (t) => {
  const { api, order, token, listener } = await aCustomer(t);
  const after = listener.position();
  const { url } = await api.openAnother();
  await note(api, order, 1);
  await listener.until('it is told', () => versions(listener).length === 1);
  const names = async (from: string) => {
    const back = await api.listen({ token, after: from }, { url }).untilReady();
    return back.heard.map(({ name }) => name);
  };

  assert.deepEqual(await names('9223372036854775807.1'), ['resync', 'ready']);
  assert.ok((await names(after)).includes('order_update'));
  await api.sql("update event_log set created_at = now() - interval '91 days' where data->>'phase' is not null");
  assert.deepEqual(await names(after), ['resync', 'ready']);
});

test('events that another cluster has numbered keep their order, and do not stop what comes', async (t) => {
  const { api, order, token } = await aCustomer(t);
  await api.sql("update event_log set transaction_id = '900000000000'");
  const owner = new URL(api.databaseUrl);
  owner.username = 'botyard_owner';
  await migrate(owner.href, new URL(api.databaseUrl).username);
  const rows = await api.sql("select 1 from event_log where transaction_id = '0'");
  const { url } = await api.openAnother();

  const listener = await api.listen({ token }, { url }).untilReady();
  await bring(api, order.id, { phase: 'awaiting-payment' });
  await listener.until('it is told', () => versions(listener).length === 1);

  assert.equal(rows.length, 1);
});
