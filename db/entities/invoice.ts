import { defineEntity, p } from '@mikro-orm/core';
import type { PriceLine } from '../../domain/price.ts';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

export const invoiceStatuses = ['open', 'paid', 'void'] as const;

const InvoiceSchema = defineEntity({
  name: 'Invoice',
  tableName: 'invoices',
  rowLevelSecurity: 'force',
  policies: ownedBy('invoices'),
  properties: {
    id: p.uuid().primary(),
    number: p.string().columnType('text').unique(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    /** What it is for; with the order, the key that keeps it single: `first`, `renewal-1`, `upgrade-1`. */
    subject: p.string().columnType('text'),
    amount: p.integer(),
    paidAmount: p.integer().default(0),
    currency: p.string().columnType('text'),
    lines: p.json<PriceLine[]>(),
    status: p.string().columnType('text').$type<(typeof invoiceStatuses)[number]>(),
    openedAt: p.datetime().defaultRaw('now()'),
    paidAt: p.datetime().nullable(),
    /** The time that it pays for; without a beginning nothing was had for it yet. */
    coversFrom: p.datetime().nullable(),
    coversUntil: p.datetime().nullable(),
    /** The invoice of the term with which its time ends, where it pays for the rest of what was sold by others. */
    coversWith: p.string().columnType('text').nullable(),
  },
  uniques: [{ name: 'invoices_subject_unique', properties: ['orderId', 'subject'] }],
});

export class Invoice extends InvoiceSchema.class {}
InvoiceSchema.setClass(Invoice);
