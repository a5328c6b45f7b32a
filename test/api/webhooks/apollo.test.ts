import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { within } from '../../../db/scope.ts';
import type { OrderState } from '../../../domain/order-state.ts';
import { bring, placed } from '../../factories/order-life.ts';
import { type ServedApi, serveApi } from '../../fixtures/api.ts';
import { reported } from './signed.ts';

const guildId = '123456789012345678';
const byHand = { phase: 'provisioning', host: 'manual' } as const;
const atWork = { phase: 'active', host: 'manual' } as const;

async function stage(t: TestContext) {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    within(api.orm, { kind: 'system' }, (em) => em.execute<Row[]>(sql, parameters));
  return {
    api,
    ask,
    async order(changes: Partial<OrderState>, wish: object = {}): Promise<string> {
      const { id } = await placed(ann, wish);
      await bring(api, id, changes);
      await ask('delete from outbox');
      return id;
    },
    report: (changes: object = {}, at?: number) => send(api, reported(changes, at === undefined ? {} : { at })),
    facts: async () => {
      const rows = await ask<{ fact: Record<string, unknown> }>('select fact from outbox order by id');
      return rows.map(({ fact }) => fact);
    },
    hear: (orderId: string, changes: Partial<OrderState>) => bring(api, orderId, changes),
  };
}

const send = ({ nobody }: ServedApi, message: object) => nobody.send('POST', '/api/webhooks/apollo', message);

test("the seed's own message, without an order, tells the order of that guild that its bot is built", async (t) => {
  const { order, report, facts, ask } = await stage(t);
  const id = await order(byHand);

  const { status, body } = await report();

  assert.deepEqual([status, body.success, body.orderId, body.outcome], [202, true, id, 'deployment-reported']);
  assert.deepEqual(await facts(), [{ name: 'deploymentReported', number: 1, serverId: 'apollo-7', url: null }]);
  assert.deepEqual(await ask('select host_bot_id from bot_deployments'), [{ host_bot_id: 'apollo-7' }]);
});

test('every message leaves a row that says what came of it', async (t) => {
  const { order, report, ask } = await stage(t);
  const id = await order(byHand);
  await report();
  await report({ guild_id: '999999999999999999', bot_id: 'stranger' });

  const rows = await ask<{ body_sha256: string }>(
    `select direction, endpoint, event, status, bot_id, outcome, order_id, body_sha256 from webhook_deliveries order by received_at`,
  );

  const said = { direction: 'in', endpoint: '/api/webhooks/apollo', event: 'bot.deployed', status: 'online' };
  assert.deepEqual(
    rows.map(({ body_sha256: _, ...row }) => row),
    [
      { ...said, bot_id: 'apollo-7', outcome: 'deployment-reported', order_id: id },
      { ...said, bot_id: 'stranger', outcome: 'bot-unknown', order_id: null },
    ],
  );
  assert.ok(rows.every(({ body_sha256 }) => /^[0-9a-f]{64}$/.test(body_sha256)));
});

test('an order is found by its id before its bot, and by its bot before its guild', async (t) => {
  const { order, report, ask } = await stage(t);
  const [first, second] = [await order(atWork), await order(atWork)];
  const [third] = [await order(atWork)];
  await ask('update bot_deployments set host_bot_id = ? where order_id = ?', ['b-1', first]);
  await ask('update bot_deployments set host_server_id = ? where order_id = ?', ['s-2', second]);

  assert.equal((await report({ bot_id: 'b-1', order_id: third })).body.orderId, third);
  assert.equal((await report({ bot_id: 'b-1' })).body.orderId, first);
  assert.equal((await report({ bot_id: 's-2' })).body.orderId, second);
});

test('a guild that was added to an order is a guild of that order', async (t) => {
  const { api, order, report } = await stage(t);
  const id = await order(atWork, { tier: 'pro' });
  const admin = await api.as('Ada', 'admin');
  await admin.post(`/api/orders/${id}/guilds`, { guildId: '223456789012345678' });

  assert.equal((await report({ guild_id: '223456789012345678' })).body.orderId, id);
});

test('a bot that nobody knows, in a guild that nobody has, is a 404 that says what to send', async (t) => {
  const { order, report, facts } = await stage(t);
  await order(byHand);

  const unknown = await report({ guild_id: '999999999999999999' });
  const missing = await report({ order_id: randomUUID() });

  assert.deepEqual([unknown.status, unknown.body.code], [404, 'bot-unknown']);
  assert.match(unknown.body.remedy, /order_id/);
  assert.deepEqual([missing.status, missing.body.code], [404, 'order-missing']);
  assert.deepEqual(await facts(), []);
});

