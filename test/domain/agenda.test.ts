import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { agenda, nextStep, type Step } from '../../domain/agenda.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { PlanChange } from '../../domain/plan-change.ts';
import { defaultPolicy } from '../../domain/policy.ts';
import { paidUntil, type Term } from '../../domain/term.ts';
import { anOrderState } from '../factories/order-state.ts';

const day = 86_400_000;
const decision = { by: 'ann', noteId: null };
const someDays = (max: number) => fc.integer({ min: 0, max }).map((days) => days * day);

const someTerms = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 3 }).map((lengths) => {
  const terms: Term[] = [];
  for (const [index, length] of lengths.entries()) {
    const from = terms.at(-1)?.until ?? 0;
    terms.push({ from, until: from + length * day, subject: `renewal-${index}`, price: 500, day: 1 });
  }
  return terms;
});
const aChange: fc.Arbitrary<PlanChange> = fc.record({
  ...{ id: fc.constant('c'), tier: fc.constant('pro' as const), renewalAmount: fc.nat(900), due: fc.nat(900) },
  ...{ begins: fc.constantFrom('now' as const, 'at-renewal' as const), number: fc.constant(1) },
  ...{ until: fc.option(someDays(60)), paid: fc.boolean(), renewal: fc.constant(null), ready: fc.boolean() },
  replaces: fc.constant([]),
});
const aPolicy = fc.record({
  renewalReminders: fc
    .uniqueArray(someDays(30), { maxLength: 4 })
    .map((all) => all.toSorted((one, other) => other - one)),
  ...{ grace: someDays(10), retention: someDays(30), finalWarning: someDays(5) },
});
const aServedOrder: fc.Arbitrary<OrderState> = fc
  .record({
    terms: someTerms,
    renewal: fc.option(
      fc.record({
        ...{ number: fc.constant(1), amount: fc.nat(900), openedAt: someDays(60) },
        ...{ reminded: fc.integer({ min: 1, max: 4 }), paid: fc.boolean(), open: fc.constant(500) },
      }),
    ),
    change: fc.option(aChange),
    cancelAtPeriodEnd: fc.option(fc.constant(decision)),
    suspension: fc.record({ unpaid: fc.option(someDays(90)), staff: fc.constant(null) }),
    warned: fc.boolean(),
    policy: aPolicy.map((policy) => ({ ...defaultPolicy, ...policy })),
  })
  .map((changes) => anOrderState({ phase: 'active', ...changes }));

/** What the order knows once it has taken the step, when nobody does anything about it. */
const taken: Record<Step['kind'], (state: OrderState, at: number) => Partial<OrderState>> = {
  'begin-term': ({ terms }) => ({ terms: terms.slice(1) }),
  'lapse-change': () => ({ change: null }),
  'open-renewal': ({ renewals, renewalAmount }, at) => ({
    renewals: renewals + 1,
    renewal: { number: renewals + 1, amount: renewalAmount, openedAt: at, reminded: 1, paid: false, open: 500 },
  }),
  remind: ({ renewal }) => ({ renewal: renewal && { ...renewal, reminded: renewal.reminded + 1 } }),
  suspend: (_, at) => ({ suspension: { unpaid: at, staff: null } }),
  end: () => ({ ending: { reason: 'cancelled', decision: null, at: 0 } }),
  warn: () => ({ warned: true }),
  'give-up': () => ({ ending: { reason: 'unpaid', decision: null, at: 0 } }),
};

const take = (state: OrderState, { kind, at }: Step): OrderState => ({ ...state, ...taken[kind](state, at) });
const kindsFor = (changes: Partial<OrderState>) =>
  agenda(anOrderState({ phase: 'active', ...changes })).map(({ kind }) => kind);
/** Steps of a kind are taken in their order: the second reminder never comes before the first. */
const firstOfEachKind = (steps: readonly Step[]) =>
  steps.filter((step, index) => steps.findIndex(({ kind }) => kind === step.kind) === index);
