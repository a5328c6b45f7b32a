import type { OrderState } from '../../domain/order-state.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';

/** What went wrong at a host, and how staff mends it, is no business of the customer. */
export function visibleState(state: OrderState, actor: Actor): OrderState {
  const { attention } = state;
  if (attention?.who !== 'staff' || isStaff(actor)) return state;
  return { ...state, attention: { ...attention, cause: 'Botyard staff is looking into it.', remedy: null } };
}
