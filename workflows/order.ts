import { allHandlersFinished, condition } from '@temporalio/workflow';
import type { EndReason, Phase } from '../domain/order.ts';
import { type OrderState, upToDate } from '../domain/order-state.ts';
import { approvedByStaff } from './order/approval.ts';
import { billed } from './order/billing.ts';
import { type Life, liveOrder } from './order/life.ts';
import { listen } from './order/listen.ts';
import { firstInvoicePaid } from './order/payment.ts';
import { botBuilt, botRemoved } from './order/provisioning.ts';
import { quoteAccepted } from './order/quote.ts';
import { botServed } from './order/serving.ts';
import { moneyIsOpen, moneySettled } from './order/settling.ts';
import { botStopped } from './order/suspension.ts';

/** Each phase waits for what moves the order on, and answers with the phase that comes next. */
const story: Record<Exclude<Phase, 'ended'>, (life: Life) => Promise<Phase>> = {
  async quoted(life) {
    return (await quoteAccepted(life)) ? 'awaiting-payment' : 'ended';
  },

  async 'awaiting-payment'(life) {
    if (!(await firstInvoicePaid(life))) return end(life);
    const mayBuild = life.state.approval === 'automatic' || life.state.approved !== null;
    return mayBuild ? 'provisioning' : 'awaiting-approval';
  },

  async 'awaiting-approval'(life) {
    return (await approvedByStaff(life)) ? 'provisioning' : end(life);
  },

  async provisioning(life) {
    return (await botBuilt(life)) ? 'active' : end(life);
  },

  async active(life) {
    await whileBilled(life, botServed(life));
    if (!life.state.ending) return 'suspended';
    await botRemoved(life);
    return end(life);
  },

  async suspended(life) {
    await whileBilled(life, botStopped(life));
    if (!life.state.ending) return 'active';
    await botRemoved(life);
    return end(life);
  },

  async settling(life) {
    await moneySettled(life);
    return 'ended';
  },
};

const end = async (life: Life): Promise<Phase> => ((await moneyIsOpen(life)) ? 'settling' : 'ended');

/** Trouble with the bot never stops the clock of its money, nor the other way round. */
async function whileBilled(life: Life, work: Promise<void>): Promise<void> {
  let isOver = false;
  const worked = work.finally(() => {
    isOver = true;
  });
  await Promise.all([worked, life.beside(() => billed(life, () => isOver))]);
}

/** One order, from the quote to the day nothing of it is left. */
export async function order(state: OrderState): Promise<EndReason | null> {
  const life = liveOrder(upToDate(state));
  listen(life);

  while (life.state.phase !== 'ended') {
    await life.become(await story[life.state.phase](life));
  }
  await condition(allHandlersFinished);
  return life.state.ending?.reason ?? null;
}
