import { defineSearchAttributeKey, type UpdateDefinition } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Phase } from '../domain/order.ts';
import type { OrderCommandName, OrderCommands } from '../domain/order-commands.ts';
import type { OrderFact } from '../domain/order-facts.ts';
import type { Decision, OrderState } from '../domain/order-state.ts';
import { searchAttributes } from '../domain/search-attributes.ts';

export const orderWorkflowType = 'order';
export const orderWorkflowId = (orderId: string) => `order:${orderId}`;

type Fact<Name extends OrderFact['name']> = [Extract<OrderFact, { name: Name }>];

// Facts arrive as signals, in the past tense: nobody waits for an answer, and none may be lost.
export const paymentSubmitted = defineSignal<Fact<'paymentSubmitted'>>('paymentSubmitted');
export const paymentConfirmed = defineSignal<Fact<'paymentConfirmed'>>('paymentConfirmed');
export const paymentRejected = defineSignal<Fact<'paymentRejected'>>('paymentRejected');
export const botTokenChanged = defineSignal<Fact<'botTokenChanged'>>('botTokenChanged');
export const healthChanged = defineSignal<Fact<'healthChanged'>>('healthChanged');
export const deploymentReported = defineSignal<Fact<'deploymentReported'>>('deploymentReported');

/** What the order is once a command has been taken and written down. */
export interface CommandAnswer {
  phase: Phase;
  version: number;
}

const command = <const Name extends OrderCommandName>(name: Name) =>
  defineUpdate<CommandAnswer, [OrderCommands[Name]], Name>(name);

// Commands are updates: whoever sends one is told what will happen, or why not.
export const orderCommands: {
  readonly [Name in OrderCommandName]: UpdateDefinition<CommandAnswer, [OrderCommands[Name]], Name>;
} = {
  acceptQuote: command('acceptQuote'),
  declineQuote: command('declineQuote'),
  approve: command('approve'),
  reject: command('reject'),
  cancel: command('cancel'),
  retryProvisioning: command('retryProvisioning'),
  changeHost: command('changeHost'),
  markDeployed: command('markDeployed'),
  upgrade: command('upgrade'),
  restart: command('restart'),
  setAutoRestart: command('setAutoRestart'),
  suspend: command('suspend'),
  unsuspend: command('unsuspend'),
  extend: command('extend'),
  settle: command('settle'),
  terminate: command('terminate'),
};

// The same two as signals, for an admin in the Temporal UI. The api sends them on, with the person of the session.
export const approvedInTemporal = defineSignal<[Decision?]>('approve');
export const rejectedInTemporal = defineSignal<[Decision?]>('reject');

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
