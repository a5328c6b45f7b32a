import type { Tier } from './catalogue.ts';
import type { HostName } from './hosting.ts';
import type { Attention, EndReason, Period, Phase } from './order.ts';
import type { PlanChange } from './plan-change.ts';
import { defaultPolicy, type OrderPolicy } from './policy.ts';
import type { Term } from './term.ts';

/** Who decided, and the row of `audit_logs` that says why: what people type never enters a workflow's history. */
export interface Decision {
  by: string;
  noteId: string | null;
}

/** What became of money that was due back. */
export interface Settlement extends Decision {
  outcome: 'refunded' | 'waived';
  /** Minor units: all that was due when it was decided. */
  amount: number;
}

/** The invoice of the next period. */
export interface Renewal {
  number: number;
  amount: number;
  openedAt: number;
  /** How often the customer was told of it. */
  reminded: number;
  paid: boolean;
  /** Minor units that were open on all invoices when the customer was last told; null until it is invoiced. */
  open: number | null;
}

/** Why a bot is stopped; without a reason it is not. */
export interface Suspension {
  /** From when the days are counted for which its data is kept; later than the stop where staff has given more time. */
  unpaid: number | null;
  /** Since when. */
  staff: number | null;
}

/**
 * All that an order's workflow knows: its only argument, and what the projection keeps so that it can begin again.
 * It holds references and no secrets. Times are milliseconds since 1970, amounts minor units.
 */
export interface OrderState {
  orderId: string;
  number: string;
  customerId: string;
  guildId: string;
  tier: Tier;
  host: HostName;
  /** Of the first invoice. */
  amount: number;
  renewalAmount: number;
  period: Period;
  currency: string;
  approval: 'manual' | 'automatic';
  policy: OrderPolicy;

  phase: Phase;
  since: number;
  /** When something happens by itself: the phase ends, or an invoice is due. */
  until: number | null;
  attention: Attention | null;
  /** Grows with each change that the projection must know. */
  version: number;
  /** The highest fact number seen. */
  lastFact: number;
  /** The latest commands that were taken, the newest last: one that comes again is answered and not repeated. */
  taken: readonly string[];

  accepted: boolean;
  paid: boolean;
  /** Submitted payments that staff has not looked at. */
  paymentsWaiting: number;
  approved: Decision | null;

  hasBotToken: boolean;
  /** How often the token was given anew, and how many of these the running bot has been told of. */
  tokenChanges: number;
  tokenServed: number;
  tokenReminded: number;

  /** What was sold and is not over, the running term first; the last one stays after its end. */
  terms: readonly Term[];
  /** How many renewals, and how many plan changes, there have been. */
  renewals: number;
  changes: number;
  renewal: Renewal | null;
  change: PlanChange | null;
  cancelAtPeriodEnd: Decision | null;

  suspension: Suspension;
  /** Since when paid time stands still, because staff has stopped the bot. */
  clockStopped: number | null;
  /** The host was told to stop the bot. */
  stopped: boolean;
  /** The customer was warned that the data goes. */
  warned: boolean;
  /** The bot should run, and does not; `ofNode` with many others of its machine. */
  incident: { since: number; ofNode: boolean } | null;
  /** A bot that is down is restarted without anybody asking. */
  autoRestart: boolean;
  /** When it was restarted so, as far back as its policy counts. */
  restarts: readonly number[];

  /** Staff has asked to try once more what needed a person. */
  retryAsked: boolean;
  restartAsked: boolean;
  /** The bot was built by hand: here. */
  deployed: { serverId: string; url: string | null } | null;
  /** Another host shall build the bot. */
  hostAsked: HostName | null;
  /** Hosts that may still hold something half-made of this order. */
  leftBehind: readonly HostName[];

  /** How the order shall end, once somebody or a deadline has said so, at this time. */
  ending: { reason: EndReason; decision: Decision | null; at: number } | null;
  /** What staff must still refund or waive, and the highest fact that is counted in it, heard or not. */
  refundDue: number;
  countedFact: number;
}

/** What an order is sold as. */
export type PlacedOrder = Pick<
  OrderState,
  | 'orderId'
  | 'number'
  | 'customerId'
  | 'guildId'
  | 'tier'
  | 'host'
  | 'amount'
  | 'renewalAmount'
  | 'period'
  | 'currency'
  | 'approval'
  | 'policy'
  | 'hasBotToken'
>;

/** An order as it begins: its price is offered and stands for the policy's window. */
export const quotedState = (placed: PlacedOrder, placedAt: number): OrderState => ({
  ...placed,
  phase: 'quoted',
  since: placedAt,
  until: placedAt + placed.policy.quoteWindow,
  attention: null,
  version: 0,
  lastFact: 0,
  taken: [],
  accepted: false,
  paid: false,
  paymentsWaiting: 0,
  approved: null,
  tokenChanges: 0,
  tokenServed: 0,
  tokenReminded: 0,
  terms: [],
  renewals: 0,
  changes: 0,
  renewal: null,
  change: null,
  cancelAtPeriodEnd: null,
  suspension: { unpaid: null, staff: null },
  clockStopped: null,
  stopped: false,
  warned: false,
  incident: null,
  autoRestart: true,
  restarts: [],
  retryAsked: false,
  restartAsked: false,
  deployed: null,
  hostAsked: null,
  leftBehind: [],
  ending: null,
  refundDue: 0,
  countedFact: 0,
});

/** What an earlier release wrote down, with what it did not know. */
export const upToDate = (state: OrderState): OrderState => ({
  ...state,
  policy: { ...defaultPolicy, ...state.policy },
  autoRestart: state.autoRestart ?? true,
  restarts: state.restarts ?? [],
  renewal: state.renewal && { ...state.renewal, open: state.renewal.open ?? state.renewal.amount },
  ending: state.ending && { ...state.ending, at: state.ending.at ?? state.since },
});

export const isSuspended = ({ suspension }: Pick<OrderState, 'suspension'>): boolean =>
  suspension.unpaid !== null || suspension.staff !== null;
