import type { Attention } from '../../domain/order.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';

/** What went wrong at a host, and how staff mends it, is no business of the customer. */
export const visibleState = (state: OrderState, actor: Actor): OrderState =>
  isStaff(actor) ? state : { ...state, attention: attentionForCustomers(state.attention) };

export const attentionForCustomers = (attention: Attention | null): Attention | null =>
  attention?.who === 'staff' ? { ...attention, cause: 'Botyard staff is looking into it.', remedy: null } : attention;
