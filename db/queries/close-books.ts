import type { Settlement } from '../../domain/order-state.ts';
import type { Em } from '../orm.ts';

export interface Books {
  /** Minor units that staff must still refund or waive. */
  refundDue: number;
  /** Submitted payments that staff has not looked at. */
  paymentsWaiting: number;
}

/**
 * For an order that never went to work: nothing more is owed, and all that was received is due back. Safe to repeat;
 * a payment that is confirmed later is due back with the next call.
 */
export async function closeBooks(em: Em, orderId: string): Promise<Books> {
  // The same lock that numbers the facts: no payment comes in while the invoices are closed.
  await em.execute('select 1 from orders where id = ? for update', [orderId]);
  await em.execute("update invoices set status = 'void' where order_id = ? and status = 'open'", [orderId]);
  await em.execute(
    `insert into refunds (id, order_id, customer_id, payment_id, cause, amount, currency, status)
     select gen_random_uuid(), p.order_id, p.customer_id, p.id, 'order-ended', p.received_amount - ${surplus}, p.currency, 'due'
     from payments p
     where p.order_id = ? and p.status = 'confirmed' and p.received_amount > ${surplus}
     on conflict (payment_id, cause) do nothing`,
    [orderId],
  );
  const [books] = await em.execute<{ refund_due: number; payments_waiting: number }[]>(
    `select
       (select coalesce(sum(amount), 0)::int from refunds where order_id = o.id and status = 'due') as refund_due,
       (select count(*)::int from payments where order_id = o.id and status = 'submitted') as payments_waiting
     from orders o where o.id = ?`,
    [orderId],
  );
  if (!books) throw new Error(`There is no order ${orderId} whose books could be closed.`);
  return { refundDue: books.refund_due, paymentsWaiting: books.payments_waiting };
}

const surplus = `coalesce((select sum(amount) from refunds r where r.payment_id = p.id and r.cause = 'surplus'), 0)`;

/** Staff has sent the money back, or will not. Safe to repeat. */
export const settleRefunds = (em: Em, orderId: string, { outcome, by }: Settlement): Promise<unknown> =>
  em.execute(
    "update refunds set status = ?, settled_at = now(), settled_by = ? where order_id = ? and status = 'due'",
    [outcome, by, orderId],
  );
