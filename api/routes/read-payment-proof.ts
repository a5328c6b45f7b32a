import { getOrder } from '../../db/queries/order-records.ts';
import { getProof } from '../../db/queries/payment-proofs.ts';
import { within } from '../../db/scope.ts';
import { proofTypes } from '../../domain/proof.ts';
import { id } from '../fields.ts';
import { FileAnswer } from '../file-answer.ts';
import type { Parts } from '../parts.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const readPaymentProof = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/payments/:paymentId/proof',
    summary: 'The file that came with a payment, to be saved',
    needs: 'invoice.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id, paymentId: id } }),
    output: FileAnswer,
    answers: proofTypes,

    async handle({ params }, { actor }) {
      const proof = await within(orm, scopeOf(actor), async (em) => {
        await getOrder(em, params.orderId);
        return getProof(em, params);
      });
      return { kind: 'attachment' as const, ...proof };
    },
  });
