import { z } from 'zod';
import { auditDone } from '../../db/queries/audit.ts';
import { submitPayment as submit } from '../../db/queries/submit-payment.ts';
import { within } from '../../db/scope.ts';
import { appeared } from '../../domain/audit.ts';
import { askedBy } from '../audited.ts';
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

    async handle({ params: { orderId }, body }, call) {
      const { proof, ...said } = body;
      const given = { id: call.requestId, orderId, ...said, ...(proof && { proof: proofOf(proof) }) };
      const payment = await within(orm, scopeOf(call.actor), async (em) => {
        const made = await submit(em, given);
        const { id: subjectId, customerId, amount, reference } = made;
        const change = appeared({ status: 'submitted', amount, reference });
        await auditDone(em, { ...askedBy(call), action: 'payment.submit', orderId, customerId, subjectId, change });
        return made;
      });
      return presentPayment(payment, call.actor);
    },
  });
