import type { OrderState } from '../../domain/order-state.ts';
import { agreedChange, renewalSubject, upcomingPrice } from '../../domain/plan-change.ts';
import { nextTerm } from '../../domain/term.ts';
import { dueBack } from './books.ts';
import type { Life } from './life.ts';

/** The price of the next period stands from now on: whoever wants another plan meanwhile is told so. */
export async function renewalOpened({ state, note }: Life): Promise<void> {
  const number = state.renewals + 1;
  const amount = upcomingPrice(state);
  const { change } = state;
  note({
    renewals: number,
    renewal: { number, amount, openedAt: Date.now(), reminded: 1, paid: false, open: null },
    ...(change?.begins === 'at-renewal' && { change: { ...change, renewal: number } }),
  });
}

export async function renewalInvoiced({ state, note, books }: Life): Promise<void> {
  if (!state.renewal) return;
  const invoice = { subject: renewalSubject(state.renewal), changeId: agreedChange(state)?.id ?? null };
  const { paid, open } = await books.openInvoice(state.orderId, invoice);
  const { renewal } = state; // it may have been paid meanwhile
  if (renewal) note({ renewal: { ...renewal, paid: paid || renewal.paid, open } });
}

export async function reminded({ state, note, books }: Life): Promise<void> {
  const { open } = await books.readBooks(state.orderId);
  const { renewal } = state;
  if (renewal) note({ renewal: { ...renewal, reminded: renewal.reminded + 1, open } });
}

/** The next period is paid: it follows the last one, or begins today where the bot was stopped for want of money. */
export async function renewed({ state, note }: Life): Promise<void> {
  const { renewal, terms, period, policy, suspension } = state;
  if (!renewal) return;
  const sale = { subject: renewalSubject(renewal), price: renewal.amount, period, periodLength: policy.periodLength };
  const afterGap = suspension.unpaid !== null;
  const term = nextTerm(terms.at(-1) ?? null, Date.now(), { ...sale, afterGap });
  note({
    renewal: null,
    terms: afterGap ? [term] : [...terms, term],
    suspension: { ...suspension, unpaid: null },
    clockStopped: afterGap && suspension.staff !== null ? Date.now() : state.clockStopped,
    warned: false,
    ...changeBegun(state, afterGap),
  });
}

/** A smaller plan begins with the period that was charged for it. */
function changeBegun({ change, renewal }: OrderState, begins: boolean): Partial<OrderState> {
  return begins && change && change.renewal === renewal?.number ? { change: { ...change, ready: true } } : {};
}

/** The running period is over, and the next one is paid. */
export async function termBegun({ state, note }: Life): Promise<void> {
  const terms = state.terms.slice(1);
  const { change } = state;
  const begins = change?.renewal != null && terms[0]?.subject === renewalSubject({ number: change.renewal });
  note({ terms, ...(change && begins && { change: { ...change, ready: true } }) });
}

/** Nobody shall pay for a period that will not come. */
export async function renewalDropped({ state, note, books }: Life): Promise<void> {
  const { renewal, change } = state;
  if (!renewal) return;
  const subject = renewalSubject(renewal);
  const voided = await books.voidInvoice(state.orderId, subject);
  note({
    renewal: null,
    ...dueBack(voided, state),
    change: change?.renewal === renewal.number ? { ...change, renewal: null } : change,
  });
}
