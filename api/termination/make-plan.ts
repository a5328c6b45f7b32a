import { dueBackIfClosed } from '../../db/queries/close-books.ts';
import { listInvoices } from '../../db/queries/invoices.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import { closingTime } from '../../domain/closing.ts';
import { refusalOf } from '../../domain/order-commands.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { Parts } from '../parts.ts';
import type { Call } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

/** What would become of an order if it was terminated at a moment. */
export interface Termination {
  state: OrderState;
  /** Milliseconds since 1970. */
  at: number;
  openInvoices: number;
  /** Minor units that are due back in all. */
  refund: number;
}

/** Refuses what cannot be terminated. Changes nothing. */
export const planTermination = ({ orm }: Pick<Parts, 'orm'>, { actor }: Call, orderId: string): Promise<Termination> =>
  within(orm, scopeOf(actor), async (em) => {
    const { state } = await getOrder(em, orderId);
    const refusal = refusalOf('terminate', state);
    if (refusal) throw refusal;

    const at = Date.now();
    const invoices = await listInvoices(em, orderId);
    const refund = await dueBackIfClosed(em, orderId, { at: closingTime(state, at), refundUnused: true });
    return { state, at, openInvoices: invoices.filter(({ status }) => status === 'open').length, refund };
  });
