import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor, shortPeriods } from '../fixtures/lives.ts';

const withFake = async (t: import('node:test').TestContext) => {
  const fake = fakeHost();
  return { fake, house: await openHouse(t, { hosts: { simulation: fake.host } }) };
};

test('an order that nobody renews is reminded, stopped, warned, and removed with its data at last', async (t) => {
  const { fake, house } = await withFake(t);
  const policy = shortPeriods({ retention: 1_000, finalWarning: 500 });
  const order = await anOrderThatIs('active', house, { policy });

  const suspended = await order.until('suspended');
  const ended = await order.until('ended');

  assert.ok(suspended.suspension.unpaid !== null);
  assert.equal(ended.ending?.reason, 'unpaid');
  assert.deepEqual(fake.asked, ['provision', 'suspend', 'terminate']);
  assert.deepEqual(await noticesFor(house, order, 'customer'), [
    'Your bot is being deployed!',
    '🎉 Your bot is live!',
    'The next period of your bot: 5.00 USD',
    'Reminder: 5.00 USD for the next period of your bot',
    'Your bot is stopped',
    'Last warning: the data of your bot goes',
    `Your order ${ended.number} has ended`,
  ]);
  const invoices = await house.ask('select subject, status from invoices where order_id = ? order by subject', [
    order.id,
  ]);
  assert.deepEqual(invoices, [
    { subject: 'first', status: 'paid' },
    { subject: 'renewal-1', status: 'void' },
  ]);
});

test('a renewal that is paid before the end follows the running period without a gap', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house, {
    policy: shortPeriods({ periodLength: 3_000, renewalReminders: [2_900] }),
  });
  const [first] = (await order.state()).terms;

  await eventually('the renewal is open', async () => (await order.state()).renewal);
  await order.confirm(await order.submit());
  const renewed = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms.length === 2 && state;
  });

  assert.equal(renewed.terms[1]?.from, first?.until);
  assert.equal(renewed.terms[1]?.until, first!.until + 3_000);
  assert.equal(renewed.phase, 'active');
  const [invoice] = await house.ask<{ from: string }>(
    "select covers_from::text as from from invoices where order_id = ? and subject = 'renewal-1'",
    [order.id],
  );
  assert.equal(Date.parse(invoice!.from), first?.until);
  assert.deepEqual(fake.asked, ['provision']);
});

test('a renewal that is paid in grace continues from the old end', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ grace: 60_000 }) });
  const [first] = (await order.state()).terms;

  await eventually('the period is over', async () => Date.now() > first!.until && (await order.state()).renewal);
  await order.confirm(await order.submit());
  const renewed = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms[0]?.subject === 'renewal-1' && state;
  });

  assert.equal(renewed.terms[0]?.from, first?.until);
  assert.equal(renewed.phase, 'active');
});

test('late payment brings a stopped bot back, and its period begins with the payment', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods() });
  const stopped = await order.until('suspended');

  await order.confirm(await order.submit());
  const back = await order.until('active');

  assert.ok(back.terms[0]!.from > stopped.suspension.unpaid!);
  assert.equal(back.terms.length, 1);
  assert.deepEqual(back.suspension, { unpaid: null, staff: null });
  assert.deepEqual(fake.asked.slice(0, 3), ['provision', 'suspend', 'unsuspend']);
  assert.ok((await noticesFor(house, order, 'customer')).includes('Your bot is back at work'));
});

test('while staff looks at a payment nobody is stopped; once it is rejected the order is', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ grace: 100 }) });
  await eventually('the renewal is open', async () => (await order.state()).renewal);
  const payment = await order.submit();
  const [term] = (await order.state()).terms;
  await eventually('the grace is long over', async () => Date.now() > term!.until + 500);
  const waiting = await order.state();

  await order.reject(payment);
  await order.until('suspended');

  assert.equal(waiting.phase, 'active');
  assert.equal(waiting.paymentsWaiting, 1);
});

test('a renewal that costs nothing renews by itself', async (t) => {
  const { house } = await withFake(t);
  await house.ask("update plans set monthly_price = 0 where tier = 'starter'");
  const order = await anOrderThatIs('quoted', house, { policy: shortPeriods() });
  await order.command('acceptQuote');
  await order.until('awaiting-approval');
  await order.command('approve');
  await order.until('active');

  await eventually('the second period runs', async () => (await order.state()).renewals >= 2);

  assert.equal((await order.state()).phase, 'active');
});

