import { z } from 'zod';
import { tiers } from '../../domain/catalogue.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { paidUntil } from '../../domain/term.ts';
import { time } from '../fields.ts';
import { iso, isoOrNull } from './money.ts';

const minorUnits = z.int().describe('Minor units.');

const Renewal = z.object({ number: z.int(), amount: minorUnits, openedAt: time, paid: z.boolean() });

const Change = z.object({
  tier: z.enum(tiers),
  due: z.int().describe('Minor units to be paid first.'),
  renewalAmount: z.int().describe('Minor units of each period from then on.'),
  begins: z.enum(['now', 'at-renewal']),
  until: time.nullable().describe('When the offer lapses unless it is paid.'),
  paid: z.boolean(),
});

/** What is paid for, what comes next, and what has stopped the bot. */
export const Running = {
  paidUntil: time.nullable(),
  renewal: Renewal.nullable().describe('The invoice of the next period, once it was sent.'),
  change: Change.nullable().describe('Another plan that is on its way.'),
  cancelAtPeriodEnd: z.boolean(),
  suspension: z
    .object({ unpaid: time.nullable(), staff: time.nullable() })
    .describe('Why the bot is stopped, and since when.'),
  incident: z.object({ since: time }).nullable().describe('The bot should run, and does not.'),
};

export function presentRunning({ terms, renewal, change, cancelAtPeriodEnd, suspension, incident }: OrderState) {
  return {
    paidUntil: isoOrNull(paidUntil(terms)),
    renewal: renewal && { ...renewal, openedAt: iso(renewal.openedAt) },
    change: change && { ...change, until: isoOrNull(change.until) },
    cancelAtPeriodEnd: cancelAtPeriodEnd !== null,
    suspension: { unpaid: isoOrNull(suspension.unpaid), staff: isoOrNull(suspension.staff) },
    incident: incident && { since: iso(incident.since) },
  };
}
