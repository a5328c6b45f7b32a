import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '../../api/contract.ts';
import type { confirmPayment } from '../../api/routes/admin/confirm-payment.ts';
import type { readOrder } from '../../api/routes/read-order.ts';
import type { readTimeline } from '../../api/routes/read-timeline.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Phase } from '../../domain/order.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Demo } from './open.ts';

export type Order = Answer<typeof readOrder>;
type Payment = Answer<typeof confirmPayment>;

const patience = 90_000;

export const say = (who: string, what: string) => console.log(`${who.padEnd(9)} ${what}`);

/** One order on the stage, and what its customer and an admin do with it; whatever does not come ends the demo with its reason. */
export function stageFor({ customer, admin, temporalUi }: Demo, orderId: string) {
  const read = () => customer.get<Order>(`/api/orders/${orderId}`);

  async function until(what: string, isSo: (order: Order) => boolean): Promise<Order> {
    const deadline = Date.now() + patience;
    while (true) {
      const order = await read();
      if (isSo(order)) return order;
      if (order.attention?.who === 'staff' || Date.now() > deadline) throw stuck(order, what);
      await pause(100);
    }
  }
  const untilPhase = (phase: Phase) => until(phase, (order) => order.phase === phase);

  /** The customer pays what is open; the admin sees so much of it arrive. */
  async function pay(arrived?: number): Promise<void> {
    const reference = `Demo ${(await read()).number}`;
    const payment = await customer.post<Payment>(`/api/orders/${orderId}/payments`, { method: 'manual', reference });
    say('Customer', `paid ${formatMoney(payment)} with the reference "${reference}".`);
    const amount = arrived && { amount: arrived };
    const seen = await admin.post<Payment>(`/api/admin/payments/${payment.id}/confirm`, { ...amount });
    say('Admin', `saw ${formatMoney({ ...seen, amount: seen.receivedAmount ?? 0 })} arrive and confirmed it.`);
  }

  async function tellTheStory(): Promise<void> {
    const { past, next } = await customer.get<Answer<typeof readTimeline>>(`/api/orders/${orderId}/timeline`);
    console.log('\nThe order, as its customer reads it:');
    for (const { at, text } of past) console.log(`  ${at.slice(11, 19)}  ${text}`);
    for (const { at, text } of next) console.log(`  ${at?.slice(11, 19) ?? '   then '}  ${text}`);
    if (temporalUi) console.log(`\nIn Temporal: ${temporalUi}/namespaces/default/workflows/order:${orderId}`);
  }

  return {
    orderId,
    read,
    until,
    untilPhase,
    pay,
    tellTheStory,
    ask: <Result = Order>(deed: string, body: object = {}) =>
      customer.post<Result>(`/api/orders/${orderId}/${deed}`, body),
    decide: (deed: string, body: object = {}) => admin.post<Order>(`/api/admin/orders/${orderId}/${deed}`, body),
    giveToken: (token: string) => customer.put<Order>(`/api/orders/${orderId}/bot-token`, { token }),
  };
}

export type Stage = ReturnType<typeof stageFor>;

const stuck = ({ number, phase, waitingFor, attention }: Order, what: string) =>
  new Refusal('stuck', `Order ${number} is ${phase}, and not yet "${what}": ${waitingFor.what}`, {
    remedy: attention?.remedy ?? 'GET /health tells which part is away.',
  });
