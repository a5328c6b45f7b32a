import { rejectPayment as reject } from '../../../db/queries/decide-payment.ts';
import { decidePayment } from '../../decide-payment.ts';
import { id, reason } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { PaymentView } from '../../present/payment.ts';
import { route, takes } from '../../route.ts';

export const rejectPayment = (parts: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/admin/payments/:paymentId/reject',
    summary: 'Say that the money has not arrived; the customer reads the reason',
    needs: 'payment.reject',
    idempotency: 'taken',
    input: takes({ params: { paymentId: id }, body: { reason } }),
    output: PaymentView,

    handle: ({ params: { paymentId }, body }, call) =>
      decidePayment(parts, call, {
        action: 'payment.reject',
        paymentId,
        ...body,
        decide: (em) => reject(em, { paymentId, by: call.actor.id, ...body }),
      }),
  });
