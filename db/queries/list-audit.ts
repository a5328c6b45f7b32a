import type { Changed } from '../../domain/audit.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';

export interface AuditRecord {
  id: string;
  at: string;
  actorId: string | null;
  actorName: string | null;
  keyId: string | null;
  keyName: string | null;
  sessionId: string | null;
  logId: string | null;
  action: string;
  orderId: string | null;
  orderNumber: string | null;
  personId: string | null;
  personName: string | null;
  subjectId: string | null;
  change: Changed | null;
  reason: string | null;
  outcome: string;
}

interface Sought {
  /** Who did it, or to whom it was done. */
  person?: string | undefined;
  /** All of it (`order.approve`), or its first word (`order`). */
  action?: string | undefined;
  order?: string | undefined;
  limit: number;
  after: string[] | null;
}

/** The latest first. */
export async function listAudit(em: Em, sought: Sought): Promise<Listed<AuditRecord>> {
  const { limit, after } = sought;
  const [person, action, order] = [sought.person ?? null, sought.action ?? null, sought.order ?? null];
  const [time, id] = [after?.[0] ?? null, after?.[1] ?? null];
  const rows = await em.execute<AuditRecord[]>(
    `select a.id, a.created_at::text as at, a.actor_id as "actorId", by.name as "actorName", a.key_id as "keyId",
       k.name as "keyName", a.session_id as "sessionId", a.log_id as "logId", a.action, a.order_id as "orderId",
       o.number as "orderNumber", a.person_id as "personId", whom.name as "personName", a.subject_id as "subjectId",
       a.change, a.reason, a.outcome
     from audit_logs a left join users by on by.id = a.actor_id left join users whom on whom.id = a.person_id
       left join orders o on o.id = a.order_id left join api_keys k on k.id = a.key_id
     where (?::uuid is null or a.actor_id = ?::uuid or a.person_id = ?::uuid or a.customer_id = ?::uuid)
       and (?::text is null or a.action = ? or split_part(a.action, '.', 1) = ?)
       and (?::uuid is null or a.order_id = ?::uuid)
       and (?::timestamptz is null or (a.created_at, a.id) < (?::timestamptz, ?::uuid))
     order by a.created_at desc, a.id desc limit ?`,
    [person, person, person, person, action, action, action, order, order, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.at, row.id]);
}
