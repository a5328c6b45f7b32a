import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Host } from '../../domain/hosting.ts';
import { Refusal } from '../../domain/refusal.ts';
import { aBotToken, anOrder, type OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

const houseWith = async (t: TestContext, changes: Partial<Host> = {}) => {
  const fake = fakeHost(changes);
  return { fake, house: await openHouse(t, { hosts: { simulation: fake.host } }) };
};

/** A verb that takes its time: it is begun, and ends when the test says so, or is over. */
function slowly<Result>(t: TestContext, verb: () => Result | Promise<Result>) {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: free, resolve: finish } = Promise.withResolvers<void>();
  t.after(() => finish());
  const slow = async () => {
    begin();
    await free;
    return verb();
  };
  return { slow, begun, finish };
}

const asked = (order: OrderUnderTest, what: RegExp) =>
  eventually(`staff is asked: ${what}`, async () => what.test((await order.state()).attention?.cause ?? ''));

const signal = (house: House, order: OrderUnderTest, number: number, isUp: boolean) =>
  house.client.workflow
    .getHandle(order.workflowId)
    .signal('healthChanged', { name: 'healthChanged', number, isUp, at: Date.now() });

test('money that is settled while a host builds is settled at once', async (t) => {
  const { slow, begun, finish } = slowly(t, () => 'running' as const);
  const { house } = await houseWith(t, { status: slow });
  const order = await anOrderThatIs('awaiting-payment', house);
  await order.confirm(await order.submit(), 800);
  await order.until('awaiting-approval');
  await order.command('approve');
  await begun;

  const answer = await order.settle('refunded');
  finish();

  assert.equal(answer.phase, 'provisioning');
});

test('a cancelled customer is answered before a slow host lets go', async (t) => {
  const { slow, begun, finish } = slowly(t, () => 'running' as const);
  const { fake, house } = await houseWith(t, { status: slow });
  const order = await anOrder(house);
  await order.pay();
  await order.command('approve');
  await begun;

  const answer = await order.command('cancel');
  finish();
  await order.until('settling');

  assert.equal(answer.phase, 'provisioning');
  assert.deepEqual(fake.asked, ['provision', 'terminate']);
});

test('what is said while a server is being removed is answered before its host', async (t) => {
  const { slow, begun, finish } = slowly(t, () => undefined);
  const { house } = await houseWith(t, { terminate: slow });
  const order = await anOrderThatIs('awaiting-payment', house);
  await order.confirm(await order.submit(), 800);
  await order.until('awaiting-approval');
  await order.command('approve');
  await order.until('active');

  await order.command('cancel', { when: 'now' });
  await begun;
  const answer = await order.settle('refunded');
  finish();
  const ended = await order.until('ended');

  assert.equal(answer.phase, 'active');
  assert.equal(ended.refundDue, 0);
});

test('an order that leaves its host can be cancelled before the host has let go', async (t) => {
  const { slow, begun, finish } = slowly(t, () => undefined);
  const old = fakeHost({ provision: () => Promise.reject(new Refusal('full', 'It is full.')), terminate: slow });
  const house = await openHouse(t, { hosts: { simulation: old.host, pm2: fakeHost().host } });
  const order = await anOrderThatIs('provisioning', house);

  await order.command('changeHost', { host: 'pm2' });
  await begun;
  const answer = await order.command('cancel');
  finish();
  const { ending } = await order.until('settling');

  assert.equal(answer.phase, 'provisioning');
  assert.equal(ending?.reason, 'cancelled');
});

test('a bot that goes down again while its restart is being called off is restarted again', async (t) => {
  let status: 'running' | 'offline' = 'running';
  const { fake, house } = await houseWith(t, { status: async () => status });
  const policy = { restartPauses: [1, 1, 1], restartWindow: 3_600_000 };
  const order = await anOrderThatIs('active', house, { policy });
  const restarts = () => fake.asked.filter((it) => it === 'restart').length;

  status = 'offline';
  await signal(house, order, 100, false);
  await eventually('it is restarted', async () => restarts() === 1);
  await signal(house, order, 101, true);
  await eventually('that was heard', async () => (await order.state()).lastFact === 101);
  await signal(house, order, 102, false);
  await eventually('it is restarted again', async () => restarts() === 2);

  assert.equal((await order.state()).phase, 'active');
});

