import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, shortPeriods } from '../fixtures/lives.ts';

const withFake = (t: import('node:test').TestContext) => openHouse(t, { hosts: { simulation: fakeHost().host } });

const standing = (house: House, { id }: OrderUnderTest) =>
  house.ask<{ subject: string; status: string }>(
    "select subject, status from invoices where order_id = ? and subject <> 'first' order by opened_at",
    [id],
  );

const smaller = { tier: 'starter', due: 0, renewalAmount: 300, begins: 'at-renewal' } as const;
const slow = shortPeriods({ periodLength: 20_000, renewalReminders: [19_500], grace: 60_000 });

const renewalOpen = (order: OrderUnderTest, number = 1) =>
  eventually(`renewal ${number} is invoiced`, async () => {
    const { renewal } = await order.state();
    return renewal?.number === number && renewal.open !== null && renewal;
  });

test('a renewal whose payment staff looks at is not dropped by a cancellation, and counts when it is confirmed', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: slow });
  await renewalOpen(order);
  const payment = await order.submit();
  await eventually('the payment waits', async () => (await order.state()).paymentsWaiting === 1);

  await order.command('cancel', { when: 'period-end' });
  const waiting = await order.state();
  await order.confirm(payment);
  const renewed = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms.length === 2 && state;
  });

  assert.equal(waiting.renewal?.number, 1);
  assert.equal(renewed.refundDue, 0);
  assert.deepEqual(await standing(house, order), [{ subject: 'renewal-1', status: 'paid' }]);
});

test('a smaller plan whose renewal was dropped begins with the next paid period, and can be replaced until then', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('active', house, {
    policy: { ...slow, periodLength: 9_000, renewalReminders: [8_500] },
  });
  await order.command('upgrade', { change: await order.wish(smaller) });
  await renewalOpen(order);

  await order.command('cancel', { when: 'period-end' });
  const dropped = await eventually('the renewal is dropped', async () => {
    const state = await order.state();
    return state.renewal === null && state;
  });
  await order.command('cancel', { when: 'never' });
  await renewalOpen(order, 2);
  await order.confirm(await order.submit());
  await eventually('the smaller plan is there', async () => (await order.state()).renewalAmount === 300);

  assert.equal(dropped.change?.renewal, null);
  assert.deepEqual((await standing(house, order)).slice(0, 2), [
    { subject: 'renewal-1', status: 'void' },
    { subject: 'renewal-2', status: 'paid' },
  ]);
});

test('a smaller plan whose period was paid after the bot was stopped begins with it', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods() });
  await order.command('upgrade', { change: await order.wish(smaller) });
  await order.until('suspended');

  await order.confirm(await order.submit());
  const { renewalAmount, terms } = await eventually('the smaller plan is there', async () => {
    const state = await order.state();
    return state.change === null && state;
  });

  assert.equal(renewalAmount, 300);
  assert.equal(terms[0]?.subject, 'renewal-1');
});
