import type { Changed } from '../../domain/audit.ts';
import type { Em } from '../orm.ts';

export interface Deed {
  /** The request's own id: a repetition is the same deed. */
  id: string;
  /** Null: the installation's own terminal. */
  actorId: string | null;
  /** What it was asked with, and by which id the log knows of it. */
  keyId?: string | undefined;
  sessionId?: string | undefined;
  logId?: string | undefined;
  action: string;
  orderId?: string | null;
  /** Who may read of it, too. */
  customerId?: string | null;
  personId?: string | null;
  subjectId?: string | null;
  was?: Record<string, unknown> | null;
  reason?: string | null | undefined;
}

/** Writes down what somebody asks for, before it is done; the outcome is `asked` until it is known. Whether it is asked for the first time. */
export const auditAsked = async (em: Em, deed: Deed): Promise<boolean> =>
  (await write(em, deed, { outcome: 'asked' })).length > 0;

/** `done`, with what it has changed, or the code of the refusal. What was done stays so, however often it is asked again: the table's policy sees to that. */
export const auditOutcome = (em: Em, id: string, outcome: string, change?: Changed): Promise<unknown> =>
  em.execute('update audit_logs set outcome = ?, change = ?::jsonb where id = ?', [
    outcome,
    change ? JSON.stringify(change) : null,
    id,
  ]);

/** Writes down what somebody has done, in the transaction that does it. */
export const auditDone = (em: Em, { change, ...deed }: Deed & { change: Changed }): Promise<unknown> =>
  write(em, deed, { outcome: 'done', change });

export interface DeedToPerson extends Deed {
  action: `person.${string}`;
  /** Null where there is no account yet. */
  personId: string | null;
  change: Changed;
}

/** What was done to somebody's account, who may read of it, too. */
export const auditPerson = (em: Em, deed: DeedToPerson): Promise<unknown> =>
  auditDone(em, { ...deed, customerId: deed.personId });

/** What an order was when this was asked first. */
export async function auditedBefore(em: Em, id: string): Promise<Record<string, unknown>> {
  const [row] = await em.execute<{ was: Record<string, unknown> | null }[]>('select was from audit_logs where id = ?', [
    id,
  ]);
  return row?.was ?? {};
}

const write = (em: Em, deed: Deed, { outcome, change }: { outcome: 'asked' | 'done'; change?: Changed }) =>
  em.execute<object[]>(
    `insert into audit_logs (id, actor_id, key_id, session_id, log_id, action, order_id, customer_id, person_id,
       subject_id, was, reason, outcome, change)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?::jsonb)
     on conflict (id) do nothing returning 1`,
    [
      ...[deed.id, deed.actorId, deed.keyId ?? null, deed.sessionId ?? null, deed.logId ?? null, deed.action],
      ...[deed.orderId ?? null, deed.customerId ?? null, deed.personId ?? null, deed.subjectId ?? null],
      ...[deed.was ? JSON.stringify(deed.was) : null, deed.reason ?? null, outcome],
      change ? JSON.stringify(change) : null,
    ],
  );
