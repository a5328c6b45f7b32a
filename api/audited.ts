import type { Em } from '../db/orm.ts';
import { auditAsked, auditOutcome } from '../db/queries/audit.ts';
import { getOrder } from '../db/queries/order-records.ts';
import { within } from '../db/scope.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Parts } from './parts.ts';
import type { Call } from './route.ts';
import { scopeOf } from './scope-of.ts';

interface Asked {
  orderId: string;
  action: string;
  reason: string;
}

/** Changes something of an order, and keeps in the audit who wanted what, also where it was refused. */
export async function audited<Result>(
  { orm }: Pick<Parts, 'orm'>,
  { actor, requestId }: Call,
  { asked, change }: { asked: Asked; change: (em: Em) => Promise<Result> },
): Promise<Result> {
  const scope = scopeOf(actor);
  await within(orm, scope, async (em) => {
    const { customerId } = (await getOrder(em, asked.orderId)).state;
    await auditAsked(em, { id: requestId, actorId: actor.id, customerId, ...asked });
  });
  try {
    return await within(orm, scope, async (em) => {
      const result = await change(em);
      await auditOutcome(em, requestId, 'done');
      return result;
    });
  } catch (error) {
    if (error instanceof Refusal) await within(orm, scope, (em) => auditOutcome(em, requestId, error.code));
    throw error;
  }
}
