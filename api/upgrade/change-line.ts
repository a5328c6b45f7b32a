import type { Addon, Plan } from '../../domain/catalogue.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { PriceLine } from '../../domain/price.ts';
import { paidUntil } from '../../domain/term.ts';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** "Pro plan with White label, the difference until 21 December 2026". It pays for time, so the rest of it can go back. */
export function changeLine(
  { plan, addons }: { plan: Plan; addons: readonly Addon[] },
  { terms }: Pick<OrderState, 'terms'>,
  amount: number,
): PriceLine {
  const monthly = addons.filter(({ billed }) => billed === 'monthly').map(({ name }) => name);
  const bundle = `${plan.name} plan${monthly.length > 0 ? ` with ${monthly.join(', ')}` : ''}`;
  const until = paidUntil(terms);
  const item = `${bundle}, the difference${until === null ? '' : ` until ${day.format(until)}`}`;
  return { item, amount, billed: 'each-period' };
}
