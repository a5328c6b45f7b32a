import { z } from 'zod';
import { listInvoices as list } from '../../db/queries/invoices.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import { id } from '../fields.ts';
import type { Parts } from '../parts.ts';
import { InvoiceView, presentInvoice } from '../present/invoice.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const listInvoices = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/invoices',
    summary: 'The invoices of an order, the oldest first',
    needs: 'invoice.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id } }),
    output: z.object({ invoices: z.array(InvoiceView) }),

    async handle({ params: { orderId } }, { actor }) {
      const invoices = await within(orm, scopeOf(actor), async (em) => {
        await getOrder(em, orderId);
        return list(em, orderId);
      });
      return { invoices: invoices.map(presentInvoice) };
    },
  });
