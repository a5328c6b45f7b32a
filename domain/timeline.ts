import type { HostAction } from './hosting.ts';
import { formatMoney, type Money } from './money.ts';
import type { EndReason, Period, Phase } from './order.ts';
import type { OrderCommandName } from './order-commands.ts';
import { closed } from './sentence.ts';

/** Names as the reader may know them; `null` where nobody in particular did it. */
type Name = string | null;

/** What happened to an order, from wherever it is kept. */
export type Happening =
  | { kind: 'placed'; item: string; price: Money; period: Period }
  | {
      kind: 'phase';
      phase: Phase;
      before: Phase;
      price: Money;
      until: number | null;
      by: Name;
      note?: string | null;
      refundDue: Money;
    }
  | { kind: 'ending'; reason: EndReason; by: Name; note: string | null }
  | { kind: 'attention'; cause: string; remedy: string | null }
  | { kind: 'payment-submitted'; amount: Money; reference: string }
  | { kind: 'payment-confirmed'; amount: Money; by: Name }
  | { kind: 'payment-rejected'; amount: Money; by: Name; reason: string | null }
  | { kind: 'invoice'; subject: string; amount: Money; isVoid?: boolean }
  | { kind: 'term'; until: number }
  | { kind: 'plan'; tier: string }
  | { kind: 'incident'; isUp: boolean }
  | { kind: 'suspended'; why: 'unpaid' | 'staff' }
  | {
      kind: 'attempt';
      action: HostAction;
      number: number;
      host: string;
      outcome: Outcome;
      message: string | null;
    }
  | { kind: 'refund'; status: 'due' | 'refunded' | 'waived'; amount: Money; by: Name; reason?: string | null }
  | { kind: 'token-changed' }
  | { kind: 'deed'; deed: ToldDeed | 'cancelNever'; what?: string | null; by: Name; reason: string | null }
  | { kind: 'notice'; to: 'customer' | 'staff'; title: string };

/** What people have asked for where the effect does not tell who wanted it. */
export const toldDeeds = [
  'upgrade',
  'setAutoRestart',
  'addGuild',
  'removeGuild',
  'retryProvisioning',
  'changeHost',
  'markDeployed',
  'restart',
  'suspend',
  'unsuspend',
  'extend',
  'cancel',
] as const satisfies readonly (OrderCommandName | 'addGuild' | 'removeGuild')[];
export type ToldDeed = (typeof toldDeeds)[number];

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
    case 'invoice':
      return `Invoice ${invoiceWords(it.subject)} opened: ${formatMoney(it.amount)}.${it.isVoid ? ' It is void by now.' : ''}`;
    case 'term':
      return `Paid until ${clock.format(it.until)} UTC.`;
    case 'plan':
      return `The plan is ${it.tier} from now on.`;
    case 'incident':
      return it.isUp ? 'The bot is online again.' : 'The bot went offline.';
    case 'suspended':
      return it.why === 'unpaid' ? 'The next period was not paid in time.' : 'Botyard staff has stopped the bot.';
    case 'attempt':
      return attemptSentence(it);
    case 'refund':
      return refundSentence(it);
    case 'token-changed':
      return 'A bot token was given.';
    case 'deed':
      return `${deedWords[it.deed]}${it.what ? ` (${it.what})` : ''}${because(it)}`;
    case 'notice':
      return `Message to ${it.to === 'staff' ? 'Botyard staff' : 'the customer'}: ${closed(it.title)}`;
  }
}

const by = (name: Name) => (name ? ` by ${name}` : '');
const because = ({ by: name, reason }: { by: Name; reason: string | null }) =>
  reason ? `${by(name)}: ${closed(reason)}` : `${by(name)}.`;

/** "for renewal 2", "for a change of plan". */
function invoiceWords(subject: string): string {
  const [kind, number] = subject.split('-');
  if (kind === 'renewal') return `for renewal ${number}`;
  return kind === 'upgrade' ? 'for the change of plan' : 'for the order';
}

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
      return it.by ? `${approved(it)} The bot is being built.` : 'The bot is being built.';
    case 'active':
      return it.before === 'suspended' ? 'The bot is back at work.' : 'Your bot is live.';
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

const approved = ({ before, by: name, note = null }: PhaseEntry): string =>
  `Approved${before === 'awaiting-payment' ? ' before it was paid,' : ''}${because({ by: name, reason: note })}`;

const endings: Record<EndReason, string> = {
  declined: 'The quote was declined',
  'quote-expired': 'The quote was not accepted in time',
  'payment-expired': 'The payment did not come in time',
  cancelled: 'The order was cancelled',
  rejected: 'The order was rejected',
  'token-missing': 'No bot token was given in time',
  unpaid: 'Nothing was paid while the data was kept',
  terminated: 'The order was terminated',
};

const deedWords: Record<ToldDeed | 'cancelNever', string> = {
  upgrade: 'Another plan was asked for',
  setAutoRestart: 'Automatic restarts were switched',
  addGuild: 'A guild was added',
  removeGuild: 'A guild was removed',
  retryProvisioning: 'Another try was asked for',
  changeHost: 'Another host was chosen',
  markDeployed: 'The bot was marked as deployed',
  restart: 'A restart was asked for',
  suspend: 'The bot was suspended',
  unsuspend: 'The suspension was lifted',
  extend: 'More time was given',
  cancel: "The order was cancelled for its period's end",
  cancelNever: 'The cancellation was taken back',
};

const deeds: Record<HostAction, string> = {
  provision: 'build the bot',
  restart: 'restart the bot',
  reconfigure: 'give the bot its new token',
  resize: 'give the bot its new plan',
  suspend: 'stop the bot',
  resume: 'bring the bot back',
  terminate: 'remove the bot',
};

function attemptSentence({ action, number, host, outcome, message }: Extract<Happening, { kind: 'attempt' }>): string {
  const attempt = `Attempt ${number} to ${deeds[action]} on ${host}`;
  if (outcome === 'succeeded') return `${attempt} succeeded.`;
  if (outcome === 'running') return `${attempt} has begun.`;
  return `${attempt} did not succeed${message ? `: ${closed(message)}` : '.'}`;
}

function refundSentence({ status, amount, by: name, reason = null }: Extract<Happening, { kind: 'refund' }>): string {
  if (status === 'due') return `A refund of ${formatMoney(amount)} is due.`;
  return `The refund of ${formatMoney(amount)} was ${status === 'waived' ? 'waived' : 'paid out'}${because({ by: name, reason })}`;
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const until = (at: number | null) => (at === null ? '' : ` until ${clock.format(at)} UTC`);
