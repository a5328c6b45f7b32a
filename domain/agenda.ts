import type { OrderState, Renewal } from './order-state.ts';
import type { OrderPolicy } from './policy.ts';
import { paidUntil } from './term.ts';

/** What an order does by itself once its time has come. */
export interface Step {
  kind: 'open-renewal' | 'remind' | 'suspend' | 'begin-term' | 'lapse-change' | 'end' | 'warn' | 'give-up';
  /** Milliseconds since 1970. */
  at: number;
}

/** All that will happen to a bot that serves or is suspended if nobody does anything, the earliest first. */
export function agenda(state: OrderState): Step[] {
  const steps = state.suspension.unpaid === null ? stepsOfPaid(state) : stepsOfUnpaid(state, state.suspension.unpaid);
  return steps.toSorted((one, other) => one.at - other.at);
}

/** The next step; none while staff looks at a payment or has stopped the clock, for then nobody shall lose anything. */
export function nextStep(state: OrderState): Step | null {
  if (state.ending || state.paymentsWaiting > 0 || state.clockStopped !== null) return null;
  return agenda(state)[0] ?? null;
}

function stepsOfPaid(state: OrderState): Step[] {
  const { terms, change, renewal, cancelAtPeriodEnd } = state;
  const end = paidUntil(terms);
  const [running, ...later] = terms;
  if (end === null || !running) return [];
  return [
    ...(later.length > 0 ? [step('begin-term', running.until)] : []),
    ...(change && change.until !== null ? [step('lapse-change', change.until)] : []),
    ...(cancelAtPeriodEnd
      ? [step('end', end)]
      : renewal
        ? unpaidSteps(renewal, state.policy, end)
        : openingStep(state, end)),
  ];
}

/** A change that is still to be paid comes first: it decides what the next period costs. */
function openingStep({ change, policy }: OrderState, end: number): Step[] {
  if (change?.begins === 'now' && !change.paid) return [];
  return [step('open-renewal', end - (policy.renewalReminders[0] ?? 0))];
}

/** Whoever got the invoice late has the whole grace nevertheless. */
function unpaidSteps({ reminded, openedAt, paid }: Renewal, policy: OrderPolicy, end: number): Step[] {
  if (paid) return [];
  const reminders = policy.renewalReminders.slice(reminded).map((before) => step('remind', end - before));
  return [...reminders, step('suspend', Math.max(end, openedAt) + policy.grace)];
}

function stepsOfUnpaid({ warned, policy }: OrderState, since: number): Step[] {
  const goes = since + policy.retention;
  return [...(warned ? [] : [step('warn', goes - policy.finalWarning)]), step('give-up', goes)];
}

const step = (kind: Step['kind'], at: number): Step => ({ kind, at });
