import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { formatMoney } from '../../domain/money.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { waitingFor } from '../../domain/waiting.ts';
import { orderAttributes } from '../order-messages.ts';

/** Lets the Temporal UI alone tell an admin what an order waits for, and how to go on. */
export function showInTemporal(state: OrderState): void {
  setCurrentDetails(describe(state));
  upsertSearchAttributes([
    { key: orderAttributes.phase, value: state.phase },
    { key: orderAttributes.needsAttention, value: state.attention !== null },
    { key: orderAttributes.dueAt, value: state.until === null ? null : new Date(state.until) },
  ]);
}

/** Markdown: phase, waiting for, since, until, last error, what to do. */
export function describe(state: OrderState): string {
  const { who, what } = waitingFor(state);
  const rows = [
    ['Order', `${state.number}, ${state.tier}, ${formatMoney({ amount: state.amount, currency: state.currency })}`],
    ['Phase', `**${state.phase}**`],
    ['Since', time(state.since)],
    ['Waiting for', `**${who}**: ${what}`],
    ['Until', state.until === null ? 'no deadline' : time(state.until)],
    ...(state.attention ? [['Remedy', state.attention.remedy ?? '–']] : []),
    ...(state.ending ? [['Ends because', state.ending.reason]] : []),
    ['What you can do', actions(state)],
  ];
  return ['| | |', '|---|---|', ...rows.map(([name, value]) => `| ${name} | ${cell(value ?? '')} |`)].join('\n');
}

const time = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A host's words may hold anything; in a table they must stay in their cell. */
const cell = (text: string) => text.replace(/\s+/g, ' ').replaceAll('|', '\\|').slice(0, 1_000);

function actions({ orderId, phase, attention, refundDue }: OrderState): string {
  if (phase === 'awaiting-approval') {
    return `Send the signal \`approve\` or \`reject\` here, or POST /api/admin/orders/${orderId}/approve or /reject.`;
  }
  if (attention?.who === 'staff') return `Follow the remedy, then POST /api/admin/orders/${orderId}/retry.`;
  if (refundDue > 0) return `Refund the money, then POST /api/admin/orders/${orderId}/settle.`;
  return 'Nothing.';
}
