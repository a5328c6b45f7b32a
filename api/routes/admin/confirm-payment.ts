import { confirmPayment as confirm } from '../../../db/queries/decide-payment.ts';
import { decidePayment } from '../../decide-payment.ts';
import { id, minorUnits } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { PaymentView } from '../../present/payment.ts';
import { route, takes } from '../../route.ts';

export const confirmPayment = (parts: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/admin/payments/:paymentId/confirm',
    summary: 'Confirm that money has arrived; what is too much is due back',
    needs: 'payment.confirm',
    idempotency: 'taken',
    input: takes({
      params: { paymentId: id },
      body: { amount: minorUnits.optional().describe('Minor units received; what was open when it is left out.') },
    }),
    output: PaymentView,

    handle: ({ params: { paymentId }, body: { amount } }, call) =>
      decidePayment(parts, call, {
        action: 'payment.confirm',
        paymentId,
        decide: (em) => confirm(em, { paymentId, by: call.actor.id, amount }),
      }),
  });