test('trouble with the host does not stop the clock: an unpaid order is stopped while staff is being asked', async (t) => {
  let isAway = false;
  const fake = fakeHost({
    async power() {
      if (isAway) throw new (await import('../../domain/refusal.ts')).Refusal('away', 'The panel is away.');
    },
  });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrderThatIs('active', house, { policy: shortPeriods() });
  isAway = true;

  await order.command('restart');
  await eventually('staff is asked', async () => (await order.state()).attention);
  const suspended = await order.until('suspended');

  assert.equal(suspended.attention, null);
  assert.ok(suspended.suspension.unpaid !== null);
});

test("an order that is cancelled for its period's end works until then, and is asked for no more money", async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods() });
  await eventually('the renewal is open', async () => (await order.state()).renewal);
  const [term] = (await order.state()).terms;

  const answer = await order.command('cancel', { when: 'period-end' });
  const ended = await order.until('ended');

  assert.equal(answer.phase, 'active');
  assert.equal(ended.ending?.reason, 'cancelled');
  assert.ok(ended.since >= term!.until);
  assert.equal(ended.refundDue, 0);
  assert.deepEqual(fake.asked, ['provision', 'terminate']);
  const [renewal] = await house.ask("select status from invoices where order_id = ? and subject = 'renewal-1'", [
    order.id,
  ]);
  assert.deepEqual(renewal, { status: 'void' });
});

test('a cancellation for the end of the period can be taken back, and the order is renewed', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ grace: 60_000 }) });

  await order.command('cancel', { when: 'period-end' });
  await order.command('cancel', { when: 'never' });
  await eventually('the renewal is open', async () => (await order.state()).renewal);

  assert.equal((await order.state()).cancelAtPeriodEnd, null);
});

test('an order that is cancelled at once gives back what was paid for a period that never began, and keeps the running one', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, {
    policy: shortPeriods({ periodLength: 60_000, renewalReminders: [59_900] }),
  });
  await eventually('the renewal is open', async () => (await order.state()).renewal);
  await order.confirm(await order.submit());
  await eventually('it is renewed', async () => (await order.state()).terms.length === 2);

  await order.command('cancel', { when: 'now' });
  const settling = await eventually('the books are closed', async () => {
    const state = await order.state();
    return state.refundDue > 0 && state;
  });
  await order.settle('refunded');

  assert.equal(settling.refundDue, 500);
  assert.equal((await order.state()).phase, 'ended');
});

test('the end of a month is the last day of a short one, and the day is found again after it', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house);
  const { terms, until, policy } = await order.state();
  const [term] = terms;

  const [from, end] = [new Date(term!.from), new Date(term!.until)];
  const days = (term!.until - term!.from) / 86_400_000;
  assert.ok(days >= 28 && days <= 31 && (end.getUTCMonth() - from.getUTCMonth() + 12) % 12 === 1);
  assert.equal(until, term!.until - policy.renewalReminders[0]!);
});

test('an order that was warned and paid is warned anew the next time', async (t) => {
  const { house } = await withFake(t);
  const policy = shortPeriods({ periodLength: 1_500, retention: 20_000, finalWarning: 19_500 });
  const order = await anOrderThatIs('active', house, { policy });
  const warned = () =>
    eventually('the customer is warned', async () => {
      const state = await order.state();
      return state.warned && state;
    });

  await order.until('suspended');
  await warned();
  await order.confirm(await order.submit());
  const back = await order.until('active');
  await order.until('suspended');
  await warned();

  assert.equal(back.warned, false);
  const titles = await noticesFor(house, order, 'customer');
  assert.equal(titles.filter((title) => title.startsWith('Last warning')).length, 2);
});

test('a bot that was built before its invoice was paid is reminded of both invoices', async (t) => {
  const { house } = await withFake(t);
  const policy = shortPeriods({ periodLength: 4_000, renewalReminders: [3_500, 1_000], grace: 60_000 });
  const order = await anOrderThatIs('awaiting-payment', house, { policy });
  await order.command('approve', { override: true });
  await order.until('active');

  await eventually('the renewal is open', async () => (await order.state()).renewal?.open);
  await order.confirm(await order.submit(), 200);
  await eventually('the customer is reminded', async () => (await order.state()).renewal?.reminded === 2);

  const texts = await house.ask<{ text: string }>(
    "select text from notices where order_id = ? and key like 'renewal:%' order by created_at",
    [order.id],
  );
  assert.match(texts[0]!.text, /10\.00 USD is open on more than one invoice: pay each of them/);
  assert.match(texts[1]!.text, /8\.00 USD is open on more than one invoice: pay each of them/);
});
