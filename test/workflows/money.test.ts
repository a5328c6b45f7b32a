import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { confirmPayment } from '../../db/queries/decide-payment.ts';
import { outboxChannel } from '../../db/queries/outbox.ts';
import { within } from '../../db/scope.ts';
import { nextStep } from '../../domain/agenda.ts';
import { closingTime } from '../../domain/closing.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { OrderPolicy } from '../../domain/policy.ts';
import { Refusal } from '../../domain/refusal.ts';
import { anOrder, type OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse, system } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

const seed = Number(process.env['MONEY_SEED'] ?? randomInt(1_000_000));
const livesAtOnce = Number(process.env['MONEY_LIVES'] ?? 15);

const policy: Partial<OrderPolicy> = {
  paymentWindow: 2_500,
  periodLength: 1_500,
  renewalReminders: [1_000, 400],
  grace: 300,
  retention: 1_500,
  finalWarning: 500,
  upgradeWindow: 700,
};

/** Something that somebody does to an order; what the order refuses has not been done. */
type Deed =
  | { does: 'submit' | 'reject' | 'approve' | 'suspend' | 'unsuspend' | 'terminate' | 'wait' }
  | { does: 'confirm'; share: 'less' | 'all' | 'more' }
  | { does: 'upgrade'; due: number }
  | { does: 'downgrade' }
  | { does: 'cancel'; when: 'now' | 'period-end' | 'never' }
  | { does: 'settle'; outcome: 'refunded' | 'waived' };

/** In a hurry nobody waits for the order to rest before the next deed. */
type Life = { deed: Deed; hurries: boolean }[];

const just = <const It extends Deed>(it: It) => fc.constant(it);
const pay: fc.Arbitrary<Deed> = fc.record({
  does: fc.constant('confirm'),
  share: fc.constantFrom('less', 'all', 'all', 'more'),
});
const aDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 5, arbitrary: just({ does: 'submit' }) },
  { weight: 6, arbitrary: pay },
  { weight: 4, arbitrary: just({ does: 'wait' }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('upgrade'), due: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 1, arbitrary: just({ does: 'downgrade' }) },
  { weight: 1, arbitrary: just({ does: 'reject' }) },
  { weight: 1, arbitrary: just({ does: 'suspend' }) },
  { weight: 2, arbitrary: just({ does: 'unsuspend' }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('settle'), outcome: fc.constantFrom('refunded', 'waived') }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('cancel'),
      when: fc.constantFrom('period-end', 'period-end', 'never', 'now'),
    }),
  },
  { weight: 1, arbitrary: just({ does: 'terminate' }) },
);

const beginnings: Deed[][] = [
  [{ does: 'submit' }],
  [{ does: 'submit' }, { does: 'confirm', share: 'all' }, { does: 'approve' }],
  [{ does: 'submit' }, { does: 'confirm', share: 'more' }, { does: 'approve' }, { does: 'wait' }],
  [
    { does: 'submit' },
    { does: 'confirm', share: 'less' },
    { does: 'submit' },
    { does: 'confirm', share: 'all' },
    { does: 'approve' },
  ],
  [{ does: 'approve' }],
];
const aLife: fc.Arbitrary<Life> = fc
  .tuple(
    fc.constantFrom(...beginnings),
    fc.array(fc.record({ deed: aDeed, hurries: fc.boolean() }), { minLength: 6, maxLength: 14 }),
  )
  .map(([beginning, rest]) => [...beginning.map((deed) => ({ deed, hurries: false })), ...rest]);

test('however an order lives, every unit of money that came in is kept for time that was had, or goes back, once', async (t) => {
  const fake = fakeHost();
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const lives = fc.sample(aLife, { numRuns: livesAtOnce, seed });

  const ends = await Promise.all(lives.map((life) => told(life, () => live(house, life))));

  assert.deepEqual(
    ends.filter((phase) => phase !== 'ended'),
    [],
  );
  assert.deepEqual([...fake.servers], [], 'no server outlives its order');
});

test('what is due back is what the books say, though an older word of it comes late', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrderThatIs('awaiting-payment', house);
  const [one, other] = [await order.submit(), await order.submit()];
  await order.confirm(one, 800);
  await eventually('money is due back', async () => (await order.state()).refundDue === 300);

  await within(house.orm, system, async (em) => {
    await confirmPayment(em, { paymentId: other, by: order.staffId, amount: 200 });
    await em.execute("update outbox set next_try_at = 'infinity' where order_id = ?", [order.id]);
  });
  await order.settle('refunded', 500);
  await house.ask('update outbox set next_try_at = now() where order_id = ?', [order.id]);
  await house.ask(`select pg_notify('${outboxChannel}', '')`);
  const after = await atRest(house, order);

  assert.deepEqual([after.lastFact, after.paymentsWaiting, after.refundDue], [4, 0, 0]);
  assert.equal((await noticesFor(house, order, 'staff')).filter((title) => title.includes('refund is due')).length, 1);
});

/** Whoever sees it fail can live it again. */
async function told<Result>(life: Life, lives: () => Promise<Result>): Promise<Result> {
  try {
    return await lives();
  } catch (error) {
    const deeds = life.map(({ deed, hurries }) => `${Object.values(deed).join(' ')}${hurries ? ' →' : ''}`).join(', ');
    throw new Error(`${(error as Error).message}\nMONEY_SEED=${seed}: ${deeds}`, { cause: error });
  }
}

async function live(house: House, life: Life): Promise<string> {
  const order = await anOrder(house, { policy });
  await order.command('acceptQuote');
  const waiting: string[] = [];

  for (const { deed, hurries } of life) {
    await unlessRefused(() => act(order, deed, waiting));
    if (!hurries) await atRest(house, order);
    await inOrder(house, order, { hasHeardAll: !hurries });
  }
  await endOf(order, waiting);
  const ended = await atRest(house, order);
  await inOrder(house, order, { hasHeardAll: true });
  await settledFor(house, order, ended);
  return ended.phase;
}

