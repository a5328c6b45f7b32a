import type { Addon, Plan } from './catalogue.ts';
import type { Period } from './order.ts';
import { Refusal } from './refusal.ts';

export interface PriceLine {
  item: string;
  /** Minor units. */
  amount: number;
  billed: 'each-period' | 'once';
}

export interface Price {
  /** Due now, in minor units: the sum of all lines. */
  amount: number;
  /** Due at each renewal: the sum of the lines that are not billed once. */
  renewalAmount: number;
  currency: string;
  lines: PriceLine[];
}

/** A year costs ten months. */
const monthsCharged: Record<Period, number> = { month: 1, year: 10 };

/** What a selection costs; all in integers, so nothing is ever rounded. */
export function priceOf({ plan, addons, period }: { plan: Plan; addons: readonly Addon[]; period: Period }): Price {
  const months = monthsCharged[period];
  const lines = [
    { item: `${plan.name} plan, one ${period}`, amount: plan.monthlyPrice * months, billed: 'each-period' as const },
    ...addons.map(({ name, price, billed }) =>
      billed === 'once'
        ? { item: `${name}, once`, amount: price, billed: 'once' as const }
        : { item: `${name}, one ${period}`, amount: price * months, billed: 'each-period' as const },
    ),
  ];
  return {
    amount: total(lines),
    renewalAmount: total(lines.filter(({ billed }) => billed === 'each-period')),
    currency: plan.currency,
    lines,
  };
}

function total(lines: readonly PriceLine[]): number {
  const sum = lines.reduce((amount, line) => amount + line.amount, 0);
  if (!Number.isSafeInteger(sum) || lines.some(({ amount }) => amount < 0)) {
    throw new Refusal('price-invalid', 'The catalogue holds a price that is not a whole, positive amount.', {
      remedy: 'An admin must correct the prices in the catalogue.',
    });
  }
  return sum;
}
