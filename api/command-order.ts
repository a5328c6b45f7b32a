import { auditAsked, auditOutcome } from '../db/queries/audit.ts';
import { getOrder, type OrderRecord } from '../db/queries/order-records.ts';
import { within } from '../db/scope.ts';
import { type OrderCommandName, type OrderCommands, refusalOf } from '../domain/order-commands.ts';
import type { Decision } from '../domain/order-state.ts';
import { Refusal } from '../domain/refusal.ts';
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
  /** May refuse, where what is asked does not fit the order; that is in the audit too. */
  says(order: OrderRecord): Says<Name> | Promise<Says<Name>>;
}

/** Sends a command to an order and answers the order as it is then. What was asked, and what came of it, is in the audit. */
export async function commandOrder<Name extends OrderCommandName>(
  { orm, commander }: Needed,
  { actor, requestId }: Call,
  { orderId, name, reason, says }: Asked<Name>,
) {
  const scope = scopeOf(actor);
  const action = `order.${name}`;
  const before = await within(orm, scope, async (em) => {
    const order = await getOrder(em, orderId);
    const { customerId } = order.state;
    await auditAsked(em, { id: requestId, actorId: actor.id, action, orderId, customerId, reason: reason ?? null });
    return order;
  });

  const outcome = await send(before);
  const order = await within(orm, scope, async (em): Promise<OrderRecord> => {
    await auditOutcome(em, requestId, outcome instanceof Refusal ? outcome.code : 'done');
    return getOrder(em, orderId);
  });
  if (outcome instanceof Refusal) throw outcome;
  return presentOrder(order, actor);

  async function send(order: OrderRecord): Promise<Refusal | null> {
    const { state } = order;
    if (state.taken.includes(requestId)) return null; // the same request was taken, and its answer was lost
    if (state.phase === 'ended') return refusalOf(name, state);
    try {
      const asked = { ...(await says(order)), by: actor.id, noteId: requestId } as OrderCommands[Name];
      await commander.send(state, { name, asked, updateId: requestId });
      return null;
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  }
}
