import type { Em } from '../db/orm.ts';
import { getPayment, type PaymentRecord } from '../db/queries/payment-records.ts';
import { changesOf } from '../domain/audit.ts';
import { audited } from './audited.ts';
import type { Parts } from './parts.ts';
import { presentPayment } from './present/payment.ts';
import type { Call } from './route.ts';

interface Decided {
  action: 'payment.confirm' | 'payment.reject';
  paymentId: string;
  reason?: string;
  decide(em: Em): Promise<PaymentRecord>;
}

/** Decides about a payment, and keeps in the audit who wanted what, also where it was refused. */
export async function decidePayment(
  parts: Pick<Parts, 'orm'>,
  call: Call,
  { action, paymentId, reason, decide }: Decided,
) {
  const payment = await audited(parts, call, {
    async asked(em) {
      const { orderId, customerId } = await getPayment(em, paymentId);
      return { action, orderId, customerId, subjectId: paymentId, reason };
    },
    async does(em) {
      const before = await getPayment(em, paymentId);
      const result = await decide(em);
      return { result, change: changesOf(auditedParts(before), auditedParts(result)) };
    },
  });
  return presentPayment(payment, call.actor);
}

const auditedParts = ({ status, receivedAmount }: PaymentRecord) => ({ status, receivedAmount });
