import type { OrderState } from '../../domain/order-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { closed } from '../../domain/sentence.ts';
import { derivedId } from '../derived-id.ts';
import type { Em } from '../orm.ts';
import { readBooks } from './books.ts';
import { type InvoiceRecord, lockInvoice } from './invoices.ts';
import { lockOrder } from './lock-order.ts';
import { keepNotice } from './notices.ts';
import { announceFact } from './outbox.ts';
import { getPayment, type PaymentRecord } from './payment-records.ts';
import { tellOfPayment } from './submit-payment.ts';

interface Deciding {
  paymentId: string;
  by: string;
}

/** Staff has seen this much money arrive; without an amount, what was open. Once decided, it stays decided. */
export async function confirmPayment(
  em: Em,
  { paymentId, by, amount }: Deciding & { amount?: number | undefined },
): Promise<PaymentRecord> {
  const { order, payment } = await lockPayment(em, paymentId);
  if (payment.status === 'confirmed' && (amount ?? payment.receivedAmount) === payment.receivedAmount) return payment;
  if (payment.status !== 'submitted') throw decided(payment);

  const received = amount ?? payment.amount;
  await em.execute(
    `update payments set status = 'confirmed', received_amount = ?, decided_at = now(), decided_by = ? where id = ?`,
    [received, by, paymentId],
  );
  const invoicePaid = await payInvoice(em, payment, received);
  const { refundDue } = await readBooks(em, order.orderId);
  await announceFact(em, order.orderId, { name: 'paymentConfirmed', paymentId, invoicePaid, refundDue });
  await tellOfPayment(em, order, { paymentId, payment: 'confirmed' });
  return getPayment(em, paymentId);
}

/** The money did not come, or not from this customer. */
export async function rejectPayment(
  em: Em,
  { paymentId, by, reason }: Deciding & { reason: string },
): Promise<PaymentRecord> {
  const { order, payment } = await lockPayment(em, paymentId);
  if (payment.status === 'rejected') return payment;
  if (payment.status !== 'submitted') throw decided(payment);

  await em.execute(
    `update payments set status = 'rejected', decided_at = now(), decided_by = ?, rejection_reason = ? where id = ?`,
    [by, reason, paymentId],
  );
  await announceFact(em, order.orderId, { name: 'paymentRejected', paymentId });
  const canBePaid = await isWanted(em, order, payment);
  await keepNotice(em, order, {
    key: `payment-rejected:${paymentId}`,
    to: 'customer',
    title: `Your payment for order ${order.number} was not accepted`,
    text: [closed(reason), ...(canBePaid ? ['Correct it and submit the payment again.'] : [])].join(' '),
  });
  await tellOfPayment(em, order, { paymentId, payment: 'rejected' });
  return getPayment(em, paymentId);
}

/** Whether its invoice is still to be paid: nobody pays for an order that is over, or that was cancelled for its period's end. */
async function isWanted(
  em: Em,
  { ending, cancelAtPeriodEnd }: OrderState,
  { invoiceId }: PaymentRecord,
): Promise<boolean> {
  const { status } = await lockInvoice(em, invoiceId);
  return status === 'open' && ending === null && cancelAtPeriodEnd === null;
}

/** The order's lock first, then what stands in the payment's row by then. */
async function lockPayment(em: Em, paymentId: string): Promise<{ order: OrderState; payment: PaymentRecord }> {
  const { orderId } = await getPayment(em, paymentId);
  const order = await lockOrder(em, orderId);
  return { order, payment: await getPayment(em, paymentId) };
}

/** Counts money towards its invoice; what the invoice does not need is due back. Answers the invoice's subject when it is paid in full. */
async function payInvoice(em: Em, payment: PaymentRecord, received: number): Promise<string | null> {
  const invoice = await lockInvoice(em, payment.invoiceId);
  const open = invoice.status === 'open' ? invoice.amount - invoice.paidAmount : 0;
  const counted = Math.min(open, received);
  const paid = counted === open && invoice.status === 'open';
  await em.execute(
    `update invoices set paid_amount = paid_amount + ?, status = case when ? then 'paid' else status end,
       paid_at = case when ? then now() else paid_at end where id = ?`,
    [counted, paid, paid, invoice.id],
  );
  if (received > counted) await oweSurplus(em, payment, received - counted);
  return paid || invoice.status === 'paid' ? invoice.subject : null;
}

const oweSurplus = (em: Em, { id, orderId, customerId, currency }: PaymentRecord, amount: number) =>
  em.execute(
    `insert into refunds (id, order_id, customer_id, payment_id, cause, amount, currency, status)
     values (?, ?, ?, ?, 'surplus', ?, ?, 'due')`,
    [derivedId('refund', id, 'surplus'), orderId, customerId, id, amount, currency satisfies InvoiceRecord['currency']],
  );

const decided = ({ status, receivedAmount }: PaymentRecord) =>
  new Refusal(
    'payment-decided',
    status === 'confirmed'
      ? `This payment was confirmed already, with ${receivedAmount} minor units received.`
      : 'This payment was rejected already.',
    {
      remedy:
        status === 'confirmed'
          ? 'Should it have been another amount, settle the difference by hand; what is too much for an order is due back by itself.'
          : 'Should the money have come after all, have the customer submit the payment again.',
    },
  );
