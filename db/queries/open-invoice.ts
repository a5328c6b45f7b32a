import type { PriceLine } from '../../domain/price.ts';
import { derivedId } from '../derived-id.ts';
import type { Em } from '../orm.ts';

export interface NewInvoice {
  /** `first`, `renewal-1`, `upgrade-1`: with the order, what keeps it single. */
  subject: string;
  /** The change of plan that decides what it costs. */
  changeId: string | null;
}

/** Opens an invoice; one that costs nothing is paid at once. Safe to repeat. Answers whether it is paid. */
export async function openInvoice(em: Em, orderId: string, invoice: NewInvoice): Promise<{ paid: boolean }> {
  const { subject } = invoice;
  // Numbers have no gaps: the lock holds until this invoice is committed.
  await em.execute("select pg_advisory_xact_lock(hashtext('botyard invoice numbers'))");
  const lines = await linesOf(em, orderId, invoice);
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const [row] = await em.execute<{ status: string }[]>(
    `with opened as (
       insert into invoices (id, number, order_id, customer_id, subject, amount, currency, lines, status, paid_at)
       select ?, ${nextNumber}, id, customer_id, ?, ?, currency, ?::jsonb,
         case when ? then 'paid' else 'open' end, case when ? then now() end
       from orders where id = ? and phase <> 'ended'
       on conflict (order_id, subject) do nothing returning status)
     select status from opened union all select status from invoices where order_id = ? and subject = ? limit 1`,
    [
      ...[derivedId('invoice', orderId, subject), subject, amount, JSON.stringify(lines), amount === 0, amount === 0],
      ...[orderId, orderId, subject],
    ],
  );
  return { paid: row?.status === 'paid' };
}

interface Priced {
  price_lines: PriceLine[];
  renewal_lines: PriceLine[] | null;
  change_lines: PriceLine[] | null;
  due_lines: PriceLine[] | null;
}

async function linesOf(em: Em, orderId: string, { subject, changeId }: NewInvoice): Promise<readonly PriceLine[]> {
  const [row] = await em.execute<Priced[]>(
    `select o.price_lines, o.renewal_lines, c.renewal_lines as change_lines, c.due_lines
     from orders o left join order_changes c on c.order_id = o.id and c.id = ? where o.id = ?`,
    [changeId, orderId],
  );
  if (!row) throw new Error(`There is no order ${orderId} to write an invoice for.`);
  if (subject === 'first') return row.price_lines;
  if (subject.startsWith('upgrade')) return row.due_lines ?? [];
  return row.change_lines ?? row.renewal_lines ?? row.price_lines.filter(({ billed }) => billed === 'each-period');
}

/** "R2026-000042", counted anew each year. */
const nextNumber = `(
  select 'R' || to_char(now(), 'YYYY') || '-' || lpad((coalesce(max(latest.running), 0) + 1)::text, 6, '0')
  from (
    select split_part(number, '-', 2)::int as running from invoices
    where number >= 'R' || to_char(now(), 'YYYY') order by number desc limit 1
  ) latest)`;
