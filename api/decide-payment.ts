import type { Em } from '../db/orm.ts';
import { auditAsked, auditOutcome } from '../db/queries/audit.ts';
import { getPayment, type PaymentRecord } from '../db/queries/payment-records.ts';
import { within } from '../db/scope.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Parts } from './parts.ts';
import { presentPayment } from './present/payment.ts';
import type { Call } from './route.ts';
import { scopeOf } from './scope-of.ts';

interface Decided {
  action: 'payment.confirm' | 'payment.reject';
  paymentId: string;
  reason?: string;
}

/** Decides about a payment, and keeps in the audit who wanted what, also where it was refused. */
export async function decidePayment(
  { orm }: Pick<Parts, 'orm'>,
  { actor, requestId }: Call,
  { action, paymentId, reason, decide }: Decided & { decide: (em: Em) => Promise<PaymentRecord> },
) {
  const scope = scopeOf(actor);
  await within(orm, scope, async (em) => {
    const { orderId, customerId } = await getPayment(em, paymentId);
    await auditAsked(em, { id: requestId, actorId: actor.id, action, orderId, customerId, reason: reason ?? null });
  });
  try {
    const payment = await within(orm, scope, async (em) => {
      const decided = await decide(em);
      await auditOutcome(em, requestId, 'done');
      return decided;
    });
    return presentPayment(payment, actor);
  } catch (error) {
    if (error instanceof Refusal) await within(orm, scope, (em) => auditOutcome(em, requestId, error.code));
    throw error;
  }
}
