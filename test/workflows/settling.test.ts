import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { confirmPayment } from '../../db/queries/decide-payment.ts';
import { keepLateFact } from '../../db/queries/late-facts.ts';
import { outboxChannel } from '../../db/queries/outbox.ts';
import { sharesOf } from '../../db/queries/owe-back.ts';
import { settleRefunds } from '../../db/queries/settle-refunds.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse, system } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor, shortPeriods } from '../fixtures/lives.ts';

const withFake = async (t: import('node:test').TestContext) => openHouse(t, { hosts: { simulation: fakeHost().host } });

const refundsOf = (house: House, { id }: OrderUnderTest) =>
  house.ask<{ amount: number; status: string }>(
    'select amount, status from refunds where order_id = ? order by amount desc',
    [id],
  );

const textsFor = async (house: House, order: OrderUnderTest, to: 'customer' | 'staff') =>
  (
    await house.ask<{ text: string }>(
      'select text from notices where order_id = ? and recipient = ? order by created_at',
      [order.id, to],
    )
  ).map(({ text }) => text);

test('a period that was cancelled before it began is due back, however long the host keeps the bot', async (t) => {
  let isAway = true;
  const fake = fakeHost({
    async terminate() {
      if (isAway) throw new Refusal('away', 'The panel is away.');
    },
  });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const policy = shortPeriods({ periodLength: 6_000, renewalReminders: [5_900] });
  const order = await anOrderThatIs('active', house, { policy });
  await eventually('the renewal is open', async () => (await order.state()).renewal?.open);
  await order.confirm(await order.submit());
  const { terms } = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms.length === 2 && state;
  });

  await order.command('cancel', { when: 'now' });
  await eventually('staff is asked to see to it', async () => (await order.state()).attention);
  await eventually('the next period would have begun', async () => Date.now() > terms[1]!.from);
  isAway = false;
  await order.command('retryProvisioning');
  const settling = await order.until('settling');

  assert.ok(settling.ending!.at < terms[1]!.from && settling.since > terms[1]!.from);
  assert.equal(settling.refundDue, 500);
});

test('a period that was paid while staff had stopped the bot, and never ran, is due back when the order is cancelled', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ periodLength: 1_500 }) });
  await order.until('suspended');
  await order.command('suspend');
  await order.confirm(await order.submit());
  await eventually('it is paid', async () => (await order.state()).suspension.unpaid === null);

  await order.command('cancel', { when: 'now' });
  const { refundDue } = await order.until('settling');

  assert.equal(refundDue, 500);
});

test('staff settles what it has seen: where more is due by now, nothing is settled and the refusal says how much', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house);
  const [one, other] = [await order.submit(), await order.submit()];
  await order.confirm(one, 800);
  await eventually('money is due back', async () => (await order.state()).refundDue === 300);
  await within(house.orm, system, async (em) => {
    await confirmPayment(em, { paymentId: other, by: order.staffId, amount: 200 });
    await em.execute("update outbox set next_try_at = 'infinity' where order_id = ?", [order.id]);
  });

  const { number } = await order.state();
  await assert.rejects(order.settle('refunded', 300), {
    code: 'refund-differs',
    message: `5.00 USD is due back on order ${number} by now, and not 3.00 USD.`,
    remedy: 'Look at the order again, and settle what is due now.',
  });
  const untouched = await refundsOf(house, order);
  await house.ask('update outbox set next_try_at = now() where order_id = ?', [order.id]);
  await house.ask(`select pg_notify('${outboxChannel}', '')`);
  await eventually('the order knows of both', async () => (await order.state()).refundDue === 500);
  await order.settle('refunded');

  assert.deepEqual(untouched, [
    { amount: 300, status: 'due' },
    { amount: 200, status: 'due' },
  ]);
  assert.deepEqual(await refundsOf(house, order), [
    { amount: 300, status: 'refunded' },
    { amount: 200, status: 'refunded' },
  ]);
  const told = (await noticesFor(house, order, 'customer')).filter((title) => title.includes('USD'));
  assert.deepEqual(told, ['5.00 USD was sent back to you']);
});

test('a settlement that was refused can be sent again with the same key once it is true', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('settling', house);
  const key = randomUUID();

  await assert.rejects(order.command('settle', { outcome: 'waived', amount: 400 }, key), { code: 'refund-differs' });
  const { taken } = await order.state();
  await order.command('settle', { outcome: 'waived', amount: 500 });

  assert.ok(!taken.includes(key), 'what was refused counts as done');
  await order.until('ended');
  assert.ok((await noticesFor(house, order, 'customer')).includes('5.00 USD is not sent back to you'));
});

