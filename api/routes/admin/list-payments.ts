import { z } from 'zod';
import { paymentStatuses } from '../../../db/entities/payment.ts';
import { listPayments as list } from '../../../db/queries/payment-records.ts';
import { within } from '../../../db/scope.ts';
import { fromCursor, toCursor } from '../../cursor.ts';
import { next, page } from '../../fields.ts';
import type { Parts } from '../../parts.ts';
import { PaymentView, presentPayment } from '../../present/payment.ts';
import { route, takes } from '../../route.ts';
import { scopeOf } from '../../scope-of.ts';

const status = z.enum(paymentStatuses, `must be one of ${paymentStatuses.join(', ')}.`);

export const listPayments = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/admin/payments',
    summary: 'Payments; who has waited longest comes first',
    needs: 'payment.read',
    idempotency: 'none',
    input: takes({ query: { ...page, status: status.optional() } }),
    output: z.object({ payments: z.array(PaymentView), next }),

    async handle({ query: { cursor, limit, status } }, { actor }) {
      const asked = { limit, after: fromCursor(cursor, 'time', 'id'), ...(status && { status }) };
      const { rows, next } = await within(orm, scopeOf(actor), (em) => list(em, asked));
      return { payments: rows.map((payment) => presentPayment(payment, actor)), next: next && toCursor(next) };
    },
  });
