import type { OrderState } from './order-state.ts';
import { Refusal } from './refusal.ts';

/** A stranger's order and a missing one look alike, so ids cannot be guessed. */
export const orderMissing = () =>
  new Refusal('order-missing', 'There is no such order.', {
    remedy: 'The list of orders shows those that you may see.',
  });

const afterTheEnd =
  'Place a new order. Whoever has sent money for this one after its end tells support when, and with which reference.';

export const orderEnded = ({ number }: Pick<OrderState, 'number'>, options: ErrorOptions = {}) =>
  new Refusal('order-ended', `Order ${number} has ended; nothing can be changed any more.`, {
    ...options,
    remedy: afterTheEnd,
  });

export const orderEnding = ({ number }: Pick<OrderState, 'number'>) =>
  new Refusal('order-ending', `Order ${number} is being ended already.`, {
    remedy: 'Wait for its end; its timeline shows how far it is.',
  });
