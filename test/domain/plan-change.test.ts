import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agenda } from '../../domain/agenda.ts';
import { effectOf } from '../../domain/command-effects.ts';
import { effectOfFact } from '../../domain/fact-effects.ts';
import { refusalOf } from '../../domain/order-commands.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { changeSubject, isReplaceable, type PlanChange, upcomingPrice } from '../../domain/plan-change.ts';
import { anOrderState, aPlanChange } from '../factories/order-state.ts';

const day = 86_400_000;
const month = { from: 0, until: 30 * day, subject: 'first', price: 500, day: 1 };
const decision = { by: 'ann', noteId: null };
const smaller = aPlanChange({ begins: 'at-renewal', due: 0, renewalAmount: 300 });

const serving = (changes: Partial<OrderState> = {}) => anOrderState({ phase: 'active', terms: [month], ...changes });

/** The order once it has taken each of these wishes, one after the other. */
function wished(...wishes: readonly PlanChange[]): OrderState {
  const order = serving();
  for (const change of wishes) Object.assign(order, effectOf('upgrade', { ...decision, change }, order, 0));
  return order;
}

test('three wishes in a row leave one invoice to be paid: the last one replaces both others', () => {
  const { change } = wished(aPlanChange(), aPlanChange(), aPlanChange());

  assert.equal(change && changeSubject(change), 'upgrade-3');
  assert.deepEqual(change?.replaces, ['upgrade-1', 'upgrade-2']);
});

test('a wish for less between two for more forgets no invoice', () => {
  const { change } = wished(aPlanChange(), smaller, aPlanChange());

  assert.deepEqual(change?.replaces, ['upgrade-1']);
});

test('a smaller plan can be replaced until its renewal is open, a bigger one until it is paid', () => {
  assert.ok(isReplaceable(smaller));
  assert.ok(!isReplaceable({ ...smaller, renewal: 2 }));
  assert.ok(isReplaceable(aPlanChange()));
  assert.ok(!isReplaceable(aPlanChange({ paid: true })));
  const refusal = refusalOf('upgrade', serving({ change: { ...smaller, renewal: 2 } }));
  assert.equal(refusal?.code, 'change-under-way');
});

test('no other plan can be chosen while staff looks at a payment for the last one', () => {
  const change = aPlanChange({ until: 3 * day });

  assert.equal(refusalOf('upgrade', serving({ change })), null);
  assert.equal(refusalOf('upgrade', serving({ change, paymentsWaiting: 1 }))?.code, 'change-under-way');
});

test('no renewal opens while a change is to be paid: it decides what the next period costs', () => {
  const change = aPlanChange({ until: 3 * day });
  const kinds = (changes: Partial<OrderState>) => agenda(serving(changes)).map(({ kind }) => kind);

  assert.deepEqual(kinds({ change }), ['lapse-change']);
  assert.deepEqual(kinds({ change: { ...change, paid: true, until: null } }), ['open-renewal']);
  assert.deepEqual(kinds({ change: smaller }), ['open-renewal']);
});

test('the next period costs what the plan costs that is agreed upon, and not what is only wished for', () => {
  assert.equal(upcomingPrice(serving({ change: aPlanChange() })), 500);
  assert.equal(upcomingPrice(serving({ change: aPlanChange({ paid: true }) })), 1_200);
  assert.equal(upcomingPrice(serving({ change: smaller })), 300);
});

test('the price of a change stands longer by the time for which staff has stopped the bot', () => {
  const stopped = serving({
    suspension: { unpaid: null, staff: day },
    clockStopped: day,
    change: aPlanChange({ until: 3 * day }),
  });
  const { change, terms } = effectOf('unsuspend', decision, stopped, 5 * day);

  assert.equal(change?.until, 7 * day);
  assert.equal(terms?.[0]?.until, 34 * day);
});

test('a change that is paid does not lapse any more', () => {
  const paid = { name: 'paymentConfirmed', number: 1, paymentId: 'p', invoicePaid: 'upgrade-1', refundDue: 0 } as const;
  const state = serving({ change: aPlanChange({ until: 3 * day }) });
  const after = { ...state, ...effectOfFact(paid, state) };

  assert.ok(!agenda(after).some(({ kind }) => kind === 'lapse-change'));
});
