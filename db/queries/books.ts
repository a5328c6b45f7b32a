import type { Em } from '../orm.ts';

export interface Books {
  /** Minor units that staff must still refund or waive. */
  refundDue: number;
  /** Submitted payments that staff has not looked at. */
  paymentsWaiting: number;
  /** The number of the latest fact: what it says of refunds is counted in `refundDue`, whether it was heard or not. */
  countedFact: number;
}

/** What still moves on an order. */
export async function readBooks(em: Em, orderId: string): Promise<Books> {
  const [books] = await em.execute<{ refund_due: number; payments_waiting: number; fact_number: number }[]>(
    `select o.fact_number,
       (select coalesce(sum(amount), 0)::int from refunds where order_id = o.id and status = 'due') as refund_due,
       (select count(*)::int from payments where order_id = o.id and status = 'submitted') as payments_waiting
     from orders o where o.id = ?`,
    [orderId],
  );
  if (!books) throw new Error(`There is no order ${orderId} whose books could be read.`);
  return { refundDue: books.refund_due, paymentsWaiting: books.payments_waiting, countedFact: books.fact_number };
}

/** The lock that also numbers the facts: no payment comes in while the invoices are changed. */
export const lockBooks = (em: Em, orderId: string): Promise<unknown> =>
  em.execute('select 1 from orders where id = ? for update', [orderId]);
