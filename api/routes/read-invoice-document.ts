import { listInvoices } from '../../db/queries/invoices.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { id } from '../fields.ts';
import { FileAnswer } from '../file-answer.ts';
import { invoicePage } from '../invoices/page.ts';
import type { Parts } from '../parts.ts';
import { route, takes } from '../route.ts';
import { scopeOf } from '../scope-of.ts';

export const readInvoiceDocument = ({ orm }: Pick<Parts, 'orm'>) =>
  route({
    method: 'get',
    path: '/api/orders/:orderId/invoices/:invoiceId/document',
    summary: 'An invoice as a page to be printed',
    needs: 'invoice.read',
    idempotency: 'none',
    input: takes({ params: { orderId: id, invoiceId: id } }),
    output: FileAnswer,
    answers: ['text/html'],

    async handle({ params: { orderId, invoiceId } }, { actor }) {
      const { order, invoices } = await within(orm, scopeOf(actor), async (em) => ({
        order: await getOrder(em, orderId),
        invoices: await listInvoices(em, orderId),
      }));
      const invoice = invoices.find((one) => one.id === invoiceId);
      if (!invoice)
        throw new Refusal('invoice-missing', 'There is no such invoice.', {
          remedy: 'The list of its invoices shows those that are there.',
        });
      return { kind: 'page' as const, html: invoicePage({ invoice, order }) };
    },
  });
