import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { noticesOf } from '../../domain/notices.ts';
import { endReasons, orderPaths, type Phase, phases } from '../../domain/order.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { anOrderState, aPlanChange } from '../factories/order-state.ts';

const day = 86_400_000;
const month = { from: 0, until: 30 * day, subject: 'first', price: 500, day: 1 };
const renewal = { number: 1, amount: 500, openedAt: 23 * day, reminded: 1, paid: false, open: 500 };
const attention = { who: 'staff', cause: 'No free port on node 1.', remedy: 'Add ports.', since: 5 } as const;

const titles = (before: Partial<OrderState>, after: Partial<OrderState>) =>
  noticesOf(anOrderState(before), anOrderState({ ...before, ...after, version: 1 })).map(
    ({ to, title }) => `${to}: ${title}`,
  );

const aState: fc.Arbitrary<OrderState> = fc
  .record({
    phase: fc.constantFrom(...phases),
    version: fc.nat(1_000),
    attention: fc.option(fc.constantFrom(attention, { ...attention, who: 'customer' as const, cause: 'No token.' })),
    tokenReminded: fc.nat(3),
    renewal: fc.option(fc.record({ ...wrap(renewal), reminded: fc.integer({ min: 1, max: 3 }), paid: fc.boolean() })),
    terms: fc.constantFrom([], [month]),
    warned: fc.boolean(),
    suspension: fc.record({ unpaid: fc.option(fc.constant(40 * day)), staff: fc.option(fc.constant(41 * day)) }),
    incident: fc.option(fc.constant({ since: 5, ofNode: false })),
    paymentsWaiting: fc.nat(2),
    refundDue: fc.nat(900),
    ending: fc.option(
      fc.record({ reason: fc.constantFrom(...endReasons), decision: fc.constant(null), at: fc.constant(0) }),
    ),
  })
  .map(anOrderState);

function wrap<Of extends object>(values: Of) {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fc.constant(value)])) as {
    [Name in keyof Of]: fc.Arbitrary<Of[Name]>;
  };
}

test('where nothing has changed there is nothing to tell', () => {
  fc.assert(
    fc.property(aState, fc.nat(9), (state, later) => {
      assert.deepEqual(noticesOf(state, { ...state, version: state.version + later }), []);
    }),
  );
});

test('whatever happens, it is told in whole sentences, and each notice has a key of its own', () => {
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      const notices = noticesOf(before, after);
      const keys = notices.map(({ key }) => key);
      assert.equal(new Set(keys).size, keys.length, keys.join());
      for (const { key, title, text } of notices) {
        assert.match(text, /^[A-Z0-9].*\.$/);
        assert.doesNotMatch(`${title} ${text}`, /undefined|null|NaN|Invalid/);
        assert.ok(key.includes(`:${after.version}:`));
      }
    }),
  );
});

test('the same change that is written down twice gives the same keys', () => {
  fc.assert(
    fc.property(aState, aState, (before, after) => {
      assert.deepEqual(noticesOf(before, after), noticesOf(before, structuredClone(after)));
    }),
  );
});

test('the customer hears of every phase that is theirs to know, on whatever path the order comes to it', () => {
  const heard: Partial<Record<Phase, string>> = {
    'awaiting-approval': 'staff: Order 2026-000007 is ready to deploy',
    provisioning: 'customer: Your bot is being deployed!',
    suspended: 'customer: Your bot was stopped by Botyard staff',
    settling: 'customer: Your order 2026-000007 is over',
    ended: 'customer: Your order 2026-000007 has ended',
  };
  for (const from of phases) {
    for (const to of orderPaths[from] as readonly Phase[]) {
      const live = from === 'suspended' ? 'customer: Your bot is back at work' : 'customer: 🎉 Your bot is live!';
      const expected = to === 'active' ? live : heard[to];
      assert.deepEqual(titles({ phase: from }, { phase: to }), expected ? [expected] : [], `${from} → ${to}`);
    }
  }
});

test('staff is told what to do once, and again when it is something else', () => {
  assert.deepEqual(titles({}, { attention }), ['staff: Order 2026-000007 needs you']);
  assert.deepEqual(titles({ attention }, { attention: { ...attention, since: 9 } }), []);
  assert.deepEqual(titles({ attention }, { attention: { ...attention, cause: 'Another.' } }), [
    'staff: Order 2026-000007 needs you',
  ]);
});

