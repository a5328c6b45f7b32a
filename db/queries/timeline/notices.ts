import type { TimelineEntry } from '../../../domain/timeline.ts';
import type { Em } from '../../orm.ts';
import type { OrderRecord } from '../order-records.ts';
import type { Reader } from '../timeline.ts';

/** What was told to whom; what staff is told is not for customers. */
export async function noticeEntries(em: Em, order: OrderRecord, { isStaff }: Reader): Promise<TimelineEntry[]> {
  const rows = await em.execute<{ at: string; to: 'customer' | 'staff'; title: string }[]>(
    `select created_at::text as at, recipient as "to", title from notices
     where order_id = ? and (? or recipient = 'customer')`,
    [order.id, isStaff],
  );
  return rows.map(({ at, ...notice }) => ({ at: Date.parse(at), kind: 'notice', ...notice }));
}
