import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { formatMoney } from '../../domain/money.ts';
import { phaseWords } from '../../domain/order-commands.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { paidUntil } from '../../domain/term.ts';
import { waitingFor } from '../../domain/waiting.ts';
import { orderAttributes } from '../order-messages.ts';

/** Lets the Temporal UI alone tell an admin what an order waits for, and how to go on. What has not changed is not sent again: it costs. */
export function showInTemporal(state: OrderState, shown: OrderState): void {
  setCurrentDetails(describe(state));
  const { phase, tier, host, needsAttention, dueAt } = orderAttributes;
  const changed = [
    ...(state.phase === shown.phase ? [] : [{ key: phase, value: state.phase }]),
    ...(state.tier === shown.tier ? [] : [{ key: tier, value: state.tier }]),
    ...(state.host === shown.host ? [] : [{ key: host, value: state.host }]),
    ...(!state.attention === !shown.attention ? [] : [{ key: needsAttention, value: state.attention !== null }]),
    ...(state.until === shown.until
      ? []
      : [{ key: dueAt, value: state.until === null ? null : new Date(state.until) }]),
  ];
  if (changed.length > 0) upsertSearchAttributes(changed);
}

/** Markdown: phase, waiting for, since, until, last error, what to do, and where all of it is told. */
export function describe(state: OrderState): string {
  const { who, what } = waitingFor(state);
  const paid = paidUntil(state.terms);
  const rows = [
    [
      'Order',
      `${state.number}, ${state.tier}, ${formatMoney({ amount: state.renewalAmount, currency: state.currency })} each ${state.period}`,
    ],
    ['Phase', `**${phaseWords[state.phase]}**`],
    ['Since', time(state.since)],
    ['Waiting for', `**${who}**: ${what}`],
    ['Until', state.until === null ? 'no deadline' : time(state.until)],
    ...(paid === null ? [] : [['Paid until', time(paid)]]),
    ...(state.cancelAtPeriodEnd ? [['Cancelled', 'at the end of what is paid']] : []),
    ['Last error', lastError(state) ?? 'none'],
    ...(state.attention ? [['Remedy', state.attention.remedy ?? '–']] : []),
    ...(state.ending ? [['Ends because', state.ending.reason]] : []),
    ['What you can do', actions(state)],
    ...(state.ending ? [] : [['To end it', ending(state)]]),
    ['Link', `[All that has happened to it](/orders/${state.orderId})`],
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${cell(value ?? '')} |`)].join('\n');
}

const time = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A host's words may hold anything; in a table they must stay in their cell. */
const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 1_000);

/** What the Temporal UI offers for that does not end an order; nobody gets it there. */
const ending = ({ orderId }: OrderState): string =>
  `POST /api/orders/${orderId}/cancel, or /api/admin/orders/${orderId}/terminate to remove a bot at once. Temporal's own Cancel, Terminate and Reset are switched off.`;

const lastError = ({ attention, incident }: OrderState): string | null =>
  attention?.cause ?? (incident && `The bot is down since ${time(incident.since)}.`);

function actions({ orderId, phase, attention, refundDue, currency, paymentsWaiting, suspension }: OrderState): string {
  const admin = `POST /api/admin/orders/${orderId}`;
  if (phase === 'awaiting-approval')
    return 'As an admin: under More Actions, send the signal `approve`; or `reject` with the input `{"reason": "…"}`, which the customer reads.';
  if (attention?.who === 'staff') return `Follow the remedy, then ${admin}/retry.`;
  if (paymentsWaiting > 0) return 'Confirm or reject the payment: GET /api/admin/payments?status=submitted.';
  if (refundDue > 0) {
    const money = formatMoney({ amount: refundDue, currency });
    return `Send ${money} back, then ${admin}/settle with {"outcome":"refunded","amount":${refundDue}}; or waive it with "waived".`;
  }
  if (suspension.staff !== null) return `${admin}/unsuspend.`;
  return 'Nothing.';
}
