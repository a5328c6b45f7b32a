import type { HostName } from './hosting.ts';
import type { Attention, EndReason, Phase } from './order.ts';
import type { OrderPolicy } from './policy.ts';

/** Who decided, and the row of `audit_logs` that says why: what people type never enters a workflow's history. */
export interface Decision {
  by: string;
  noteId: string | null;
}

/** What became of the money that was open at an order's end. */
export interface Settlement extends Decision {
  outcome: 'refunded' | 'waived';
}

/**
 * All that an order's workflow knows: its only argument, and what the projection keeps so that it can begin again.
 * It holds references and no secrets. Times are milliseconds since 1970.
 */
export interface OrderState {
  orderId: string;
  number: string;
  customerId: string;
  guildId: string;
  tier: string;
  host: HostName;
  /** Minor units, of the first invoice. */
  amount: number;
  currency: string;
  approval: 'manual' | 'automatic';
  policy: OrderPolicy;

  phase: Phase;
  since: number;
  /** When the phase ends by itself. */
  until: number | null;
  attention: Attention | null;
  /** Grows with each change that the projection must know. */
  version: number;

  /** The highest fact number seen. */
  lastFact: number;
  accepted: boolean;
  paid: boolean;
  /** Submitted payments that staff has not looked at. */
  paymentsWaiting: number;
  hasBotToken: boolean;
  /** How often the token was given anew, and how many of these the running bot has been told of. */
  tokenChanges: number;
  tokenServed: number;
  approved: Decision | null;
  /** How the order shall end, once somebody or a deadline has said so. */
  ending: { reason: EndReason; decision: Decision | null } | null;
  /** Staff has asked to try once more what needed a person. */
  retryAsked: boolean;
  restartAsked: boolean;
  /** Minor units that staff must still refund or waive. */
  refundDue: number;
  settlement: Settlement | null;
}

/** The facts of an order that never change. */
export type PlacedOrder = Pick<
  OrderState,
  | 'orderId'
  | 'number'
  | 'customerId'
  | 'guildId'
  | 'tier'
  | 'host'
  | 'amount'
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
  accepted: false,
  paid: false,
  paymentsWaiting: 0,
  tokenChanges: 0,
  tokenServed: 0,
  approved: null,
  ending: null,
  retryAsked: false,
  restartAsked: false,
  refundDue: 0,
  settlement: null,
});
