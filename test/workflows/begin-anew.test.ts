import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import type { Host } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';
import { paidUntil } from '../../domain/term.ts';
import { placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import { aBotToken, type OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor, shortPeriods } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

const day = 86_400_000;

const houseWith = async (t: TestContext, changes: Partial<Host> = {}) => {
  const fake = fakeHost(changes);
  return { fake, house: await openHouse(t, { hosts: { simulation: fake.host } }) };
};

const runOf = async (house: House, order: OrderUnderTest): Promise<string> =>
  (await house.client.workflow.getHandle(order.workflowId).describe()).runId;

/** Does it again and again until the order has begun anew twice; answers how often that was. */
async function untilBegunAnewTwice(house: House, order: OrderUnderTest, deed: () => Promise<unknown>): Promise<number> {
  const runs = new Set([await runOf(house, order)]);
  for (let times = 1; times <= 200; times++) {
    await deed();
    runs.add(await runOf(house, order));
    if (runs.size > 2) return times;
  }
  throw new Error('The order has never begun anew.');
}

const count = (all: readonly string[], one: string) => all.filter((it) => it === one).length;
const restarted = (order: OrderUnderTest) =>
  eventually('the bot was restarted', async () => !(await order.state()).restartAsked);

test('an order at work begins anew again and again: every restart is done once, and the renewal comes all the same', async (t) => {
  const { fake, house } = await houseWith(t);
  const policy = shortPeriods({ periodLength: 10_000, renewalReminders: [2_000], grace: 60_000 });
  const order = await anOrderThatIs('active', house, { policy });
  const [term] = (await order.state()).terms;

  const restarts = await untilBegunAnewTwice(house, order, async () => {
    await order.command('restart');
    await restarted(order);
  });
  const renewed = await eventually('the renewal is open', async () => {
    const state = await order.state();
    return state.renewal && state;
  });
  await order.confirm(await order.submit());
  const { terms } = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.renewal === null && state;
  });

  assert.equal(count(fake.asked, 'restart'), restarts);
  assert.equal(count(fake.asked, 'provision'), 1);
  assert.ok(renewed.renewal!.openedAt >= term!.until - 2_000);
  assert.equal(paidUntil(terms), term!.until + 10_000);
  assert.deepEqual(
    await house.ask('select subject, status from invoices where order_id = ? order by opened_at', [order.id]),
    [
      { subject: 'first', status: 'paid' },
      { subject: 'renewal-1', status: 'paid' },
    ],
  );
  assert.equal(count(await noticesFor(house, order, 'customer'), '🎉 Your bot is live!'), 1);
});

test('a command that comes again after the order has begun anew is answered, and not done again', async (t) => {
  const { fake, house } = await houseWith(t);
  const order = await anOrderThatIs('active', house);
  const updateId = randomUUID();

  await order.command('restart', {}, updateId);
  await restarted(order);
  const first = await runOf(house, order);
  while ((await runOf(house, order)) === first) await order.giveToken().then(() => atRest(house, order));
  const before = await order.state();
  const answer = await order.command('restart', {}, updateId);

  assert.deepEqual(answer, { phase: 'active', version: before.version });
  assert.deepEqual(await atRest(house, order), before);
  assert.equal(count(fake.asked, 'restart'), 1);
});

test('commands that meet a new beginning are each taken once and answered', async (t) => {
  const { house } = await houseWith(t);
  const order = await anOrderThatIs('active', house);
  const until = paidUntil((await order.state()).terms)!;

  const rounds = await untilBegunAnewTwice(house, order, () =>
    Promise.all(Array.from({ length: 4 }, () => order.command('extend', { days: 1 }))),
  );

  assert.equal(paidUntil((await order.state()).terms), until + 4 * rounds * day);
});

test('a suspended order begins anew again and again: it is stopped once, brought back once, and gets its newest token', async (t) => {
  const { fake, house } = await houseWith(t);
  const order = await anOrderThatIs('suspended', house);
  const stopped = await order.state();
  let token = '';

  const changes = await untilBegunAnewTwice(house, order, async () => {
    token = aBotToken();
    await order.giveToken(token);
    await atRest(house, order);
  });
  const still = await order.state();
  await order.command('unsuspend');
  await eventually('the bot has its token', async () => (await order.state()).tokenServed === changes);

  assert.equal(still.tokenChanges, changes);
  assert.deepEqual([still.since, still.clockStopped], [stopped.since, stopped.clockStopped]);
  assert.deepEqual(fake.asked, ['provision', 'suspend', 'unsuspend', `reconfigure ${token}`]);
});

test('an order that waits for staff waits on after it has begun anew, and its host is not asked before staff says so', async (t) => {
  let isFull = true;
  let tries = 0;
  const { fake, house } = await houseWith(t, {
    async preflight() {
      tries++;
      if (isFull) throw new Refusal('full', 'There is no room.', { remedy: 'Make room.' });
    },
  });
  const order = await anOrderThatIs('provisioning', house);
  const { attention } = await order.state();

  await untilBegunAnewTwice(house, order, () => order.giveToken().then(() => atRest(house, order)));
  const waiting = await order.state();
  const triesBefore = tries;
  isFull = false;
  await order.command('retryProvisioning');
  await order.until('active');

  assert.deepEqual(waiting.attention, attention);
  assert.deepEqual([triesBefore, tries], [1, 2]);
  assert.deepEqual(fake.asked, ['provision']);
  assert.equal((await noticesFor(house, order, 'staff')).filter((title) => title.endsWith('needs you')).length, 1);
});

