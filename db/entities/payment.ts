import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { Invoice } from './invoice.ts';
import { Order } from './order.ts';
import { User } from './user.ts';

export const paymentStatuses = ['submitted', 'confirmed', 'rejected'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payments',
  rowLevelSecurity: 'force',
  policies: ownedBy('payments'),
  properties: {
    id: p.uuid().primary(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').index(),
    invoiceId: () => p.manyToOne(Invoice).mapToPk().joinColumn('invoice_id').index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    method: p.string().columnType('text').$type<'manual'>(),
    /** What the customer wrote down so that staff can find the money. */
    reference: p.string().columnType('text'),
    /** Minor units that were open when it was submitted. */
    amount: p.integer(),
    /** Minor units that staff has seen arrive. */
    receivedAmount: p.integer().nullable(),
    currency: p.string().columnType('text'),
    status: p.string().columnType('text').$type<PaymentStatus>(),
    submittedAt: p.datetime().defaultRaw('now()'),
    decidedAt: p.datetime().nullable(),
    decidedBy: () => p.manyToOne(User).mapToPk().joinColumn('decided_by').nullable(),
    rejectionReason: p.string().columnType('text').nullable(),
  },
  indexes: [{ name: 'payments_status_index', properties: ['status', 'submittedAt', 'id'] }],
});

export class Payment extends PaymentSchema.class {}
PaymentSchema.setClass(Payment);
