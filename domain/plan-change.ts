import type { Tier } from './catalogue.ts';
import type { OrderState } from './order-state.ts';
import { priceDifference } from './proration.ts';

/** Another plan for an order, as it was asked for. What exactly is in it stands in the row of `order_changes`. */
export interface AskedChange {
  /** Its row in `order_changes`. */
  id: string;
  tier: Tier;
  /** Minor units of each period from then on. */
  renewalAmount: number;
  /** Minor units to be paid first, as they were shown. */
  due: number;
  /** More is had at once, less from the next renewal on. */
  begins: 'now' | 'at-renewal';
}

/** A change that is on its way. */
export interface PlanChange extends AskedChange {
  /** Counts the changes of an order: `upgrade-<number>` is the invoice. */
  number: number;
  /** When its price lapses unless it was paid; null until it is invoiced, once it is paid, and when nothing is due. */
  until: number | null;
  paid: boolean;
  /** The renewal that was charged at the new price. */
  renewal: number | null;
  /** The bot can be given its new size. */
  ready: boolean;
  /** The invoices of earlier changes, which nobody shall pay any more. */
  replaces: readonly string[];
}

export const changeSubject = ({ number }: Pick<PlanChange, 'number'>): string => `upgrade-${number}`;
export const renewalSubject = ({ number }: { number: number }): string => `renewal-${number}`;

/** A change can still be replaced by another one as long as nobody has paid for it. */
export const isReplaceable = (change: PlanChange): boolean =>
  change.begins === 'at-renewal' ? change.renewal === null : !change.paid;

/** What another plan costs first: more is paid for by the second and had at once, less is had from the next renewal on. */
export function costOfChange(
  { terms, renewalAmount }: Pick<OrderState, 'terms' | 'renewalAmount'>,
  wish: { renewalAmount: number; once: number },
  at: number,
): Pick<AskedChange, 'due' | 'begins'> {
  if (wish.renewalAmount < renewalAmount) return { due: 0, begins: 'at-renewal' };
  return { due: priceDifference(terms, wish.renewalAmount, at) + wish.once, begins: 'now' };
}

/** A change that decides what the next period costs, though the order has not got it yet. */
export const agreedChange = ({ change }: Pick<OrderState, 'change'>): PlanChange | null =>
  change && (change.paid || change.begins === 'at-renewal') ? change : null;

export const upcomingPrice = (state: Pick<OrderState, 'renewalAmount' | 'change'>): number =>
  agreedChange(state)?.renewalAmount ?? state.renewalAmount;
