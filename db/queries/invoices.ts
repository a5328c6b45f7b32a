import type { PriceLine } from '../../domain/price.ts';
import type { Invoice } from '../entities/invoice.ts';
import type { Em } from '../orm.ts';

export interface InvoiceRecord {
  id: string;
  number: string;
  subject: string;
  amount: number;
  paidAmount: number;
  currency: string;
  lines: PriceLine[];
  status: Invoice['status'];
  openedAt: string;
  paidAt: string | null;
  /** The time that it pays for; null while nothing was had for it. */
  coversFrom: string | null;
  coversUntil: string | null;
}

const selectInvoices = `
  select id, number, subject, amount, paid_amount as "paidAmount", currency, lines, status,
    opened_at::text as "openedAt", paid_at::text as "paidAt",
    covers_from::text as "coversFrom", covers_until::text as "coversUntil" from invoices`;

export const listInvoices = (em: Em, orderId: string): Promise<InvoiceRecord[]> =>
  em.execute<InvoiceRecord[]>(`${selectInvoices} where order_id = ? order by opened_at, number`, [orderId]);

/** The invoice that is to be paid next, locked so that money is counted by one at a time. */
export async function lockOpenInvoice(em: Em, orderId: string): Promise<InvoiceRecord | null> {
  const [invoice] = await em.execute<InvoiceRecord[]>(
    `${selectInvoices} where order_id = ? and status = 'open' order by opened_at limit 1 for update`,
    [orderId],
  );
  return invoice ?? null;
}

export async function lockInvoice(em: Em, id: string): Promise<InvoiceRecord> {
  const [invoice] = await em.execute<InvoiceRecord[]>(`${selectInvoices} where id = ? for update`, [id]);
  if (!invoice) throw new Error(`There is no invoice ${id}.`);
  return invoice;
}
