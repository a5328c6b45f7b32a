import { nextStep, type Step } from '../../domain/agenda.ts';
import type { EndReason } from '../../domain/order.ts';
import type { Decision, OrderState } from '../../domain/order-state.ts';
import { changeInvoiced, changeLapsed, changeReady, replacedChangesDropped } from './change.ts';
import type { Life } from './life.ts';
import { reminded, renewalDropped, renewalInvoiced, renewalOpened, renewed, termBegun } from './renewal.ts';

/** Invoices, reminders and consequences, while the bot serves or is stopped; whatever else is going on with it. */
export async function billed(life: Life, isOver: () => boolean): Promise<void> {
  const { state, waitFor } = life;
  while (!isOver()) {
    const business = businessOf(state);
    const step = nextStep(state);
    const isAnother = () => isOver() || businessOf(state) !== null || !isSame(nextStep(state), step);
    if (business) await business(life);
    else if (!(await waitFor(isAnother, timeOf(step))) && step) await steps[step.kind](life);
  }
}

const isSame = (one: Step | null, other: Step | null) => one?.kind === other?.kind && one?.at === other?.at;
const timeOf = (step: Step | null) => ({ until: () => step?.at ?? null, summary: summaries[step?.kind ?? 'none'] });

type Business = (life: Life) => Promise<void>;

/** What somebody's message has left to be done, whatever the time is. */
function businessOf({ renewal, change, cancelAtPeriodEnd, paymentsWaiting, ending }: OrderState): Business | null {
  if (ending) return null;
  if (renewal?.paid) return renewed;
  if (renewal && cancelAtPeriodEnd && paymentsWaiting === 0) return renewalDropped;
  if (renewal?.open === null) return renewalInvoiced;
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
  end: async ({ state, note }) => note({ ending: endedBecause('cancelled', state.cancelAtPeriodEnd) }),
  warn: async ({ note }) => note({ warned: true }),
  'give-up': async ({ note }) => note({ ending: endedBecause('unpaid', null) }),
};

const endedBecause = (reason: EndReason, decision: Decision | null) => ({ reason, decision, at: Date.now() });

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