test('two orders that fit alike are a 409, and naming one of them helps', async (t) => {
  const { order, report, facts } = await stage(t);
  const [first] = [await order(byHand), await order(byHand)];

  const { status, body } = await report();
  assert.deepEqual([status, body.code], [409, 'bot-ambiguous']);
  assert.deepEqual(await facts(), []);

  assert.equal((await report({ order_id: first })).body.outcome, 'deployment-reported');
});

test('a new bot in a guild that has one already is meant for the order that waits for it', async (t) => {
  const { order, report } = await stage(t);
  const [, waiting] = [await order(atWork), await order(byHand)];

  assert.equal((await report()).body.orderId, waiting);
  assert.equal((await report({ event: 'bot.status', bot_id: 'another' })).body.code, 'bot-ambiguous');
});

test('an order that is named with the guild of another is a 409', async (t) => {
  const { order, report, facts } = await stage(t);
  const id = await order(byHand);

  const { status, body } = await report({ order_id: id, guild_id: '999999999999999999' });

  assert.deepEqual([status, body.code], [409, 'guild-differs']);
  assert.deepEqual(await facts(), []);
});

test('an order whose bot is at work already is told nothing new', async (t) => {
  const { order, report, facts } = await stage(t);
  await order(atWork);

  const { status, body } = await report();

  assert.deepEqual([status, body.outcome], [202, 'nothing-new']);
  assert.deepEqual(await facts(), []);
});

test('a bot that was reported twice is one bot', async (t) => {
  const { order, report, hear, ask } = await stage(t);
  const id = await order(byHand);
  assert.equal((await report({}, seconds() - 2)).body.outcome, 'deployment-reported');
  await hear(id, { deployed: { serverId: 'apollo-7', url: null }, lastFact: 1 });

  const { body } = await report({ bot_id: 'apollo-8', order_id: id });

  assert.equal(body.outcome, 'nothing-new');
  assert.deepEqual(await ask('select fact_number from orders'), [{ fact_number: 1 }]);
});

test('a bot that goes down and comes back is told each time, however fast', async (t) => {
  const { order, report, facts, ask } = await stage(t);
  await order(atWork);

  const down = await report({ event: 'bot.status', status: 'offline' });
  const back = await report({ event: 'bot.status', status: 'online' });

  assert.deepEqual([down.body.outcome, back.body.outcome], ['health-changed', 'health-changed']);
  const told = (await facts()).map(({ name, number, isUp }) => [name, number, isUp]);
  assert.deepEqual(told, [
    ['healthChanged', 1, false],
    ['healthChanged', 2, true],
  ]);
  assert.deepEqual(await ask('select 1 as seen from bot_deployments where last_health_check is not null'), [
    { seen: 1 },
  ]);
});

test('what is overtaken by a newer message on its way changes nothing', async (t) => {
  const { order, report, facts } = await stage(t);
  await order(atWork);
  await report({ event: 'bot.status', status: 'online' });

  const { body } = await report({ event: 'bot.status', status: 'offline' }, seconds() - 60);

  assert.equal(body.outcome, 'out-of-date');
  assert.deepEqual(await facts(), []);
});

test('a bot on a host that Botyard can ask by itself is noted and no more', async (t) => {
  const { order, report, facts, ask } = await stage(t);
  await order({ phase: 'provisioning', host: 'pterodactyl' });

  const { status, body } = await report();

  assert.deepEqual([status, body.outcome], [202, 'other-host']);
  assert.deepEqual(await facts(), []);
  assert.deepEqual(await ask('select host_bot_id from bot_deployments'), [{ host_bot_id: null }]);
});

test('a bot that runs on after its order has ended is told to staff, once', async (t) => {
  const { order, report, facts } = await stage(t);
  const id = await order({ ...byHand, phase: 'ended' });

  const answers = [
    await report({ order_id: id }, seconds() - 2),
    await report({ order_id: id }, seconds() - 1),
    await report({ guild_id: guildId }),
  ];

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.outcome ?? body.code]),
    [
      [202, 'order-ended'],
      [202, 'order-ended'],
      [202, 'order-ended'],
    ],
  );
  assert.equal((await facts()).length, 1);
});

test('an ended order is not found by its guild alone', async (t) => {
  const { order, report } = await stage(t);
  await order({ ...byHand, phase: 'ended' });

  assert.equal((await report()).body.code, 'bot-unknown');
});

const seconds = () => Math.floor(Date.now() / 1_000);
