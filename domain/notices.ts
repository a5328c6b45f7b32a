import { formatMoney } from './money.ts';
import type { EndReason } from './order.ts';
import type { OrderState, Renewal } from './order-state.ts';
import { paidUntil } from './term.ts';

/** What somebody is told. Where it is delivered to is decided by whoever delivers it. */
export interface Notice {
  /** Single within its order: written down twice, it is one notice. */
  key: string;
  to: 'customer' | 'staff';
  title: string;
  text: string;
}

type News = Omit<Notice, 'key'> & { kind: string };

/** What there is to tell once an order has gone from one state to another. */
export const noticesOf = (before: OrderState, after: OrderState): Notice[] =>
  [
    ...phaseNews(before, after),
    ...attentionNews(before, after),
    ...billingNews(before, after),
    ...incidentNews(before, after),
    ...staffNews(before, after),
  ].map(({ kind, ...news }) => ({ key: `${kind}:${after.version}:${news.to}`, ...news }));

const customer = (kind: string, title: string, text: string): News => ({ kind, to: 'customer', title, text });
const staff = (kind: string, title: string, text: string): News => ({ kind, to: 'staff', title, text });

function phaseNews(before: OrderState, after: OrderState): News[] {
  if (before.phase === after.phase) return [];
  switch (after.phase) {
    case 'awaiting-approval':
      return [staff('approval', `Order ${after.number} is ready to deploy`, 'It is paid. Approve or reject it.')];
    case 'provisioning':
      return [customer('deploying', 'Your bot is being deployed!', 'You will hear from us as soon as it is live.')];
    case 'active':
      return before.phase === 'suspended'
        ? [customer('back', 'Your bot is back at work', 'It was started again, with all its data.')]
        : [customer('live', '🎉 Your bot is live!', 'Your Discord bot has been successfully deployed.')];
    case 'suspended':
      return [suspensionNews(after)];
    case 'settling':
      return [
        customer('over', `Your order ${after.number} is over`, `${endWords[reasonOf(after)]} ${openMoney(after)}`),
      ];
    case 'ended':
      return [customer('ended', `Your order ${after.number} has ended`, closing(before, after))];
    default:
      return [];
  }
}

const reasonOf = ({ ending }: OrderState): EndReason => ending?.reason ?? 'cancelled';

const openMoney = ({ refundDue, currency }: OrderState): string =>
  refundDue > 0
    ? `${formatMoney({ amount: refundDue, currency })} is due back to you; you will hear what becomes of it.`
    : 'A payment is still being looked at; what has come of it is due back to you.';

/** Whoever waited for money has heard already why the order ends. */
const closing = (before: OrderState, after: OrderState): string =>
  before.phase === 'settling' ? 'Its money is settled: nothing is open any more.' : endWords[reasonOf(after)];

const suspensionNews = ({ suspension, number, policy }: OrderState): News =>
  suspension.unpaid === null
    ? customer('suspended', 'Your bot was stopped by Botyard staff', 'Its data is kept. Ask support about it.')
    : customer(
        'suspended',
        'Your bot is stopped',
        `Order ${number} was not paid in time. It starts again as soon as it is paid; until ${day(suspension.unpaid + policy.retention)} its data is kept.`,
      );

function attentionNews(before: OrderState, { attention, number, tokenReminded }: OrderState): News[] {
  const isNew = attention !== null && attention.cause !== before.attention?.cause;
  if (!attention || (!isNew && tokenReminded === before.tokenReminded)) return [];
  const text = [attention.cause, attention.remedy].filter(Boolean).join(' ');
  return attention.who === 'staff'
    ? [staff('attention', `Order ${number} needs you`, text)]
    : [customer('attention', 'Your bot needs something from you', text)];
}

function billingNews(before: OrderState, after: OrderState): News[] {
  return [...renewalNews(before, after), ...changeNews(before, after), ...warningNews(before, after)];
}