const month: Term = { from: 0, until: 30 * day, subject: 'first', price: 500, day: 1 };

test('an agenda is told in the order in which it happens', () => {
  fc.assert(
    fc.property(aServedOrder, (state) => {
      const times = agenda(state).map(({ at }) => at);
      assert.deepEqual(
        times,
        times.toSorted((one, other) => one - other),
      );
      assert.ok(times.every(Number.isSafeInteger));
    }),
  );
});

test('nothing is due for an order that is ending, while staff looks at a payment, or while staff has stopped the clock', () => {
  const still: Partial<OrderState>[] = [
    { ending: { reason: 'cancelled', decision: null, at: 0 } },
    { paymentsWaiting: 1 },
    { clockStopped: 5 },
  ];
  fc.assert(
    fc.property(aServedOrder, fc.constantFrom(...still), (state, standing) => {
      assert.equal(nextStep({ ...state, ...standing }), null);
    }),
  );
});

test('every step takes away what made it due', () => {
  fc.assert(
    fc.property(aServedOrder, (state) => {
      for (const step of firstOfEachKind(agenda(state))) {
        const after = agenda(take(state, step));
        const isOver = take(state, step).ending !== null;
        const stillDue = after.filter(({ kind, at }) => kind === step.kind && at === step.at);
        const before = agenda(state).filter(({ kind, at }) => kind === step.kind && at === step.at);
        assert.ok(isOver || stillDue.length < before.length, step.kind);
      }
    }),
  );
});

test('an order that was sold some time, and that everybody forgets, comes to its end', () => {
  fc.assert(
    fc.property(aServedOrder, (start) => {
      let state: OrderState = { ...start, renewal: start.renewal && { ...start.renewal, paid: false } };
      let steps = 0;
      for (let step = nextStep(state); step; step = nextStep(state)) {
        state = take(state, step);
        assert.ok(++steps < 30, 'it goes round in circles');
      }
      const waitsForChange = state.change?.begins === 'now' && !state.change.paid;
      assert.ok(state.ending || waitsForChange || (state.terms.length === 0 && state.suspension.unpaid === null));
    }),
  );
});

test('whoever does not renew is reminded, then stopped after the grace; who has paid is neither', () => {
  const renewal = { number: 1, amount: 500, openedAt: 23 * day, reminded: 1, paid: false, open: 500 };

  assert.deepEqual(kindsFor({ terms: [month], renewal }), ['remind', 'remind', 'suspend']);
  assert.deepEqual(kindsFor({ terms: [month], renewal: { ...renewal, paid: true } }), []);
});

test('an invoice that came late leaves the whole grace', () => {
  const openedAt = 31 * day;
  const renewal = { number: 1, amount: 500, openedAt, reminded: 3, paid: false, open: 500 };

  assert.deepEqual(agenda(anOrderState({ terms: [month], renewal })), [
    { kind: 'suspend', at: openedAt + defaultPolicy.grace },
  ]);
});

test('a cancelled order is asked for no more money', () => {
  assert.deepEqual(kindsFor({ terms: [month], cancelAtPeriodEnd: decision }), ['end']);
});

test('a renewal is invoiced from the end of all that is paid, not of the running term', () => {
  const later = { ...month, from: month.until, until: 60 * day };
  const steps = agenda(anOrderState({ terms: [month, later] }));

  assert.deepEqual(steps, [
    { kind: 'begin-term', at: month.until },
    { kind: 'open-renewal', at: paidUntil([month, later])! - defaultPolicy.renewalReminders[0]! },
  ]);
});

test('a stopped order is warned once before its data goes', () => {
  const suspension = { unpaid: 40 * day, staff: null };

  assert.deepEqual(kindsFor({ suspension }), ['warn', 'give-up']);
  assert.deepEqual(kindsFor({ suspension, warned: true }), ['give-up']);
});