test('a settlement that is made again does not touch what came to be due since', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house);
  const [one, other] = [await order.submit(), await order.submit()];
  await order.confirm(one, 700);
  const settlement = { outcome: 'refunded', amount: 200, by: order.staffId, noteId: randomUUID() } as const;
  const settle = () => within(house.orm, system, (em) => settleRefunds(em, order.id, settlement));

  const first = await settle();
  await order.confirm(other, 200);
  const again = await settle();

  assert.deepEqual([first.isSettled, first.refundDue], [true, 0]);
  assert.deepEqual([again.isSettled, again.refundDue], [true, 200]);
  assert.deepEqual((await refundsOf(house, order)).map(({ status }) => status).sort(), ['due', 'refunded']);
});

test('whoever is terminated or rejected hears at once that the order is over and what is due back', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('awaiting-approval', house);

  await order.command('reject');
  const { number, refundDue } = await order.until('settling');
  const over = await textsFor(house, order, 'customer');
  await order.settle('refunded');
  await order.until('ended');

  assert.equal(refundDue, 500, 'what is due back is known as soon as the order is over');
  assert.deepEqual(over, [
    'It was rejected by Botyard staff; the timeline of the order says why. 5.00 USD is due back to you; you will hear what becomes of it.',
  ]);
  assert.deepEqual((await noticesFor(house, order, 'customer')).slice(-3), [
    `Your order ${number} is over`,
    '5.00 USD was sent back to you',
    `Your order ${number} has ended`,
  ]);
});

test('an order that costs nothing and is rejected ends at once, for no money is open', async (t) => {
  const house = await withFake(t);
  await house.ask("update plans set monthly_price = 0 where tier = 'starter'");
  const order = await anOrderThatIs('quoted', house);
  await order.command('acceptQuote');
  await order.until('awaiting-approval');

  const answer = await order.command('reject');
  const { number } = await order.until('ended');

  assert.ok(['awaiting-approval', 'ended'].includes(answer.phase));
  assert.deepEqual(await noticesFor(house, order, 'customer'), [`Your order ${number} has ended`]);
});

test('a payment that is rejected is to be submitted again only where somebody still wants it', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house);

  await order.reject(await order.submit(), 'Nothing has come');
  const last = await order.submit();
  await order.command('cancel');
  await order.reject(last, 'Nothing has come');
  await order.until('ended');

  const texts = await textsFor(house, order, 'customer');
  assert.ok(texts.includes('Nothing has come. Correct it and submit the payment again.'), texts.join());
  assert.ok(texts.includes('Nothing has come.'), texts.join());
});

test('what staff reads of a payment that an ended order did not hear of is what the books say', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house);
  const paymentId = await order.submit();
  await order.confirm(paymentId);
  await order.until('awaiting-approval');
  await order.command('reject');
  await order.until('settling');
  await order.settle('refunded');
  const ended = await order.until('ended');

  await hears(1);
  await house.ask("update refunds set status = 'due' where order_id = ?", [order.id]);
  await hears(2);

  const texts = (await textsFor(house, order, 'staff')).slice(-2);
  assert.deepEqual(texts, [
    '5.00 USD was received by the payment "transfer 1". Nothing of it is due back. Nothing needs to be done.',
    '5.00 USD was received by the payment "transfer 1". Send 5.00 USD of it back.',
  ]);

  function hears(number: number) {
    const fact = {
      name: 'paymentConfirmed',
      number: 900 + number,
      paymentId,
      invoicePaid: null,
      refundDue: 0,
    } as const;
    return within(house.orm, system, (em) => keepLateFact(em, ended, fact));
  }
});

test('of two payments for an invoice the latest goes back first', async (t) => {
  const house = await withFake(t);
  const order = await anOrderThatIs('awaiting-payment', house);
  const first = await order.submit();
  await order.confirm(first, 200);
  const second = await order.submit();
  await order.confirm(second);
  const [invoice] = await house.ask<{ id: string }>('select id from invoices where order_id = ?', [order.id]);

  const shares = await within(house.orm, system, (em) => sharesOf(em, invoice!.id, 350));

  assert.deepEqual(
    shares.map(({ payment, back }) => [payment.id, back]),
    [
      [second, 300],
      [first, 50],
    ],
  );
});
