import { formatMoney } from './money.ts';
import type { OrderState } from './order-state.ts';

export interface Waiting {
  who: 'customer' | 'staff' | 'botyard' | 'nobody';
  /** "Waiting for …": a sentence of its own. */
  what: string;
}

/** Whom an order waits for, and for what, so that nobody ever has to guess. */
export function waitingFor(state: OrderState): Waiting {
  const { attention, ending, phase } = state;
  if (attention) return { who: attention.who, what: attention.cause };
  if (ending && phase !== 'settling' && phase !== 'ended') return botyard('Everything is being undone.');

  switch (phase) {
    case 'quoted':
      return customer(`The customer may accept the quote of ${money(state, state.amount)}, or decline it.`);
    case 'awaiting-payment':
      return look(state) ?? customer(`The customer must pay ${money(state, state.amount)}.`);
    case 'awaiting-approval':
      return staff('An admin must look at the order and approve or reject it.');
    case 'provisioning':
      return botyard(`The bot's server is being made on ${state.host}.`);
    case 'active':
      return atWork(state);
    case 'suspended':
      return stopped(state);
    case 'settling':
      return look(state) ?? refund(state) ?? staff('The books are being closed.');
    case 'ended':
      return { who: 'nobody', what: 'The order has ended.' };
  }
}

const customer = (what: string): Waiting => ({ who: 'customer', what });
const staff = (what: string): Waiting => ({ who: 'staff', what });
const botyard = (what: string): Waiting => ({ who: 'botyard', what });

const money = ({ currency }: OrderState, amount: number) => formatMoney({ amount, currency });

const look = ({ paymentsWaiting }: OrderState): Waiting | null =>
  paymentsWaiting > 0 ? staff('Staff must look at a submitted payment and confirm or reject it.') : null;

const refund = (state: OrderState): Waiting | null =>
  state.refundDue > 0 ? staff(`Staff must refund ${money(state, state.refundDue)} and say so, or waive it.`) : null;

function atWork(state: OrderState): Waiting {
  const { renewal, change, incident } = state;
  if (incident?.ofNode) return botyard('The machine of the bot is in trouble; Botyard staff knows.');
  if (incident && !state.autoRestart) return customer('The bot is offline and is to be restarted by hand.');
  if (incident) return botyard('The bot is offline and is being restarted.');
  if (renewal && !renewal.paid) {
    return look(state) ?? customer(`The customer must pay ${money(state, renewal.amount)} for the next period.`);
  }
  if (change?.begins === 'now' && !change.paid) {
    return look(state) ?? customer(`The customer must pay ${money(state, change.due)} for the new plan.`);
  }
  if (!state.paid && state.amount > 0) {
    return look(state) ?? customer(`The customer must still pay ${money(state, state.amount)} for the bot.`);
  }
  if (change?.ready) return botyard('The bot is being given its new plan.');
  if (state.tokenChanges > state.tokenServed) return botyard('The bot is being given its new token.');
  if (state.restartAsked) return botyard('The bot is being restarted.');
  return look(state) ?? refund(state) ?? { who: 'nobody', what: 'The bot is at work.' };
}

function stopped(state: OrderState): Waiting {
  const { suspension, renewal, renewalAmount } = state;
  if (suspension.unpaid !== null) {
    const due = money(state, renewal?.amount ?? renewalAmount);
    return look(state) ?? customer(`The bot is stopped until the customer pays ${due}; its data is kept.`);
  }
  if (suspension.staff !== null) return staff('Staff has stopped the bot and must let it back to work.');
  return botyard('The bot is being brought back.');
}
