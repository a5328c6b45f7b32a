import type { Reader } from '../scope.ts';
import { type OrderRecord, selectOrders } from './order-records.ts';

export interface Listed<Row> {
  rows: Row[];
  /** What the last row was sorted by, when there are more. */
  next: string[] | null;
}

/** The newest first, after a position that an earlier page has ended with; of one customer, or of all. */
export async function listOrders(
  em: Reader,
  { customerId, limit, after }: { customerId: string | null; limit: number; after: string[] | null },
): Promise<Listed<OrderRecord>> {
  const [time = null, id = null] = after ?? [];
  const rows = await em.execute<OrderRecord[]>(
    `${selectOrders} where (?::uuid is null or o.customer_id = ?::uuid)
       and (?::timestamptz is null or (o.placed_at, o.id) < (?::timestamptz, ?::uuid))
     order by o.placed_at desc, o.id desc limit ?`,
    [customerId, customerId, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.placedAt, row.id]);
}

/** Lists ask for one row more than they show, which tells whether there is another page. */
export function onePage<Row>(rows: Row[], limit: number, position: (row: Row) => string[]): Listed<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: last && rows.length > limit ? position(last) : null };
}