test('a restart that waits for staff is tried again when staff says so, however often the order has begun anew', async (t) => {
  let isAway = true;
  let tries = 0;
  const { house } = await houseWith(t, {
    async power() {
      tries++;
      if (isAway) throw new Refusal('away', 'The panel is away.', { remedy: 'Wake it.' });
    },
  });
  const order = await anOrderThatIs('active', house);
  await order.command('restart');
  await eventually('staff is asked', async () => (await order.state()).attention);

  await untilBegunAnewTwice(house, order, () => order.command('extend', { days: 1 }));
  const waiting = await atRest(house, order);
  const triesBefore = tries;
  isAway = false;
  await order.command('retryProvisioning');
  const { attention } = await restarted(order).then(order.state);

  assert.equal(waiting.attention?.cause, 'The panel is away.');
  assert.deepEqual([triesBefore, tries, attention], [1, 2, null]);
});

test('an order never begins anew while its host is at work; it takes commands and keeps its clock meanwhile', async (t) => {
  const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
  let restarts = 0;
  const { house } = await houseWith(t, {
    async power() {
      restarts++;
      await slow;
    },
  });
  const policy = shortPeriods({ periodLength: 6_000, renewalReminders: [1_000], grace: 2 * day });
  const order = await anOrderThatIs('active', house, { policy });
  const first = await runOf(house, order);
  const until = paidUntil((await order.state()).terms)!;

  await order.command('restart');
  for (let times = 0; times < 15; times++) await order.giveToken();
  const renewal = await eventually('the renewal is open', async () => (await order.state()).renewal);
  for (let times = 0; times < 15; times++) await order.command('extend', { days: 1 });
  const meanwhile = await runOf(house, order);
  finish();
  await eventually('it has begun anew', async () => (await runOf(house, order)) !== first);
  const after = await atRest(house, order);

  assert.equal(meanwhile, first);
  assert.equal(restarts, 1);
  assert.ok(renewal.openedAt >= until - 1_000);
  assert.equal(paidUntil(after.terms), until + 15 * day);
  assert.deepEqual([after.tokenChanges, after.tokenServed, after.restartAsked], [15, 15, false]);
});

test('money that is settled while the host is at work is settled, though the order begins anew right after', async (t) => {
  const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
  const { house } = await houseWith(t, { power: () => slow });
  const order = await anOrderThatIs('awaiting-payment', house);
  await order.confirm(await order.submit(), 800);
  await order.until('awaiting-approval');
  await order.command('approve');
  await order.until('active');
  const first = await runOf(house, order);

  await order.command('restart');
  for (let times = 0; times < 25; times++) await order.command('extend', { days: 1 });
  finish();
  const answer = await order.settle('refunded');
  await eventually('it has begun anew', async () => (await runOf(house, order)) !== first);
  const after = await atRest(house, order);

  assert.equal(answer.phase, 'active');
  assert.equal(after.refundDue, 0);
  assert.deepEqual(await house.ask('select status, amount from refunds where order_id = ?', [order.id]), [
    { status: 'refunded', amount: 300 },
  ]);
});

test('what is heard the moment an order begins anew is written down and told', async (t) => {
  const { house } = await houseWith(t);
  const order = await anOrderThatIs('active', house);
  await order.command('setAutoRestart', { on: false });
  const handle = house.client.workflow.getHandle(order.workflowId);
  let number = 100;

  const heard = await untilBegunAnewTwice(house, order, async () => {
    const isUp = number % 2 === 1;
    await handle.signal('healthChanged', { name: 'healthChanged', number, isUp, at: number });
    number++;
    await eventually('it is written down', async () => ((await order.state()).incident === null) === isUp);
  });

  const told = (await noticesFor(house, order, 'customer')).filter((title) => /^Bot (Off|On)line$/.test(title));
  assert.equal(told.length, heard);
});

test('a command that comes again after the order has closed is answered from what is written down', async (t) => {
  const { house } = await houseWith(t);
  const { orm, commander, keys } = house;
  const api = await serveApi(t, { orm, commander, keys });
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  const decline = (key: string) => ann.post(`/api/orders/${id}/decline-quote`, {}, { 'idempotency-key': key });

  const first = await decline('one');
  await eventually('the workflow is closed', async () => {
    const { status } = await house.client.workflow.getHandle(`order:${id}`).describe();
    return status.name === 'COMPLETED';
  });
  await house.ask('update idempotency_keys set status = null, answer = null'); // as if the answer was never kept
  const again = await decline('one');
  const another = await decline('another');

  assert.deepEqual([again.status, again.body], [200, first.body]);
  assert.deepEqual([another.status, another.body.code], [409, 'order-ended']);
});
