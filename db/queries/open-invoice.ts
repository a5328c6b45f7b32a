import { derivedId } from '../derived-id.ts';
import type { Em } from '../orm.ts';

/** Opens the order's first invoice as it was quoted; one that costs nothing is paid at once. Safe to repeat. */
export async function openFirstInvoice(em: Em, orderId: string): Promise<void> {
  // Numbers have no gaps: the lock holds until this invoice is committed.
  await em.execute("select pg_advisory_xact_lock(hashtext('botyard invoice numbers'))");
  await em.execute(
    `insert into invoices (id, number, order_id, customer_id, subject, amount, currency, lines, status, paid_at)
     select ?, ${nextNumber}, id, customer_id, 'first', amount, currency, price_lines,
       case amount when 0 then 'paid' else 'open' end, case amount when 0 then now() end
     from orders where id = ? and phase <> 'ended'
     on conflict (order_id, subject) do nothing`,
    [derivedId('invoice', orderId, 'first'), orderId],
  );
}

/** "R2026-000042", counted anew each year. */
const nextNumber = `(
  select 'R' || to_char(now(), 'YYYY') || '-' || lpad((coalesce(max(latest.running), 0) + 1)::text, 6, '0')
  from (
    select split_part(number, '-', 2)::int as running from invoices
    where number >= 'R' || to_char(now(), 'YYYY') order by number desc limit 1
  ) latest)`;
