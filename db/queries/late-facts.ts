import { formatMoney } from '../../domain/money.ts';
import type { OrderFact } from '../../domain/order-facts.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { PaymentStatus } from '../entities/payment.ts';
import type { Em } from '../orm.ts';
import { keepNotice } from './notices.ts';

/** An ended order hears nothing any more: staff is told instead, once. */
export const keepLateFact = async (em: Em, order: OrderState, fact: OrderFact): Promise<unknown> =>
  keepNotice(em, order, {
    key: `late-fact:${fact.number}`,
    to: 'staff',
    title: `Order ${order.number} had ended when this came`,
    text: await wordsOf(em, fact),
  });

async function wordsOf(em: Em, fact: OrderFact): Promise<string> {
  switch (fact.name) {
    case 'paymentSubmitted':
    case 'paymentConfirmed':
    case 'paymentRejected':
      return paymentWords(await standingOf(em, fact.paymentId));
    case 'botTokenChanged':
      return 'A bot token was given. Nothing needs to be done.';
    case 'healthChanged':
      return 'Its bot was seen. See that no server of it is left.';
    case 'deploymentReported':
      return 'Its bot was reported as deployed. See that no server of it is left.';
  }
}

interface Standing {
  reference: string;
  currency: string;
  amount: number;
  status: PaymentStatus;
  received: number | null;
  due: number;
}

/** What became of a payment; the books may have been closed, and its money sent back, before its fact was heard. */
async function standingOf(em: Em, paymentId: string): Promise<Standing | undefined> {
  const [standing] = await em.execute<Standing[]>(
    `select p.reference, p.currency, p.amount, p.status, p.received_amount as received,
       (select coalesce(sum(amount), 0)::int from refunds where payment_id = p.id and status = 'due') as due
     from payments p where p.id = ?`,
    [paymentId],
  );
  return standing;
}

function paymentWords(payment: Standing | undefined): string {
  const nothing = 'Nothing needs to be done.';
  if (!payment) return `There is no such payment. ${nothing}`;
  const { reference, currency, amount, status, received, due } = payment;
  const money = (amount: number) => formatMoney({ amount, currency });

  if (status === 'rejected') return `The payment "${reference}" was rejected. ${nothing}`;
  if (status === 'submitted') {
    return `The payment "${reference}" of ${money(amount)} was submitted. See whether the money has come; confirm or reject it.`;
  }
  const seen = `${money(received ?? amount)} was received by the payment "${reference}".`;
  return due > 0 ? `${seen} Send ${money(due)} of it back.` : `${seen} Nothing of it is due back. ${nothing}`;
}
