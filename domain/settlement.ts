import { formatMoney } from './money.ts';
import type { OrderState } from './order-state.ts';
import { Refusal } from './refusal.ts';

/** Nobody has decided about another amount than the one that was named. */
export function refundDiffers(
  { number, currency }: Pick<OrderState, 'number' | 'currency'>,
  due: number,
  named: number,
) {
  const [isDue, wasNamed] = [due, named].map((amount) => formatMoney({ amount, currency }));
  return new Refusal('refund-differs', `${isDue} is due back on order ${number} by now, and not ${wasNamed}.`, {
    remedy: 'Look at the order again, and settle what is due now.',
  });
}