function renewalNews(before: OrderState, after: OrderState): News[] {
  const { renewal, terms, currency, number } = after;
  const told = before.renewal?.number === renewal?.number ? timesTold(before.renewal) : 0;
  if (!renewal || renewal.paid || timesTold(renewal) <= told) return [];
  const amount = formatMoney({ amount: renewal.amount, currency });
  const until = day(paidUntil(terms) ?? after.since);
  return [
    customer(
      'renewal',
      told === 0 ? `The next period of your bot: ${amount}` : `Reminder: ${amount} for the next period of your bot`,
      `The period of order ${number} ends on ${until}. ${openWords(renewal, currency)}`,
    ),
  ];
}

const timesTold = (renewal: Renewal | null): number =>
  renewal === null || renewal.open === null ? 0 : renewal.reminded;

/** Money goes to the oldest invoice first: whoever owes more than the next period must know. */
function openWords({ amount, open }: Renewal, currency: string): string {
  const money = formatMoney({ amount: open ?? amount, currency });
  return open !== null && open > amount
    ? `${money} is open on more than one invoice: pay each of them to keep the bot at work.`
    : `Pay ${money} to keep the bot at work.`;
}

function changeNews(before: OrderState, after: OrderState): News[] {
  if (!before.change || after.change?.id === before.change.id || after.ending) return [];
  if (before.change.ready)
    return [customer('plan', 'Your new plan has begun', `Your bot runs on the plan ${after.tier} now.`)];
  if (after.change) return [];
  const text = 'Nothing has changed. Choose it anew at any time.';
  return [customer('change-lapsed', 'Your new plan was not paid in time', text)];
}

const warningNews = (before: OrderState, { warned, suspension, policy }: OrderState): News[] =>
  warned && !before.warned && suspension.unpaid !== null
    ? [
        customer(
          'warning',
          'Last warning: the data of your bot goes',
          `The bot and its data are removed on ${day(suspension.unpaid + policy.retention)} unless the open invoice is paid.`,
        ),
      ]
    : [];

function incidentNews(before: OrderState, after: OrderState): News[] {
  if (after.incident && !before.incident) {
    const { ofNode } = after.incident;
    const done = ofNode
      ? 'Its machine is in trouble.'
      : after.autoRestart
        ? 'It is being restarted.'
        : 'Automatic restarts are switched off: restart it.';
    const text = `The bot of order ${after.number} does not answer. ${done}`;
    return [customer('offline', 'Bot Offline', text), ...(ofNode ? [] : [staff('offline', 'Bot Offline', text)])];
  }
  if (!before.incident || after.incident || after.phase !== 'active') return [];
  const text = `The bot of order ${after.number} answers again.`;
  return [customer('online', 'Bot Online', text), staff('online', 'Bot Online', text)];
}

function staffNews(before: OrderState, after: OrderState): News[] {
  const due = formatMoney({ amount: after.refundDue, currency: after.currency });
  return [
    ...(after.paymentsWaiting > before.paymentsWaiting
      ? [
          staff(
            'payment',
            `A payment for order ${after.number} waits`,
            'See whether the money has come; confirm or reject it.',
          ),
        ]
      : []),
    ...(after.refundDue > before.refundDue
      ? [staff('refund', `A refund is due on order ${after.number}`, `${due} must be sent back, or waived.`)]
      : []),
  ];
}

const endWords: Record<EndReason, string> = {
  declined: 'You have declined the quote.',
  'quote-expired': 'The quote was not accepted in time. You can order anew at any time.',
  'payment-expired': 'The payment did not come in time. You can order anew at any time.',
  cancelled: 'It was cancelled.',
  rejected: 'It was rejected by Botyard staff; the timeline of the order says why.',
  'token-missing': 'No bot token was given in time.',
  unpaid: 'Nothing was paid while the data of the bot was kept.',
  terminated: 'It was terminated by Botyard staff; the timeline of the order says why.',
};

const calendar = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const day = (at: number) => calendar.format(at);
