import { auditAsked, auditOutcome } from '../db/queries/audit.ts';
import { getOrder, type OrderRecord } from '../db/queries/order-records.ts';
import { within } from '../db/scope.ts';
import { type OrderCommandName, refusalOf } from '../domain/order-commands.ts';
import type { OrderState, Settlement } from '../domain/order-state.ts';
import { Refusal } from '../domain/refusal.ts';
import type { OrderCommand } from '../integrations/temporal/order-commands.ts';
import { asRefusal } from './outside-errors.ts';
import type { Parts } from './parts.ts';
import { presentOrder } from './present/order.ts';
import type { Call } from './route.ts';
import { scopeOf } from './scope-of.ts';

type Needed = Pick<Parts, 'orm' | 'commander'>;

interface Asked {
  orderId: string;
  name: OrderCommandName;
  reason?: string | undefined;
  outcome?: Settlement['outcome'];
}

/** Sends a command to an order and answers the order as it is then. What was asked, and what came of it, is in the audit. */
export async function commandOrder({ orm, commander }: Needed, { actor, requestId }: Call, asked: Asked) {
  const scope = scopeOf(actor);
  const { orderId, name, reason = null } = asked;
  const action = `order.${name}`;
  const { state } = await within(orm, scope, async (em) => {
    const order = await getOrder(em, orderId);
    const { customerId } = order.state;
    await auditAsked(em, { id: requestId, actorId: actor.id, action, orderId, customerId, reason });
    return order;
  });

  const outcome = await send();
  const order = await within(orm, scope, async (em): Promise<OrderRecord> => {
    await auditOutcome(em, requestId, outcome instanceof Refusal ? outcome.code : 'done');
    return getOrder(em, orderId);
  });
  if (outcome instanceof Refusal) throw outcome;
  return presentOrder(order, actor);

  async function send(): Promise<Refusal | null> {
    if (state.phase === 'ended') return endedBy(state, requestId) ? null : refusalOf(name, state);
    try {
      const decision = { by: actor.id, noteId: requestId, ...(asked.outcome && { outcome: asked.outcome }) };
      await commander.send(state, { name, decision, updateId: requestId } as OrderCommand);
      return null;
    } catch (error) {
      const refusal = asRefusal(error);
      if (refusal) return refusal;
      throw error;
    }
  }
}

/** The same request has ended the order before, and its answer was lost. */
const endedBy = ({ ending }: OrderState, requestId: string) => ending?.decision?.noteId === requestId;
