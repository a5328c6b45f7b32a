import { nextStep, type Step } from '../../domain/agenda.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { changeInvoiced, changeLapsed, changeReady, replacedChangesDropped } from './change.ts';
import type { Life } from './life.ts';
import { reminded, renewalDropped, renewalOpened, renewed, termBegun } from './renewal.ts';

/** Invoices, reminders and consequences, while the bot serves or is stopped; whatever else is going on with it. */
export async function billed(life: Life, isOver: () => boolean): Promise<void> {
  const { state, waitFor } = life;
  while (!isOver()) {
    const business = businessOf(state);
    const step = nextStep(state);
    if (business) await business(life);
    else if (step && step.at <= Date.now()) await steps[step.kind](life);
    else {
      const isAnother = () => isOver() || businessOf(state) !== null || nextStep(state)?.at !== step?.at;
      await waitFor(isAnother, { until: () => step?.at ?? null, summary: summaries[step?.kind ?? 'none'] });
    }
  }
}

type Business = (life: Life) => Promise<void>;

/** What somebody's message has left to be done, whatever the time is. */
function businessOf({ renewal, change, cancelAtPeriodEnd, paymentsWaiting, ending }: OrderState): Business | null {
  if (ending) return null;
  if (renewal?.paid) return renewed;
  if (renewal && cancelAtPeriodEnd && paymentsWaiting === 0) return renewalDropped;
  if (change && change.replaces.length > 0 && paymentsWaiting === 0) return replacedChangesDropped;
  if (change?.begins !== 'now' || change.ready) return null;
  if (change.paid) return changeReady;
  return change.until === null ? changeInvoiced : null;
}

/** What an order does once its time has come. */
const steps: Record<Step['kind'], Business> = {
  'begin-term': termBegun,
  'open-renewal': renewalOpened,
  remind: reminded,
  'lapse-change': changeLapsed,
  suspend: async ({ state, note }) => note({ suspension: { ...state.suspension, unpaid: Date.now() } }),
  end: async ({ state, note }) => note({ ending: { reason: 'cancelled', decision: state.cancelAtPeriodEnd } }),
  warn: async ({ note }) => note({ warned: true }),
  'give-up': async ({ note }) => note({ ending: { reason: 'unpaid', decision: null } }),
};

const summaries: Record<Step['kind'] | 'none', string> = {
  'begin-term': 'The next period begins',
  'open-renewal': 'The renewal is invoiced',
  remind: 'The customer is reminded',
  suspend: 'The bot is stopped unless it is paid',
  'lapse-change': 'The price of the new plan lapses',
  end: 'The cancelled order ends',
  warn: 'The customer is warned a last time',
  'give-up': 'The data goes unless it is paid',
  none: '',
};
