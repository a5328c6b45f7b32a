import { agenda, nextStep, type Step } from './agenda.ts';
import { formatMoney } from './money.ts';
import type { Phase } from './order.ts';
import type { OrderState } from './order-state.ts';
import { upcomingPrice } from './plan-change.ts';
import type { Told } from './timeline.ts';
import { waitingFor } from './waiting.ts';

/** What is waited for now, what follows, and what happens by itself if nothing is done. */
export function whatComesNext(state: OrderState): Told<number | null>[] {
  if (state.phase === 'ended') return [];
  const steps = [waitingFor(state).what, ...wayOut(state), ...later(state)].map((text) => ({ at: null, text }));
  return [...steps, ...byItself(state)];
}

const wayOut = ({ attention }: OrderState): string[] => (attention?.remedy ? [attention.remedy] : []);

function later({ phase, approval, ending, host, clockStopped, change }: OrderState): string[] {
  if (phase === 'settling' || ending) return ['Then the order ends.'];
  if (clockStopped !== null) return ['The time that is lost meanwhile is added to what was paid for.'];
  if (phase === 'active' || phase === 'suspended') return smaller(change);
  const steps: [Phase, string][] = [
    ['awaiting-payment', 'Then the invoice is to be paid.'],
    ['awaiting-approval', approval === 'manual' ? 'Then Botyard staff checks and approves the order.' : ''],
    ['provisioning', `Then the bot is built on ${host}.`],
    ['active', 'Then the bot is live.'],
  ];
  const here = steps.findIndex(([step]) => step === phase);
  return steps.slice(here + 1).flatMap(([, text]) => text || []);
}

const smaller = (change: OrderState['change']): string[] =>
  change?.begins === 'at-renewal' ? [`The plan is ${change.tier} from the next period on.`] : [];

function byItself(state: OrderState): Told<number | null>[] {
  if (state.ending) return [];
  if (state.phase === 'active' || state.phase === 'suspended') return dated(state);
  const lapse = lapses[state.phase];
  return state.until !== null && lapse ? [{ at: state.until, text: lapse }] : [];
}

const lapses: Partial<Record<Phase, string>> = {
  quoted: 'The quote lapses if it was not accepted.',
  'awaiting-payment': 'The order ends if it was not paid.',
  provisioning: 'The order is undone if no bot token was given.',
};

function dated(state: OrderState): Told<number | null>[] {
  if (nextStep(state) === null) return [];
  return agenda(state).flatMap(({ kind, at }) => ({ at, text: sentences[kind](state) }));
}

const sentences: Record<Step['kind'], (state: OrderState) => string> = {
  'begin-term': () => 'The next period begins, which is paid for.',
  'open-renewal': (state) => `The invoice for the next period is sent: ${price(state, upcomingPrice(state))}.`,
  remind: ({ renewal, ...state }) => `The customer is reminded to pay ${price(state, renewal?.amount ?? 0)}.`,
  suspend: () => 'The bot is stopped if the next period was not paid; its data is kept.',
  'lapse-change': ({ change }) => `The price of the change to the plan ${change?.tier} lapses if it was not paid.`,
  end: () => 'The bot is removed and the order ends, as it was cancelled.',
  warn: () => 'The customer is warned that the data of the bot goes.',
  'give-up': () => 'The bot and its data are removed if nothing was paid.',
};

const price = ({ currency }: Pick<OrderState, 'currency'>, amount: number) => formatMoney({ amount, currency });
