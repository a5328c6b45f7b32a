import { setTimeout as pause } from 'node:timers/promises';
import { auditAsked, auditedBefore, auditOutcome } from '../db/queries/audit.ts';
import { getOrder, type OrderRecord } from '../db/queries/order-records.ts';
import { within } from '../db/scope.ts';
import { auditedParts, changeByCommand } from '../domain/audit.ts';
import { type OrderCommandName, type OrderCommands, refusalOf } from '../domain/order-commands.ts';
import type { Decision, OrderState } from '../domain/order-state.ts';
import type { Refusal } from '../domain/refusal.ts';
import { askedBy } from './audited.ts';
import { statusOf } from './errors.ts';
import { asRefusal } from './outside-errors.ts';
import type { Parts } from './parts.ts';
import { presentOrder } from './present/order.ts';
import type { Call } from './route.ts';
import { scopeOf } from './scope-of.ts';

type Needed = Pick<Parts, 'orm' | 'commander'>;

/** What a command says besides who sends it. */
export type Says<Name extends OrderCommandName> = Omit<OrderCommands[Name], keyof Decision>;

export interface Asked<Name extends OrderCommandName> {
  orderId: string;
  name: Name;
  reason?: string | undefined;
  /** May refuse, where what is asked does not fit the order; that is in the audit too. What is repeated has fitted before. */
  says(order: OrderRecord, isRepeated: boolean): Says<Name> | Promise<Says<Name>>;
  /** What can still be done once the order has ended and has no workflow any more; without it, nothing. */
  whenEnded?(order: OrderState, decision: Decision): Promise<Refusal | null>;
}

/** How often, and after how many milliseconds, an order that is not yet what is written of it is asked again: its worker has died, and the next one gets there. */
const behindMs: readonly number[] = [100, 300, 900, 2_700];

/** Sends a command to an order and answers the order as it is then. What was asked, and what came of it, is in the audit. */
export async function commandOrder<Name extends OrderCommandName>(
  { orm, commander }: Needed,
  call: Call,
  { orderId, name, reason, says, whenEnded }: Asked<Name>,
) {
  const { actor, requestId } = call;
  const scope = scopeOf(actor);
  const action = `order.${name}`;
  let asked: OrderCommands[Name] | null = null;
  const { order: before, was } = await within(orm, scope, async (em) => {
    const order = await getOrder(em, orderId);
    const { customerId } = order.state;
    const now = auditedParts(order.state);
    const isNew = await auditAsked(em, { ...askedBy(call), action, orderId, customerId, reason, was: now });
    return { order, was: isNew ? now : await auditedBefore(em, requestId) };
  });

  const decision: Decision = { by: actor.id, noteId: requestId };
  const outcome = await send(before);
  const order = await within(orm, scope, async (em): Promise<OrderRecord> => {
    const now = await getOrder(em, orderId);
    const change = outcome || !asked ? undefined : changeByCommand(name, asked, { was, now: now.state });
    await auditOutcome(em, requestId, outcome?.code ?? 'done', change);
    return now;
  });
  if (outcome) throw outcome;
  return presentOrder(order, actor);

  async function send(order: OrderRecord, [wait, ...waits] = behindMs): Promise<Refusal | null> {
    const { state } = order;
    // Written down is not taken: a worker may have died between the two. So Temporal is asked, unless there is nobody any more.
    const isWritten = state.taken.includes(requestId);
    if (state.phase === 'ended' && !isWritten) {
      if (!whenEnded) return refusalOf(name, state);
      asked = { ...(await says(order, false)), ...decision } as OrderCommands[Name];
      return whenEnded(state, decision);
    }
    asked = null;
    try {
      asked = { ...(await says(order, isWritten)), ...decision } as OrderCommands[Name];
      await commander.send(state, { name, asked, updateId: requestId });
      return null;
    } catch (error) {
      const refusal = asRefusal(error);
      if (!refusal) throw error;
      if (refusal.code === 'order-ended' && isWritten) return null;
      const isBehind = asked !== null && statusOf(refusal) === 409 && refusalOf(name, state, asked) === null;
      if (!isBehind || wait === undefined) return refusal;
    }
    await pause(wait);
    return send(await within(orm, scope, (em) => getOrder(em, orderId)), waits);
  }
}
