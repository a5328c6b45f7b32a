import type { Em } from '../db/orm.ts';
import { auditAsked, auditOutcome, type Deed } from '../db/queries/audit.ts';
import { within } from '../db/scope.ts';
import type { Changed } from '../domain/audit.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Parts } from './parts.ts';
import type { Call } from './route.ts';
import { scopeOf } from './scope-of.ts';

/** Who asks, with which key or session, and by which ids this is known. */
export const askedBy = ({ actor, requestId, logId }: Call) => ({
  id: requestId,
  actorId: actor.id,
  keyId: actor.keyId,
  sessionId: actor.sessionId,
  logId,
});

/** What is asked, and about what. */
export type Asked = Omit<Deed, keyof ReturnType<typeof askedBy>>;

interface Doing<Result> {
  /** Finds what it is about; what is not there is refused, and leaves no line. */
  asked(em: Em): Promise<Asked>;
  does(em: Em): Promise<{ result: Result; change: Changed }>;
}

/** Does something, and keeps in the audit who wanted what and what it changed, also where it was refused. */
export async function audited<Result>(
  { orm }: Pick<Parts, 'orm'>,
  call: Call,
  { asked, does }: Doing<Result>,
): Promise<Result> {
  const scope = scopeOf(call.actor);
  await within(orm, scope, async (em) => auditAsked(em, { ...askedBy(call), ...(await asked(em)) }));
  try {
    return await within(orm, scope, async (em) => {
      const { result, change } = await does(em);
      await auditOutcome(em, call.requestId, 'done', change);
      return result;
    });
  } catch (error) {
    if (error instanceof Refusal) await within(orm, scope, (em) => auditOutcome(em, call.requestId, error.code));
    throw error;
  }
}
