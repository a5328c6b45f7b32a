import { defineEntity, p } from '@mikro-orm/core';
import type { ProofType } from '../../domain/proof.ts';
import { ownedBy } from '../policies.ts';
import { Order } from './order.ts';
import { Payment } from './payment.ts';
import { User } from './user.ts';

const PaymentProofSchema = defineEntity({
  name: 'PaymentProof',
  tableName: 'payment_proofs',
  rowLevelSecurity: 'force',
  policies: ownedBy('payment_proofs'),
  properties: {
    id: p.uuid().primary(),
    paymentId: () => p.manyToOne(Payment).mapToPk().joinColumn('payment_id').unique(),
    orderId: () => p.manyToOne(Order).mapToPk().joinColumn('order_id').index(),
    customerId: () => p.manyToOne(User).mapToPk().joinColumn('customer_id'),
    /** Cleaned: safe to save under. */
    fileName: p.string().columnType('text'),
    /** By its first bytes. */
    mediaType: p.string().columnType('text').$type<ProofType>(),
    size: p.integer(),
    sha256: p.string().columnType('text'),
    content: p.blob().columnType('bytea'),
    uploadedAt: p.datetime().defaultRaw('now()'),
  },
});

/** A file by which a customer shows that they have paid. Somebody else's bytes: they are kept, never opened. */
export class PaymentProof extends PaymentProofSchema.class {}
PaymentProofSchema.setClass(PaymentProof);
