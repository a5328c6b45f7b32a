import type { OrderState } from './order-state.ts';

/** When an order's books are closed. While staff has stopped its clock no paid time goes by, so none of it is kept. */
export const closingTime = ({ clockStopped }: Pick<OrderState, 'clockStopped'>, now: number): number =>
  clockStopped ?? now;
