import type { InvoiceRecord } from '../../db/queries/invoices.ts';
import { formatMoney } from '../../domain/money.ts';

/** Where the invoice stands, in one sentence. */
export function standing({ status, amount, paidAmount, currency }: InvoiceRecord): string {
  if (status === 'void') return 'This invoice is void: nothing is to be paid.';
  if (status === 'paid') return 'Paid in full. Thank you.';
  return `${formatMoney({ amount: amount - paidAmount, currency })} is still to be paid.`;
}
