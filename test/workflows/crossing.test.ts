import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectOf } from '../../domain/command-effects.ts';
import { effectOfFact } from '../../domain/fact-effects.ts';
import { refusalOf } from '../../domain/order-commands.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { changeInvoiced, changeLapsed } from '../../workflows/order/change.ts';
import { renewalInvoiced, renewalOpened } from '../../workflows/order/renewal.ts';
import { moneySettled } from '../../workflows/order/settling.ts';
import { anOrderState, aPlanChange } from '../factories/order-state.ts';
import { fakeLife } from '../fixtures/fake-life.ts';

const day = 86_400_000;
const decision = { by: 'ann', noteId: null };
const books = { refundDue: 0, paymentsWaiting: 0, countedFact: 0, open: 0 };
const another = aPlanChange({ id: 'another', tier: 'business', due: 2_400 });
const serving = (changes: Partial<OrderState>) => anOrderState({ phase: 'active', ...changes });
const wish = (state: OrderState) =>
  void Object.assign(state, effectOf('upgrade', { ...decision, change: another }, state, 0));

test('a wish that comes while the last one is invoiced stays, and gets an invoice of its own', async () => {
  const state = serving({ change: aPlanChange(), changes: 1 });
  const life = fakeLife(state, {
    async openInvoice() {
      if (state.changes === 1) wish(state);
      return { paid: false, open: 700 };
    },
  });

  await changeInvoiced(life);
  const crossed = state.change;
  await changeInvoiced(life);

  assert.deepEqual([crossed?.number, crossed?.until, crossed?.replaces], [2, null, ['upgrade-1']]);
  assert.equal(state.change?.number, 2);
  assert.ok(state.change?.until, 'its own invoice is open');
});

test('a wish that comes while the last one lapses stays', async () => {
  const state = serving({ change: aPlanChange({ until: 3 * day }), changes: 1 });
  const life = fakeLife(state, {
    async voidInvoice() {
      wish(state);
      return books;
    },
  });

  await changeLapsed(life);

  assert.equal(state.change?.number, 2);
});

test('a change and a renewal that are paid before they are known to be invoiced stay paid', async () => {
  const renewal = { number: 1, amount: 500, openedAt: 0, reminded: 1, paid: false, open: null };
  const state = serving({ change: aPlanChange(), renewal });
  const life = fakeLife(state, {
    async openInvoice(_, { subject }) {
      const invoicePaid = {
        name: 'paymentConfirmed',
        number: state.lastFact + 1,
        paymentId: 'p',
        invoicePaid: subject,
      } as const;
      Object.assign(state, effectOfFact({ ...invoicePaid, refundDue: 0 }, state));
      return { paid: false, open: 0 };
    },
  });

  await changeInvoiced(life);
  await renewalInvoiced(life);

  assert.deepEqual([state.change?.paid, state.change?.until], [true, null]);
  assert.equal(state.renewal?.paid, true);
});

test('a wish that comes while the renewal is invoiced is refused, for the price of the next period stands', async () => {
  const state = serving({ terms: [{ from: 0, until: 30 * day, subject: 'first', price: 500, day: 1 }] });
  const refusals: (string | undefined)[] = [refusalOf('upgrade', state)?.code];
  const life = fakeLife(state, {
    async openInvoice() {
      refusals.push(refusalOf('upgrade', state)?.code);
      return { paid: false, open: 500 };
    },
  });

  await renewalOpened(life);
  await renewalInvoiced(life);

  assert.deepEqual(refusals, [undefined, 'renewal-open']);
  assert.deepEqual([state.renewal?.amount, state.renewal?.open], [500, 500]);
});

test('what is heard while the books are closed makes them be looked at again', async () => {
  const ending = { reason: 'cancelled', decision: null, at: 0 } as const;
  const state = anOrderState({ phase: 'settling', lastFact: 3, paymentsWaiting: 1, ending });
  let closings = 0;
  const life = fakeLife(state, {
    async closeBooks() {
      const isFirst = ++closings === 1;
      if (isFirst) state.lastFact = 4; // the payment was decided right after the books were read
      return { refundDue: 0, paymentsWaiting: isFirst ? 1 : 0, countedFact: 4, open: 0 };
    },
  });

  await moneySettled(life);

  assert.equal(closings, 2);
});