test('an order whose bot keeps stopping ends without waiting for staff', async (t) => {
  const { house } = await houseWith(t);
  const order = await anOrderThatIs('active', house, { policy: { restartPauses: [] } });
  await signal(house, order, 100, false);
  await asked(order, /keeps stopping/);

  await order.command('cancel', { when: 'now' });

  await order.until('ended');
});

test('a token that changes while the server is being made is given to the bot once it runs', async (t) => {
  const { slow, begun, finish } = slowly(t, () => 'running' as const);
  const { fake, house } = await houseWith(t, { status: slow });
  const order = await anOrder(house);
  await order.pay();
  await order.command('approve');
  await begun;

  const token = aBotToken();
  await order.giveToken(token);
  await eventually('it was heard', async () => (await order.state()).tokenChanges === 1);
  finish();
  await eventually('the bot has it', async () => (await order.state()).tokenServed === 1);

  assert.deepEqual(fake.asked, ['provision', `reconfigure ${token}`]);
});

test('a token that is given while another is being handed over is handed over too', async (t) => {
  const handed: string[] = [];
  const { slow, begun, finish } = slowly(t, () => 'ordered' as const);
  const { house } = await houseWith(t, {
    async reconfigure({ environment }) {
      handed.push(environment.botToken);
      return slow();
    },
  });
  const order = await anOrderThatIs('active', house);
  const tokens = [aBotToken(), aBotToken()];

  await order.giveToken(tokens[0]);
  await begun;
  await order.giveToken(tokens[1]);
  await eventually('it was heard', async () => (await order.state()).tokenChanges === 2);
  finish();
  await eventually('the bot has it', async () => (await order.state()).tokenServed === 2);

  assert.deepEqual(handed, tokens);
});

test('a restart that was asked for before a suspension is not done after it', async (t) => {
  const { slow, begun, finish } = slowly(t, () => 'ordered' as const);
  const { fake, house } = await houseWith(t, { reconfigure: slow });
  const order = await anOrderThatIs('active', house);
  await order.giveToken();
  await begun;

  await order.command('restart');
  await order.command('suspend');
  finish();
  await order.until('suspended');
  await order.command('unsuspend');
  await order.until('active');
  const { restartAsked } = await atRest(house, order);

  assert.equal(restartAsked, false);
  assert.deepEqual(fake.asked, ['provision', 'suspend', 'unsuspend']);
});

test('an incident ends with the suspension of its bot', async (t) => {
  const { house } = await houseWith(t);
  const order = await anOrderThatIs('active', house);
  await order.command('setAutoRestart', { on: false });
  await signal(house, order, 100, false);
  await eventually('there is an incident', async () => (await order.state()).incident);

  await order.command('suspend');
  const suspended = await order.until('suspended');

  assert.equal(suspended.incident, null);
});

test('a bot that is suspended again while it is being brought back is stopped again', async (t) => {
  const { slow, begun, finish } = slowly(t, () => 'ordered' as const);
  let stops = 0;
  const { house } = await houseWith(t, {
    unsuspend: slow,
    async suspend() {
      stops++;
    },
  });
  const order = await anOrderThatIs('suspended', house);
  await eventually('it is stopped', async () => stops === 1);

  await order.command('unsuspend');
  await begun;
  await order.command('suspend');
  finish();
  await eventually('it is stopped again', async () => stops === 2);
});

test('the twenty-first command is remembered, and the first forgotten', async (t) => {
  const { house } = await houseWith(t);
  const order = await anOrderThatIs('active', house);
  const { taken: before } = await order.state();

  for (let times = 0; times < 20; times++) await order.command('extend', { days: 1 });
  const { taken: full } = await order.state();
  await order.command('extend', { days: 1 });
  const { taken } = await order.state();

  assert.equal(full.length, 20);
  assert.ok(before.every((id) => !full.includes(id)));
  assert.deepEqual(taken.slice(0, -1), full.slice(1));
});
