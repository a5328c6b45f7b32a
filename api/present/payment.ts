import { z } from 'zod';
import { paymentStatuses } from '../../db/entities/payment.ts';
import type { PaymentRecord } from '../../db/queries/payment-records.ts';
import { type Actor, isStaff } from '../../domain/permission.ts';
import { proofTypes } from '../../domain/proof.ts';
import { time } from '../fields.ts';
import { iso, isoOrNull } from './money.ts';

export const PaymentView = z
  .object({
    id: z.uuid(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    method: z.literal('manual'),
    reference: z.string(),
    amount: z.int().describe('Minor units that were open when it was submitted.'),
    receivedAmount: z.int().nullable().describe('Minor units that have arrived.'),
    currency: z.string(),
    status: z.enum(paymentStatuses),
    submittedAt: time,
    decidedAt: time.nullable(),
    decidedBy: z.string().nullable().describe('Shown to staff.'),
    rejectionReason: z.string().nullable(),
    proof: z
      .object({ fileName: z.string(), mediaType: z.enum(proofTypes), size: z.int().describe('Bytes.') })
      .nullable()
      .describe('The file that came with it, which has a route of its own.'),
  })
  .meta({ id: 'Payment' });

export const presentPayment = (payment: PaymentRecord, actor: Actor): z.input<typeof PaymentView> => ({
  ...payment,
  submittedAt: iso(payment.submittedAt),
  decidedAt: isoOrNull(payment.decidedAt),
  decidedBy: isStaff(actor) ? payment.decidedByName : null,
});
