import { orderTopic } from '../../domain/events.ts';
import { phaseWords } from '../../domain/order-commands.ts';
import { orderEnded } from '../../domain/order-refusals.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';
import { logEvent } from './events.ts';
import { lockOpenInvoice } from './invoices.ts';
import { lockOrder } from './lock-order.ts';
import { announceFact } from './outbox.ts';
import { keepProof, type NewProof } from './payment-proofs.ts';
import { findPayment, getPayment, type PaymentRecord } from './payment-records.ts';

export interface NewPayment {
  id: string;
  orderId: string;
  method: 'manual';
  reference: string;
  proof?: NewProof | undefined;
}

/** The customer says that the money is on its way. Safe to repeat with the same id. */
export async function submitPayment(
  em: Em,
  { id, orderId, method, reference, proof }: NewPayment,
): Promise<PaymentRecord> {
  const order = await lockOrder(em, orderId);
  const earlier = await findPayment(em, id);
  if (earlier) return earlier;

  if (order.phase === 'ended') throw orderEnded(order);
  const invoice = await lockOpenInvoice(em, orderId);
  if (!invoice) throw nothingToPay(order);
  await em.execute(
    `insert into payments (id, order_id, invoice_id, customer_id, method, reference, amount, currency, status)
     values (?, ?, ?, ?, ?, ?, ?, ?, 'submitted')`,
    [
      id,
      orderId,
      invoice.id,
      order.customerId,
      method,
      reference,
      invoice.amount - invoice.paidAmount,
      invoice.currency,
    ],
  );
  if (proof) await keepProof(em, order, id, proof);
  await announceFact(em, orderId, { name: 'paymentSubmitted', paymentId: id });
  await tellOfPayment(em, order, { paymentId: id, payment: 'submitted' });
  return getPayment(em, id);
}

/** Live pages learn that a payment of this order has changed. */
export const tellOfPayment = (
  em: Em,
  { orderId, customerId, number, phase, version }: OrderState,
  change: { paymentId: string; payment: string },
): Promise<unknown> =>
  logEvent(em, {
    topic: orderTopic(orderId),
    event: 'order_update',
    orderId,
    customerId,
    data: { orderId, number, phase, version, ...change },
  });

function nothingToPay(order: OrderState): Refusal {
  if (order.phase === 'quoted') {
    return new Refusal('nothing-to-pay', `Order ${order.number} has no invoice yet: its quote has not been accepted.`, {
      remedy: 'Accept the quote first.',
    });
  }
  return new Refusal('nothing-to-pay', `Order ${order.number} is ${phaseWords[order.phase]} and has no open invoice.`, {
    remedy: 'The invoices of the order say what was and is to be paid; the next one is announced by a message.',
  });
}
