import type { OrderState } from './order-state.ts';

/**
 * When an order's books are closed: when its end was decided, however long its host takes to remove the bot; `now` where nobody
 * has decided yet. While staff has stopped its clock no paid time goes by, so none of it is kept.
 */
export const closingTime = (
  { clockStopped, ending }: Pick<OrderState, 'clockStopped' | 'ending'>,
  now: number,
): number => clockStopped ?? ending?.at ?? now;
