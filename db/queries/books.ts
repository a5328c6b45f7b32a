import type { Em } from '../orm.ts';

export interface Books {
  /** Minor units that staff must still refund or waive. */
  refundDue: number;
  /** Submitted payments that staff has not looked at. */
  paymentsWaiting: number;
  /** Minor units that are open on invoices. */
  open: number;
  /** The number of the latest fact: what it says of refunds is counted in `refundDue`, whether it was heard or not. */
  countedFact: number;
}

/** What still moves on an order. */
export async function readBooks(em: Em, orderId: string): Promise<Books> {
  const [books] = await em.execute<Books[]>(
    `select o.fact_number as "countedFact",
       (select coalesce(sum(amount), 0)::int from refunds where order_id = o.id and status = 'due') as "refundDue",
       (select count(*)::int from payments where order_id = o.id and status = 'submitted') as "paymentsWaiting",
       (select coalesce(sum(amount - paid_amount), 0)::int from invoices where order_id = o.id and status = 'open') as open
     from orders o where o.id = ?`,
    [orderId],
  );
  if (!books) throw new Error(`There is no order ${orderId} whose books could be read.`);
  return books;
}

/** The lock that also numbers the facts: no payment comes in while the invoices are changed. */
export const lockBooks = (em: Em, orderId: string): Promise<unknown> =>
  em.execute('select 1 from orders where id = ? for no key update', [orderId]);
