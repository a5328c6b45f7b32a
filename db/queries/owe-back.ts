import { derivedId } from '../derived-id.ts';
import type { Refund } from '../entities/refund.ts';
import type { Em } from '../orm.ts';

interface CountedPayment {
  id: string;
  order_id: string;
  customer_id: string;
  currency: string;
  /** What of it was counted towards the invoice and has not gone back. */
  counted: number;
}

/** Minor units of what was paid for an invoice go back. Safe to repeat for the same cause. */
export async function oweBack(em: Em, invoiceId: string, amount: number, cause: Refund['cause']): Promise<void> {
  for (const { payment, back } of await sharesOf(em, invoiceId, amount)) await oweOf(em, payment, back, cause);
}

/** What of each payment for an invoice would go back, the latest payment first. */
export async function sharesOf(
  em: Em,
  invoiceId: string,
  amount: number,
): Promise<{ payment: CountedPayment; back: number }[]> {
  const payments = await em.execute<CountedPayment[]>(
    `select p.id, p.order_id, p.customer_id, p.currency,
       (p.received_amount - coalesce((select sum(r.amount) from refunds r where r.payment_id = p.id), 0))::int as counted
     from payments p where p.invoice_id = ? and p.status = 'confirmed' order by p.decided_at desc, p.id`,
    [invoiceId],
  );
  let left = amount;
  return payments.flatMap((payment) => {
    const back = Math.min(left, payment.counted);
    left -= back;
    return back > 0 ? [{ payment, back }] : [];
  });
}

const oweOf = (
  em: Em,
  { id, order_id, customer_id, currency }: CountedPayment,
  amount: number,
  cause: Refund['cause'],
) =>
  em.execute(
    `insert into refunds (id, order_id, customer_id, payment_id, cause, amount, currency, status)
     values (?, ?, ?, ?, ?, ?, ?, 'due') on conflict (payment_id, cause) do nothing`,
    [derivedId('refund', id, cause), order_id, customer_id, id, cause, amount, currency],
  );
