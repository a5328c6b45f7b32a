import type { HostAction } from './hosting.ts';
import { formatMoney, type Money } from './money.ts';
import type { EndReason, Period, Phase } from './order.ts';
import type { OrderState } from './order-state.ts';
import { waitingFor } from './waiting.ts';

/** Names as the reader may know them; `null` where nobody in particular did it. */
type Name = string | null;

/** What happened to an order, from wherever it is kept. */
export type Happening =
  | { kind: 'placed'; item: string; price: Money; period: Period }
  | { kind: 'phase'; phase: Phase; price: Money; until: number | null; by: Name; refundDue: Money }
  | { kind: 'ending'; reason: EndReason; by: Name; note: string | null }
  | { kind: 'attention'; cause: string; remedy: string | null }
  | { kind: 'payment-submitted'; amount: Money; reference: string }
  | { kind: 'payment-confirmed'; amount: Money; by: Name }
  | { kind: 'payment-rejected'; amount: Money; by: Name; reason: string | null }
  | {
      kind: 'attempt';
      action: HostAction;
      number: number;
      host: string;
      outcome: Outcome;
      message: string | null;
    }
  | { kind: 'refund'; status: 'due' | 'refunded' | 'waived'; amount: Money; by: Name }
  | { kind: 'token-changed' }
  | { kind: 'retry-asked'; by: Name; reason: string | null };

type Outcome = 'running' | 'succeeded' | 'refused' | 'failed';
export type TimelineEntry = Happening & { at: number };

/** A sentence and when it was so, in milliseconds since 1970; what is still to come often has no date. */
export interface Told<At = number> {
  at: At;
  text: string;
}

/** The order's story so far, the oldest first. */
export const tell = (entries: readonly TimelineEntry[]): Told[] =>
  entries.toSorted((one, other) => one.at - other.at).map((entry) => ({ at: entry.at, text: sentence(entry) }));

function sentence(it: Happening): string {
  switch (it.kind) {
    case 'placed':
      return `Order placed: ${it.item}, ${formatMoney(it.price)} for the first ${it.period}.`;
    case 'phase':
      return phaseSentence(it);
    case 'ending':
      return `${endings[it.reason]}${because({ by: it.by, reason: it.note })}`;
    case 'attention':
      return `${closed(it.cause)}${it.remedy ? ` ${closed(it.remedy)}` : ''}`;
    case 'payment-submitted':
      return `Payment of ${formatMoney(it.amount)} submitted (reference ${it.reference}).`;
    case 'payment-confirmed':
      return `Payment of ${formatMoney(it.amount)} confirmed${by(it.by)}.`;
    case 'payment-rejected':
      return `Payment of ${formatMoney(it.amount)} rejected${because(it)}`;
    case 'attempt':
      return attemptSentence(it);
    case 'refund':
      return refundSentence(it);
    case 'token-changed':
      return 'A bot token was given.';
    case 'retry-asked':
      return `Another try was asked for${because(it)}`;
  }
}

const by = (name: Name) => (name ? ` by ${name}` : '');
const closed = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);
const because = ({ by: name, reason }: { by: Name; reason: string | null }) =>
  reason ? `${by(name)}: ${closed(reason)}` : `${by(name)}.`;

type PhaseEntry = Extract<Happening, { kind: 'phase' }>;

function phaseSentence(it: PhaseEntry): string {
  switch (it.phase) {
    case 'quoted':
      return `The price of ${formatMoney(it.price)} is offered.`;
    case 'awaiting-payment':
      return `Quote accepted. Waiting for payment of ${formatMoney(it.price)}${until(it.until)}.`;
    case 'awaiting-approval':
      return 'Paid in full. Waiting for approval by Botyard staff.';
    case 'provisioning':
      return it.by ? `Approved by ${it.by}. The bot is being built.` : 'The bot is being built.';
    case 'active':
      return 'Your bot is live.';
    case 'suspended':
      return 'The bot is stopped; its data is kept.';
    case 'settling':
      return it.refundDue.amount > 0
        ? `Money is to be settled: ${formatMoney(it.refundDue)}.`
        : 'The books are being closed.';
    case 'ended':
      return 'The order has ended.';
  }
}

const endings: Record<EndReason, string> = {
  declined: 'The quote was declined',
  'quote-expired': 'The quote was not accepted in time',
  'payment-expired': 'The payment did not come in time',
  cancelled: 'The order was cancelled',
  rejected: 'The order was rejected',
  'token-missing': 'No bot token was given in time',
};

const deeds: Record<HostAction, string> = {
  provision: 'build the bot',
  restart: 'restart the bot',
  reconfigure: 'give the bot its new token',
  terminate: 'remove the bot',
};

function attemptSentence({ action, number, host, outcome, message }: Extract<Happening, { kind: 'attempt' }>): string {
  const attempt = `Attempt ${number} to ${deeds[action]} on ${host}`;
  if (outcome === 'succeeded') return `${attempt} succeeded.`;
  if (outcome === 'running') return `${attempt} has begun.`;
  return `${attempt} did not succeed${message ? `: ${closed(message)}` : '.'}`;
}

function refundSentence({ status, amount, by: name }: Extract<Happening, { kind: 'refund' }>): string {
  if (status === 'due') return `A refund of ${formatMoney(amount)} is due.`;
  return `The refund of ${formatMoney(amount)} was ${status === 'waived' ? 'waived' : 'paid out'}${by(name)}.`;
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const until = (at: number | null) => (at === null ? '' : ` until ${clock.format(at)} UTC`);

/** What is waited for now, what follows, and what happens by itself if nothing is done. */
export function whatComesNext(state: OrderState): Told<number | null>[] {
  if (state.phase === 'ended') return [];
  const steps = [waitingFor(state).what, ...later(state)].map((text) => ({ at: null, text }));
  const lapse = lapses[state.phase];
  return state.until !== null && lapse ? [...steps, { at: state.until, text: lapse }] : steps;
}

function later({ phase, approval, ending, host }: OrderState): string[] {
  if (phase === 'active' && !ending) return [];
  if (phase === 'settling' || phase === 'active' || phase === 'suspended' || ending) return ['Then the order ends.'];
  const steps: [Phase, string][] = [
    ['awaiting-payment', 'Then the invoice is to be paid.'],
    ['awaiting-approval', approval === 'manual' ? 'Then Botyard staff checks and approves the order.' : ''],
    ['provisioning', `Then the bot is built on ${host}.`],
    ['active', 'Then the bot is live.'],
  ];
  const here = steps.findIndex(([step]) => step === phase);
  return steps.slice(here + 1).flatMap(([, text]) => text || []);
}

const lapses: Partial<Record<Phase, string>> = {
  quoted: 'The quote lapses if it was not accepted.',
  'awaiting-payment': 'The order ends if it was not paid.',
  provisioning: 'The order is undone if no bot token was given.',
};
