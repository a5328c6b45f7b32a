import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { EndReason, Phase } from '../domain/order.ts';
import type { OrderState } from '../domain/order-state.ts';
import { approvedByStaff } from './order/approval.ts';
import { type Life, liveOrder } from './order/life.ts';
import { listen } from './order/listen.ts';
import { firstInvoiceOpened, firstInvoicePaid } from './order/payment.ts';
import { botBuilt, botRemoved } from './order/provisioning.ts';
import { quoteAccepted } from './order/quote.ts';
import { botServed } from './order/serving.ts';
import { moneyIsOpen, moneySettled } from './order/settling.ts';

/** Each phase waits for what moves the order on, and answers with the phase that comes next. */
const story: Record<Exclude<Phase, 'suspended' | 'ended'>, (life: Life) => Promise<Phase>> = {
  async quoted(life) {
    if (!(await quoteAccepted(life))) return 'ended';
    await firstInvoiceOpened(life);
    return 'awaiting-payment';
  },

  async 'awaiting-payment'(life) {
    if (!(await firstInvoicePaid(life))) return (await moneyIsOpen(life)) ? 'settling' : 'ended';
    return life.state.approval === 'automatic' ? 'provisioning' : 'awaiting-approval';
  },

  async 'awaiting-approval'(life) {
    return (await approvedByStaff(life)) ? 'provisioning' : 'settling';
  },

  async provisioning(life) {
    return (await botBuilt(life)) ? 'active' : 'settling';
  },

  async active(life) {
    await botServed(life);
    await botRemoved(life);
    return 'settling';
  },

  async settling(life) {
    await moneySettled(life);
    return 'ended';
  },
};

/** One order, from the quote to the day nothing of it is left. */
export async function order(state: OrderState): Promise<EndReason | null> {
  const life = liveOrder(state);
  listen(life);

  while (life.state.phase !== 'ended' && life.state.phase !== 'suspended') {
    await life.become(await story[life.state.phase](life));
  }
  await condition(allHandlersFinished);
  return life.state.ending?.reason ?? null;
}
