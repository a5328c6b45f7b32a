import { dayOf, endOfPeriod } from './calendar.ts';
import type { Period } from './order.ts';

/** A span of time that was sold: `from` to `until`, in milliseconds since 1970. */
export interface Term {
  from: number;
  until: number;
  /** The invoice that it was sold by: `first`, `renewal-3`. */
  subject: string;
  /** Minor units that a term of this kind costs now, upgrades included; what is billed once left out. */
  price: number;
  /** The day of the month on which its periods begin. */
  day: number;
}

interface Sale {
  subject: string;
  price: number;
  period: Period;
  /** Milliseconds instead of a calendar period, for trials. */
  periodLength: number | null;
}

/** The next term: from the end of the last, or from now where there is a gap that nobody shall pay for. */
export function nextTerm(last: Term | null, now: number, sale: Sale & { afterGap: boolean }): Term {
  const { subject, price, period, periodLength, afterGap } = sale;
  const continues = last !== null && !afterGap;
  const from = continues ? last.until : now;
  const day = continues ? last.day : dayOf(from);
  return { from, until: periodLength ? from + periodLength : endOfPeriod(from, period, day), subject, price, day };
}

/** All that was sold and is not over moves by the time that was lost. */
export const postponed = (terms: readonly Term[], lost: number): Term[] =>
  terms.map((term, index) => {
    const until = term.until + lost;
    return { ...term, from: index === 0 ? term.from : term.from + lost, until, day: dayOf(until) };
  });

/** The end of what was sold moves. */
export const moved = (terms: readonly Term[], time: number): Term[] =>
  terms.map((term, index) => {
    if (index < terms.length - 1) return term;
    const until = term.until + time;
    return { ...term, until, day: dayOf(until) };
  });

export const paidUntil = (terms: readonly Term[]): number | null => terms.at(-1)?.until ?? null;
