import { defineEntity, p } from '@mikro-orm/core';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { Payment } from './payment.ts';
import { User } from './user.ts';

const RefundSchema = defineEntity({
  name: 'Refund',
  tableName: 'refunds',
  rowLevelSecurity: 'force',
  policies: ownedBy('refunds'),
  properties: {
    id: p.uuid().primary(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    paymentId: () => p.manyToOne(Payment).mapToPk().joinColumn('payment_id'),
    /** Why it is due; with the payment, the key that keeps it single. */
    cause: p.string().columnType('text').$type<'surplus' | 'invoice-void' | 'order-ended'>(),
    amount: p.integer(),
    currency: p.string().columnType('text'),
    status: p.string().columnType('text').$type<'due' | 'refunded' | 'waived'>(),
    dueAt: p.datetime().defaultRaw('now()'),
    settledAt: p.datetime().nullable(),
    settledBy: () => p.manyToOne(User).mapToPk().joinColumn('settled_by').nullable(),
    /** The row of `audit_logs` that says why: what keeps a settlement from being made twice. */
    settlementId: p.uuid().nullable(),
  },
  uniques: [{ name: 'refunds_cause_unique', properties: ['paymentId', 'cause'] }],
});

export class Refund extends RefundSchema.class {}
RefundSchema.setClass(Refund);
