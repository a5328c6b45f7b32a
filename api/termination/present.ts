import { z } from 'zod';
import { formatMoney } from '../../domain/money.ts';
import { money, time } from '../fields.ts';
import { iso } from '../present/money.ts';
import type { Termination } from './make-plan.ts';

export const TerminationPlan = z
  .object({
    asOf: time,
    sentence: z.string(),
    steps: z.array(z.string()),
    refund: z.object(money).describe('All that is due back then; it shrinks by the second while the bot runs.'),
  })
  .meta({ id: 'TerminationPlan' });

export function presentTermination(plan: Termination): z.input<typeof TerminationPlan> {
  const { state, at, refund: amount } = plan;
  const refund = { amount, currency: state.currency };
  const back = amount > 0 ? `${formatMoney(refund)} is due back` : 'nothing is due back';
  return {
    asOf: iso(at),
    sentence: `Order ${state.number} is ended for good: its bot is removed with all its data, and ${back}.`,
    steps: stepsOf(plan, formatMoney(refund)),
    refund,
  };
}

function stepsOf({ state, openInvoices, refund }: Termination, due: string): string[] {
  const { host, leftBehind } = state;
  const removed = 'is removed with all its data, which cannot be undone';
  return [
    host === 'manual'
      ? 'Staff removes the server of the bot, with all its data, by hand, and says so by asking for another try.'
      : `The server of the bot on ${host} ${removed}.`,
    ...leftBehind.map((left) => `What may be left of it on ${left} ${removed}.`),
    ...(openInvoices > 0 ? ['Open invoices are void.'] : []),
    'The token of the bot is forgotten.',
    ...(refund > 0 ? [`${due} is due back; staff pays it out or waives it.`] : []),
    'Then the order ends.',
  ];
}
