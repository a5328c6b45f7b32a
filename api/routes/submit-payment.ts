import { z } from 'zod';
import { submitPayment as submit } from '../../db/queries/submit-payment.ts';
import { within } from '../../db/scope.ts';
import { id, text } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { PaymentView, presentPayment } from '../present/payment.ts';
import { proofField, proofOf, proofUpload } from '../proof-field.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const submitPayment = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'post',
    path: '/api/orders/:orderId/payments',
    summary: 'Say that the open invoice has been paid',
    needs: 'payment.submit',
    idempotency: 'required',
    input: takes({
      params: { orderId: id },
      body: {
        method: z.literal('manual', 'must be "manual".'),
        reference: text(200).describe('By which staff can find the money.'),
        proof: proofField.optional(),
      },
    }),
    upload: proofUpload,
    output: PaymentView,
    status: 201,

    async handle({ params: { orderId }, body }, { actor, requestId }) {
      const { proof, ...said } = body;
      const given = { id: requestId, orderId, ...said, ...(proof && { proof: proofOf(proof) }) };
      const payment = await within(orm, scopeOf(actor), (em) => submit(em, given));
      return presentPayment(payment, actor);
    },
  });
