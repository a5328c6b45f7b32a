import { z } from 'zod';
import { invoiceStatuses } from '../../db/entities/invoice.ts';
import type { InvoiceRecord } from '../../db/queries/invoices.ts';
import { time } from '../fields.ts';
import { iso, isoOrNull, PriceView } from './money.ts';

export const InvoiceView = z
  .object({
    id: z.uuid(),
    number: z.string(),
    subject: z.string(),
    ...PriceView.shape,
    paidAmount: z.int().describe('Minor units.'),
    status: z.enum(invoiceStatuses),
    openedAt: time,
    paidAt: time.nullable(),
    coversFrom: time.nullable().describe('The time that it pays for, once that has begun or is sold.'),
    coversUntil: time.nullable(),
  })
  .meta({ id: 'Invoice' });

export const presentInvoice = (invoice: InvoiceRecord): z.input<typeof InvoiceView> => ({
  ...invoice,
  openedAt: iso(invoice.openedAt),
  paidAt: isoOrNull(invoice.paidAt),
  coversFrom: isoOrNull(invoice.coversFrom),
  coversUntil: isoOrNull(invoice.coversUntil),
});