async function unlessRefused(deed: () => Promise<unknown>): Promise<void> {
  await deed().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

async function act(order: OrderUnderTest, deed: Deed, waiting: string[]): Promise<unknown> {
  switch (deed.does) {
    case 'submit':
      return waiting.push(await order.submit());
    case 'confirm':
      return waiting[0] && order.confirm(waiting.shift()!, { less: 123, all: undefined, more: 2_000 }[deed.share]);
    case 'reject':
      return waiting[0] && order.reject(waiting.shift()!);
    case 'approve':
      return order.command('approve', { override: true });
    case 'upgrade':
      return order.command('upgrade', { change: await order.wish({ due: deed.due }) });
    case 'downgrade': {
      const less = { tier: 'starter', due: 0, renewalAmount: 300, begins: 'at-renewal' } as const;
      return order.command('upgrade', { change: await order.wish(less) });
    }
    case 'cancel':
      return order.command('cancel', { when: deed.when });
    case 'settle':
      return order.settle(deed.outcome);
    case 'wait':
      return nextStepTaken(order);
    default:
      return order.command(deed.does);
  }
}

/** Whatever the order does by itself next has been done. */
async function nextStepTaken(order: OrderUnderTest): Promise<void> {
  const state = await order.state();
  const due = state.phase === 'active' || state.phase === 'suspended' ? nextStep(state)?.at : state.until;
  if (due == null || due - Date.now() > 3_000) return;
  await pause(Math.max(0, due - Date.now()));
  await eventually('the next step is taken', async () => (await order.state()).version > state.version);
}

async function endOf(order: OrderUnderTest, waiting: string[]): Promise<void> {
  for (const payment of waiting) await unlessRefused(() => order.confirm(payment));
  await unlessRefused(() => order.command('cancel', { when: 'now' }));
  await eventually('the order has ended', async () => {
    const { phase, refundDue } = await order.state();
    if (phase === 'settling' && refundDue > 0) await unlessRefused(() => order.settle('refunded'));
    return phase === 'ended';
  });
}

interface Sums {
  state: OrderState;
  invoices: {
    amount: number;
    paid: number;
    status: string;
    received: number;
    surplus: number;
    back: number;
    from: string | null;
  }[];
  payments: { received: number; back: number }[];
  due: number;
  open: number;
}

const sums = `
  select o.state,
    (select coalesce(sum(amount), 0)::int from refunds where order_id = o.id and status = 'due') as due,
    (select count(*)::int from payments where order_id = o.id and status = 'submitted')
      + (select count(*)::int from invoices where order_id = o.id and status = 'open') as open,
    (select coalesce(jsonb_agg(jsonb_build_object('received', p.received_amount, 'back',
        (select coalesce(sum(r.amount), 0) from refunds r where r.payment_id = p.id))), '[]')
      from payments p where p.order_id = o.id and p.status = 'confirmed') as payments,
    (select coalesce(jsonb_agg(jsonb_build_object('amount', i.amount, 'paid', i.paid_amount, 'status', i.status, 'from', i.covers_from,
        'received', (select coalesce(sum(p.received_amount), 0) from payments p where p.invoice_id = i.id and p.status = 'confirmed'),
        'surplus', (select coalesce(sum(r.amount), 0) from refunds r join payments p on p.id = r.payment_id
          where p.invoice_id = i.id and r.cause = 'surplus'),
        'back', (select coalesce(sum(r.amount), 0) from refunds r join payments p on p.id = r.payment_id
          where p.invoice_id = i.id and r.cause <> 'surplus')) order by i.opened_at), '[]')
      from invoices i where i.order_id = o.id) as invoices
  from orders o where o.id = ?`;

const sumsOf = async (house: House, { id }: OrderUnderTest): Promise<Sums> => (await house.ask<Sums>(sums, [id]))[0]!;

/** What holds at every moment of an order's life; what it knows of refunds is true as soon as it has heard all. */
async function inOrder(house: House, order: OrderUnderTest, { hasHeardAll }: { hasHeardAll: boolean }): Promise<void> {
  const { invoices, payments } = await sumsOf(house, order);
  for (const { amount, paid, status, received, surplus, back } of invoices) {
    assert.equal(received, paid + surplus, 'money that was received is counted, or too much');
    assert.ok(paid <= amount, 'no invoice is paid with more than it asks for');
    if (status !== 'void') assert.equal(status === 'paid', paid === amount, `${status} with ${paid} of ${amount}`);
    assert.ok(back <= paid, 'no more goes back than was counted');
  }
  for (const { received, back } of payments) assert.ok(back <= received, 'no payment goes back twice');
  if (!hasHeardAll) return;
  await eventually('the order knows what is due back', async () => {
    const { state, due } = await sumsOf(house, order);
    return state.refundDue === due;
  });
}

/** An order that has ended owes nothing, and has kept money for time alone that was had or begun. */
async function settledFor(house: House, order: OrderUnderTest, state: OrderState): Promise<void> {
  const { invoices, due, open } = await sumsOf(house, order);
  assert.deepEqual([due, open], [0, 0], 'money is open, and the order has ended');
  const end = closingTime(state, 0);
  for (const { paid, back, from, status } of invoices) {
    const kept = paid - back;
    if (from === null || Date.parse(from) >= end)
      assert.equal(kept, 0, `${kept} of ${paid} is kept for nothing (${status})`);
    else if (state.ending?.reason !== 'terminated') assert.equal(kept, paid, 'what was had is paid for');
  }
}
