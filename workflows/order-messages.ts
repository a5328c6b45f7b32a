import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Phase } from '../domain/order.ts';
import type { OrderFact } from '../domain/order-facts.ts';
import type { Decision, OrderState, Settlement } from '../domain/order-state.ts';
import { searchAttributes } from '../domain/search-attributes.ts';

export const orderWorkflowType = 'order';
export const orderWorkflowId = (orderId: string) => `order:${orderId}`;

type Fact<Name extends OrderFact['name']> = [Extract<OrderFact, { name: Name }>];

// Facts arrive as signals, in the past tense: nobody waits for an answer, and none may be lost.
export const paymentSubmitted = defineSignal<Fact<'paymentSubmitted'>>('paymentSubmitted');
export const paymentConfirmed = defineSignal<Fact<'paymentConfirmed'>>('paymentConfirmed');
export const paymentRejected = defineSignal<Fact<'paymentRejected'>>('paymentRejected');
export const botTokenChanged = defineSignal<Fact<'botTokenChanged'>>('botTokenChanged');

/** What the order is once a command has been taken and written down. */
export interface CommandAnswer {
  phase: Phase;
  version: number;
}

type Command = [Decision];

// Commands are updates: whoever sends one is told what will happen, or why not.
export const acceptQuote = defineUpdate<CommandAnswer, Command>('acceptQuote');
export const declineQuote = defineUpdate<CommandAnswer, Command>('declineQuote');
export const approve = defineUpdate<CommandAnswer, Command>('approve');
export const reject = defineUpdate<CommandAnswer, Command>('reject');
export const cancel = defineUpdate<CommandAnswer, Command>('cancel');
export const retryProvisioning = defineUpdate<CommandAnswer, Command>('retryProvisioning');
export const restart = defineUpdate<CommandAnswer, Command>('restart');
export const settle = defineUpdate<CommandAnswer, [Settlement]>('settle');

export const orderCommands = {
  acceptQuote,
  declineQuote,
  approve,
  reject,
  cancel,
  retryProvisioning,
  restart,
  settle,
} as const;

// The same two as signals, for an admin in the Temporal UI; who that was is written down by the api's proxy.
export const approvedInTemporal = defineSignal('approve');
export const rejectedInTemporal = defineSignal('reject');

export const orderState = defineQuery<OrderState>('orderState');

/** What lists in Temporal are filtered by. */
export const orderAttributes = {
  phase: defineSearchAttributeKey('OrderPhase', searchAttributes.OrderPhase),
  tier: defineSearchAttributeKey('Tier', searchAttributes.Tier),
  host: defineSearchAttributeKey('HostName', searchAttributes.HostName),
  guild: defineSearchAttributeKey('GuildId', searchAttributes.GuildId),
  customer: defineSearchAttributeKey('CustomerId', searchAttributes.CustomerId),
  needsAttention: defineSearchAttributeKey('NeedsAttention', searchAttributes.NeedsAttention),
  dueAt: defineSearchAttributeKey('DueAt', searchAttributes.DueAt),
} as const;
