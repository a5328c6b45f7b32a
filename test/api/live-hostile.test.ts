import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { liveLimits } from '../../api/live/limits.ts';
import { bring, placed } from '../factories/order-life.ts';
import type { Json } from '../fixtures/caller.ts';
import { eventually } from '../fixtures/house.ts';
import { serveLive } from '../fixtures/live.ts';
import { quietableLine } from '../fixtures/quietable-line.ts';
import { serverAddress } from '../fixtures/servers.ts';

const limits = liveLimits(6_000);

test('what is no id, no position and no answer is refused with its fields, and the line stays', async (t) => {
  const api = await serveLive(t);
  const anns = await api.listenAs('Ann');
  const nonsense: unknown[] = [
    null,
    undefined,
    7,
    '',
    'x',
    { id: 'x' },
    ['x'],
    "'; drop table orders; --",
    { toString: 1 },
  ];

  for (const said of nonsense) {
    const told = await anns.ask('subscribe_order', said);
    assert.deepEqual([told.ok, told.problem.code, told.problem.errors[0].field], [false, 'bad-input', 'orderId']);
  }
  const id = '11111111-1111-4111-8111-111111111111';
  for (const after of ['x', 7, '1', '1.', '-1.1', '99999999999999999999.1', '1.99999999999999999999', null]) {
    const told = await anns.ask('subscribe_order', id, { after });
    assert.deepEqual([told.problem.code, told.problem.errors[0].field], ['bad-input', 'after'], String(after));
  }
  assert.equal((await anns.ask('subscribe_order', id, { more: 1 })).problem.code, 'bad-input');
  assert.equal((await anns.ask('subscribe_guild', '1; --')).problem.code, 'bad-input');
  for (const event of ['subscribe_order', 'error', '__proto__', 'ready', 'order_update', 'subscribe_staff']) {
    anns.socket.emit(event, { ['__proto__']: { isStaff: true } });
  }

  await placed(await api.as('Ann'));
  await anns.until('the line still works', () => anns.updates().length === 1);
});

test('a handshake with nonsense in it is refused with its fields, and nobody falls over it', async (t) => {
  const api = await serveLive(t);
  const token = await api.keyFor('Ann', 'customer');
  const fieldsOf = async (auth: object) =>
    (await api.listen(auth).untilRefused()).errors?.map(({ field }: Json) => field);

  assert.deepEqual(await fieldsOf({ token, after: 'yesterday' }), ['after']);
  assert.deepEqual(await fieldsOf({ token, after: {} }), ['after']);
  assert.deepEqual(await fieldsOf({ token, rooms: 'staff' }), ['rooms']);
  assert.deepEqual(await fieldsOf({ token, rooms: Array(101).fill('staff') }), ['rooms']);
  assert.deepEqual(await fieldsOf({ token: { length: 1 } }), ['token']);
  assert.deepEqual(await fieldsOf({ token: 'x'.repeat(5_000) }), ['token']);
  await api.listen({ token }).untilReady();
});

test('a message that is too large, or that is none, ends its own line and no other', async (t) => {
  const api = await serveLive(t);
  const [anns, bobs, cats] = [await api.listenAs('Ann'), await api.listenAs('Bob'), await api.listenAs('Cat')];

  anns.socket.emit('subscribe_order', 'x'.repeat(100_000));
  bobs.socket.io.engine.write('nonsense');
  await anns.until('her line is closed', () => anns.of('disconnect').length > 0);
  await bobs.until('his line is closed', () => bobs.of('disconnect').length > 0);
  await placed(await api.as('Cat'));

  await cats.until('hers works', () => cats.updates().length === 1);
});

test('who asks too much on one line is cut off with a sentence, and others are not held up', async (t) => {
  const api = await serveLive(t, { limits: { ...limits, requests: 20 } });
  const [anns, bobs] = [await api.listenAs('Ann'), await api.listenAs('Bob')];

  for (let nth = 0; nth < 200; nth++) anns.socket.emit('unsubscribe_guild', 'x');
  await anns.until('her line is closed', () => anns.of('disconnect').length > 0);

  assert.equal(anns.of('ended')[0].problem.code, 'too-many-requests');
  assert.equal((await bobs.ask('unsubscribe_guild', '123456789012345678')).ok, true);
});

