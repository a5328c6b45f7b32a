import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { outboxChannel } from '../../db/queries/outbox.ts';
import type { OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, shortPeriods } from '../fixtures/lives.ts';

const withFake = async (t: TestContext) => {
  const fake = fakeHost();
  return { fake, house: await openHouse(t, { hosts: { simulation: fake.host } }) };
};

/** Does it in time, and lets the order hear of it when its deadline has passed. */
async function heardLate(house: House, order: OrderUnderTest, deadline: number, deed: () => Promise<unknown>) {
  const ring = `pg_notify('${outboxChannel}', '')`;
  const handle = house.client.workflow.getHandle(order.workflowId);
  const timersFired = async () => {
    const { events = [] } = await handle.fetchHistory();
    return (events ?? []).filter(({ timerFiredEventAttributes }) => timerFiredEventAttributes).length;
  };
  const before = await timersFired();
  // Whatever the order is told waits behind this one.
  await house.ask("insert into outbox (order_id, next_try_at) values (?, now() + interval '1 hour')", [order.id]);
  await deed();
  assert.ok(Date.now() < deadline, 'it was done in time');
  await eventually('the order has woken', async () => (await timersFired()) > before && Date.now() > deadline);
  await eventually('it has thought', async () => !(await handle.describe()).raw.pendingWorkflowTask);
  await house.ask(`with due as (update outbox set next_try_at = now() returning id) select ${ring} from due`);
}

const paid = (order: OrderUnderTest) => async () => order.confirm(await order.submit());

test('a first invoice that was paid in time counts, though the order hears of it after its window', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house, { policy: { paymentWindow: 3_000 } });
  const { until } = await order.state();

  await heardLate(house, order, until!, paid(order));
  const { ending } = await order.until('awaiting-approval');

  assert.equal(ending, null);
});

test('a payment that waits for staff stops the window, though the order hears of it after its end', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house, { policy: { paymentWindow: 3_000 } });
  const { until } = await order.state();

  await heardLate(house, order, until!, order.submit);
  const { phase } = await eventually('the payment waits', async () => {
    const state = await order.state();
    return state.paymentsWaiting === 1 && state;
  });

  assert.equal(phase, 'awaiting-payment');
});

test('a renewal that was paid within the grace keeps the bot at work, though the order hears of it later', async (t) => {
  const { fake, house } = await withFake(t);
  const policy = shortPeriods({ periodLength: 3_000, renewalReminders: [2_900], grace: 500 });
  const order = await anOrderThatIs('active', house, { policy });
  await eventually('the renewal is open', async () => (await order.state()).renewal);
  const [term] = (await order.state()).terms;

  await heardLate(house, order, term!.until + 500, paid(order));
  const { phase } = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms.at(-1)?.subject === 'renewal-1' && state;
  });

  assert.equal(phase, 'active');
  assert.deepEqual(fake.asked, ['provision']);
});

test('the data of a bot that was paid for in time is kept, though the order hears of it when the data was to go', async (t) => {
  const { fake, house } = await withFake(t);
  const policy = shortPeriods({ retention: 3_000, finalWarning: 500 });
  const order = await anOrderThatIs('active', house, { policy });
  const { suspension } = await order.until('suspended');

  await heardLate(house, order, suspension.unpaid! + 3_000, paid(order));
  const { ending } = await order.until('active');

  assert.equal(ending, null);
  assert.deepEqual(fake.asked, ['provision', 'suspend', 'unsuspend']);
});

test('a token that was given in time counts, though the order hears of it after its deadline', async (t) => {
  const { house } = await withFake(t);
  const policy = { tokenWindow: 3_000, tokenReminders: [] };
  const order = await anOrderThatIs('provisioning', house, { token: null, policy });
  const { until } = await order.state();

  await heardLate(house, order, until!, order.giveToken);

  await order.until('active');
});

test('what was delivered and never heard is delivered again when a deadline depends on it', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house, { policy: { paymentWindow: 3_000 } });

  await house.ask("insert into outbox (order_id, next_try_at) values (?, now() + interval '1 hour')", [order.id]);
  await order.confirm(await order.submit());
  await house.ask('update outbox set delivered_at = now()'); // to a store that has lost it

  await order.until('awaiting-approval');
});