test('a renewal is announced, then reminded of; a paid one is not', () => {
  const terms = [month];

  assert.deepEqual(titles({ terms }, { renewal }), ['customer: The next period of your bot: 5.00 USD']);
  assert.deepEqual(titles({ terms, renewal }, { renewal: { ...renewal, reminded: 2 } }), [
    'customer: Reminder: 5.00 USD for the next period of your bot',
  ]);
  assert.deepEqual(titles({ terms }, { renewal: { ...renewal, paid: true } }), []);
});

test('a bot that went down is told of to both, and that it is back; not when it was stopped on purpose', () => {
  const incident = { since: 5, ofNode: false };

  assert.deepEqual(titles({ phase: 'active' }, { incident }), ['customer: Bot Offline', 'staff: Bot Offline']);
  assert.deepEqual(titles({ phase: 'active', incident }, { incident: null }), [
    'customer: Bot Online',
    'staff: Bot Online',
  ]);
  const stopped: Partial<OrderState> = { phase: 'suspended', incident: null, suspension: { unpaid: null, staff: 9 } };
  assert.deepEqual(titles({ phase: 'active', incident }, stopped), ['customer: Your bot was stopped by Botyard staff']);
});

test('staff hears of each payment that waits, and of more money that is due back', () => {
  assert.deepEqual(titles({}, { paymentsWaiting: 1 }), ['staff: A payment for order 2026-000007 waits']);
  assert.deepEqual(titles({ paymentsWaiting: 1 }, { paymentsWaiting: 0 }), []);
  assert.deepEqual(titles({}, { refundDue: 300 }), ['staff: A refund is due on order 2026-000007']);
  assert.deepEqual(titles({ refundDue: 300 }, { refundDue: 0 }), []);
});

test('a plan that was paid for has begun, however little it changes; one that was not has lapsed', () => {
  const change = aPlanChange({ tier: 'starter', renewalAmount: 500, until: 9 * day });
  const had = { ...change, until: null, paid: true, ready: true };

  assert.deepEqual(titles({ change: had }, { change: null }), ['customer: Your new plan has begun']);
  assert.deepEqual(titles({ change }, { change: null }), ['customer: Your new plan was not paid in time']);
  assert.deepEqual(titles({ change }, { change: aPlanChange({ id: 'another', number: 2 }) }), []);
});

test('an order that ends tells nothing of a plan that lapses with it', () => {
  const ending = { reason: 'cancelled', decision: null, at: 5 } as const;

  assert.deepEqual(titles({ change: aPlanChange() }, { change: null, ending }), []);
});

test('whoever owes more than the next period is told how much is open in all', () => {
  const textOf = (open: number | null) =>
    noticesOf(anOrderState({ terms: [month] }), anOrderState({ terms: [month], renewal: { ...renewal, open } })).map(
      ({ text }) => text,
    );

  assert.deepEqual(textOf(500), [
    'The period of order 2026-000007 ends on 31 January 1970. Pay 5.00 USD to keep the bot at work.',
  ]);
  assert.match(textOf(200)[0]!, /Pay 2\.00 USD to keep/);
  assert.match(textOf(1_000)[0]!, /10\.00 USD is open on more than one invoice: pay each of them to keep/);
  assert.deepEqual(textOf(null), [], 'before it is invoiced there is nothing to tell');
});

test('whoever waits for money hears why the order is over and what is due back, and at the end that it is settled', () => {
  const ending = { reason: 'terminated', decision: null, at: 5 } as const;
  const told = (before: Partial<OrderState>, after: Partial<OrderState>) =>
    noticesOf(anOrderState({ ending, ...before }), anOrderState({ ending, ...before, ...after })).map(
      ({ text }) => text,
    );

  assert.match(
    told({ phase: 'active', refundDue: 250 }, { phase: 'settling' })[0]!,
    /terminated by.*2\.50 USD is due back to you/,
  );
  assert.match(
    told({ phase: 'active', paymentsWaiting: 1 }, { phase: 'settling' })[0]!,
    /payment is still being looked at/,
  );
  assert.deepEqual(told({ phase: 'settling' }, { phase: 'ended' }), [
    'Its money is settled: nothing is open any more.',
  ]);
  assert.match(told({ phase: 'active' }, { phase: 'ended' })[0]!, /terminated by/);
});
