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
  if (ending && phase !== 'settling' && phase !== 'ended')
    return { who: 'botyard', what: 'Everything is being undone.' };

  switch (phase) {
    case 'quoted':
      return { who: 'customer', what: `The customer may accept the quote of ${priceOf(state)}, or decline it.` };
    case 'awaiting-payment':
      return state.paymentsWaiting > 0
        ? { who: 'staff', what: 'Staff must look at a submitted payment and confirm or reject it.' }
        : { who: 'customer', what: `The customer must pay ${priceOf(state)}.` };
    case 'awaiting-approval':
      return { who: 'staff', what: 'An admin must look at the order and approve or reject it.' };
    case 'provisioning':
      return { who: 'botyard', what: `The bot's server is being made on ${state.host}.` };
    case 'active':
      return { who: 'nobody', what: 'The bot is at work.' };
    case 'suspended':
      return { who: 'customer', what: 'The bot is stopped; its data is kept.' };
    case 'settling':
      return { who: 'staff', what: settlingSentence(state) };
    case 'ended':
      return { who: 'nobody', what: 'The order has ended.' };
  }
}

const priceOf = ({ amount, currency }: OrderState) => formatMoney({ amount, currency });

const settlingSentence = ({ refundDue, currency, paymentsWaiting }: OrderState) =>
  refundDue > 0
    ? `Staff must refund ${formatMoney({ amount: refundDue, currency })} and say so, or waive it.`
    : paymentsWaiting > 0
      ? 'Staff must look at a submitted payment and confirm or reject it.'
      : 'The books are being closed.';
