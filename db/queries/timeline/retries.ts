import type { TimelineEntry } from '../../../domain/timeline.ts';
import type { Em } from '../../orm.ts';

export async function retryEntries(em: Em, orderId: string): Promise<TimelineEntry[]> {
  const rows = await em.execute<{ at: string; by: string | null; reason: string | null }[]>(
    `select a.created_at::text as at, u.name as by, a.reason from audit_logs a left join users u on u.id = a.actor_id
     where a.order_id = ? and a.action = 'order.retryProvisioning' and a.outcome = 'done'`,
    [orderId],
  );
  return rows.map(({ at, ...asked }) => ({ at: Date.parse(at), kind: 'retry-asked', ...asked }));
}
