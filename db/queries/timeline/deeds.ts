import { type TimelineEntry, type ToldDeed, toldDeeds } from '../../../domain/timeline.ts';
import type { Em } from '../../orm.ts';
import type { OrderRecord } from '../order-records.ts';
import type { Reader } from '../timeline.ts';
import { namesOf } from './names.ts';

interface Row {
  at: string;
  deed: ToldDeed;
  by: string | null;
  reason: string | null;
}

/** What the customer may know of the doings of staff, with the reason that was given. */
const toldToCustomers: readonly ToldDeed[] = ['suspend', 'unsuspend', 'extend', 'restart', 'cancel'];

/** What people have asked for where the change alone does not tell who, or why. */
export async function deedEntries(em: Em, order: OrderRecord, { isStaff }: Reader): Promise<TimelineEntry[]> {
  const deeds = isStaff ? toldDeeds : toldToCustomers;
  const rows = await em.execute<Row[]>(
    `select created_at::text as at, substr(action, 7) as deed, actor_id::text as by, reason from audit_logs
     where order_id = ? and outcome = 'done' and action = any(?::text[]) and id::text is distinct from ?
     order by created_at`,
    [order.id, `{${deeds.map((deed) => `order.${deed}`).join(',')}}`, order.state.ending?.decision?.noteId ?? null],
  );
  const nameOf = await namesOf(
    em,
    rows.map(({ by }) => by),
  );
  const isTakenBack = everySecond(rows.filter(({ deed }) => deed === 'cancel'));
  return rows.map((row) => ({
    at: Date.parse(row.at),
    kind: 'deed',
    deed: isTakenBack.has(row) ? 'cancelNever' : row.deed,
    by: nameOf(row.by),
    reason: row.reason,
  }));
}

/** An order can be cancelled for its period's end only once, until that is taken back; a cancellation at once tells of itself. */
const everySecond = (cancellations: readonly Row[]): Set<Row> =>
  new Set(cancellations.filter((_, index) => index % 2 === 1));
