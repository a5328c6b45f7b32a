import { z } from 'zod';
import { getOrder } from '../../db/queries/order-records.ts';
import { paymentsOf } from '../../db/queries/payment-records.ts';
import { within } from '../../db/scope.ts';
import { id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { PaymentView, presentPayment } from '../present/payment.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const listOrderPayments = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/payments',
    summary: 'The payments of an order, the oldest first',
    needs: 'invoice.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: z.object({ payments: z.array(PaymentView) }),

    async handle({ params: { orderId } }, { actor }) {
      const payments = await within(orm, scopeOf(actor), async (em) => {
        await getOrder(em, orderId);
        return paymentsOf(em, orderId);
      });
      return { payments: payments.map((payment) => presentPayment(payment, actor)) };
    },
  });
