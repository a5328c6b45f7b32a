import type { Term } from './term.ts';

/** The part of `amount` that belongs to the time of `span` after `at`: by the second, in whole minor units, halves up. */
export function remainingShare(amount: number, span: { from: number; until: number }, at: number): number {
  const whole = seconds(span.until) - seconds(span.from);
  const left = seconds(span.until) - seconds(Math.max(at, span.from));
  if (whole <= 0n || left <= 0n) return 0;
  const [sign, size] = amount < 0 ? [-1, BigInt(-amount)] : [1, BigInt(amount)];
  return sign * Number((2n * size * left + whole) / (2n * whole));
}

/** What it costs to have the rest of all that was sold at another price: more than nothing for an upgrade. */
export const priceDifference = (terms: readonly Term[], price: number, at: number): number =>
  terms.reduce((sum, term) => sum + remainingShare(price - term.price, term, at), 0);

const seconds = (ms: number) => BigInt(Math.floor(ms / 1_000));