test('a person, and an address, may hold so many lines; one that closes makes room', async (t) => {
  const api = await serveLive(t, { limits: { ...limits, perActor: 2, perAddress: 4 } });
  const token = await api.keyFor('Ann', 'customer');
  const anns = [await api.listen({ token }).untilReady(), await api.listen({ token }).untilReady()];

  const third = api.listen({ token });
  assert.deepEqual((await third.untilRefused()).code, 'too-many-connections');
  third.socket.disconnect();
  anns[0]!.socket.disconnect();
  await eventually('there is room', () =>
    api
      .listen({ token })
      .untilReady()
      .then(
        () => true,
        () => false,
      ),
  );
  await api.listenAs('Bob');
  await api.listenAs('Cat');
  const fifth = api.listen({ token: await api.keyFor('Dan', 'customer') }, { reconnection: false });
  await fifth.untilRefused();
});

test('who tries again and again is not even looked up', async (t) => {
  const api = await serveLive(t, { limits: { ...limits, tries: 3 } });
  const token = await api.keyFor('Ann', 'customer');
  for (let nth = 0; nth < 3; nth++) await api.listen({ token: `byk_${'x'.repeat(40)}` }).untilRefused();

  const refused = await api.listen({ token }).untilRefused();

  assert.deepEqual([refused.code, refused.status], ['too-many-requests', 429]);
});

test('one line hears of so many orders and no more', async (t) => {
  const api = await serveLive(t, { limits: { ...limits, rooms: 3 } });
  const ann = await api.as('Ann');
  const anns = await api.listenAs('Ann');
  const ids = [];
  for (let nth = 0; nth < 3; nth++) ids.push((await placed(ann)).id);

  const told = [];
  for (const id of ids) told.push(await anns.ask('subscribe_order', id));

  assert.deepEqual(
    told.map(({ ok, problem }) => problem?.code ?? ok),
    [true, true, 'too-many-rooms'],
  );
});

test('when PostgreSQL cuts every connection, those who stay hear what is written meanwhile and then, once', async (t) => {
  const api = await serveLive(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  const anns = await api.listenAs('Ann');
  const superuser = new pg.Client({ connectionString: serverAddress('BOTYARD_TEST_POSTGRES') });
  await superuser.connect();
  t.after(() => superuser.end());
  const database = new URL(api.databaseUrl).pathname.slice(1);
  const versions = () => anns.of('order_update').flatMap(({ version }: Json) => version || []);
  const change = (version: number) =>
    eventually('the change is written', () =>
      bring(api, id, {}).then(
        () => version,
        () => null,
      ),
    );

  for (let round = 1; round <= 3; round++) {
    const { rowCount } = await superuser.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'botyard botyard_events'`,
      [database],
    );
    assert.equal(rowCount, 1);
    await change(round);
    await anns.until(`change ${round} is told`, () => versions().includes(round));
    await eventually('somebody listens again', async () => {
      const found = await superuser.query(
        `select 1 from pg_stat_activity where datname = $1 and application_name = 'botyard botyard_events' and wait_event = 'ClientRead'`,
        [database],
      );
      return found.rowCount === 1;
    });
  }

  assert.deepEqual(versions(), [1, 2, 3]);
  assert.deepEqual(anns.of('disconnect'), []);
});

test('a line to the database that has fallen silent loses nothing: what was missed is read by the next look', async (t) => {
  const plain = await serveLive(t);
  const silent = await quietableLine(t, plain.databaseUrl);
  const { url } = await plain.openAnother({ databaseUrl: silent.url });
  const ann = await plain.as('Ann');
  const { id } = await placed(ann);
  const anns = await plain.listen({ token: await plain.keyFor('Ann', 'customer') }, { url }).untilReady();

  silent.fallSilent();
  await bring(plain, id, {});
  await anns.until('it is told', () => anns.updates().some(({ version }: Json) => version === 1));
});
