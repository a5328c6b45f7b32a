import type { PriceLine } from '../../domain/price.ts';
import { remainingShare } from '../../domain/proration.ts';
import type { Em } from '../orm.ts';
import { type Books, lockBooks, readBooks } from './books.ts';
import { oweBack, sharesOf } from './owe-back.ts';

interface PaidInvoice {
  id: string;
  paidAmount: number;
  lines: PriceLine[];
  coversFrom: string | null;
  coversUntil: string | null;
}

/** When the order ended, and whether what was paid for time after that goes back; without it, the running period is kept. */
export interface Closing {
  at: number;
  refundUnused: boolean;
}

/**
 * Nothing more is owed to us, and what was paid for time that never came is due back. Safe to repeat;
 * a payment that is confirmed later is due back with the next call.
 */
export async function closeBooks(em: Em, orderId: string, closing: Closing): Promise<Books> {
  await lockBooks(em, orderId);
  await em.execute("update invoices set status = 'void' where order_id = ? and status = 'open'", [orderId]);
  for (const { id, back } of await unearnedOf(em, orderId, closing)) await oweBack(em, id, back, 'order-ended');
  return readBooks(em, orderId);
}

/** Minor units that would be due back in all once the books were closed like that. Changes nothing. */
export async function dueBackIfClosed(em: Em, orderId: string, closing: Closing): Promise<number> {
  let { refundDue } = await readBooks(em, orderId);
  for (const { id, back } of await unearnedOf(em, orderId, closing)) {
    for (const share of await sharesOf(em, id, back)) refundDue += share.back;
  }
  return refundDue;
}

/** What of each invoice was paid for time that never comes. */
async function unearnedOf(em: Em, orderId: string, closing: Closing): Promise<{ id: string; back: number }[]> {
  const invoices = await em.execute<PaidInvoice[]>(
    `select id, paid_amount as "paidAmount", lines, covers_from::text as "coversFrom", covers_until::text as "coversUntil"
     from invoices i where order_id = ? and paid_amount > 0
       and not exists (select from refunds r join payments p on p.id = r.payment_id
         where p.invoice_id = i.id and r.cause = 'order-ended')`,
    [orderId],
  );
  return invoices.map((invoice) => ({ id: invoice.id, back: unearned(invoice, closing) }));
}

/** What of an invoice was paid for nothing: all of it where its time never began, else the rest of it where that goes back. */
function unearned({ paidAmount, lines, coversFrom, coversUntil }: PaidInvoice, { at, refundUnused }: Closing): number {
  if (coversFrom === null || coversUntil === null || Date.parse(coversFrom) >= at) return paidAmount;
  if (!refundUnused) return 0;
  const recurring = lines.reduce((sum, line) => sum + (line.billed === 'each-period' ? line.amount : 0), 0);
  const span = { from: Date.parse(coversFrom), until: Date.parse(coversUntil) };
  return remainingShare(Math.min(recurring, paidAmount), span, at);
}

/** An invoice that nobody shall pay any more, and for which nothing was had: what was paid towards it is due back. Safe to repeat. */
export async function voidInvoice(em: Em, orderId: string, subject: string): Promise<Books> {
  await lockBooks(em, orderId);
  const [voided] = await em.execute<{ id: string; paid: number }[]>(
    `update invoices set status = 'void' where order_id = ? and subject = ? and status <> 'void' and covers_from is null
     returning id, paid_amount as paid`,
    [orderId, subject],
  );
  if (voided) await oweBack(em, voided.id, voided.paid, 'invoice-void');
  return readBooks(em, orderId);
}
