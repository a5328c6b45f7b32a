import type { Phase } from '../../domain/order.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';
import { type OrderRecord, selectOrders } from './order-records.ts';

export interface StaffFilter {
  phase?: Phase | undefined;
  attention?: 'staff' | 'customer' | undefined;
}

/** What needs a person comes first: trouble, then decisions and money, then customers who are asked for something. */
const rank = `case
  when o.attention_who = 'staff' then 0
  when o.phase in ('awaiting-approval', 'settling') or (o.state->>'paymentsWaiting')::int > 0 then 1
  when o.attention_who = 'customer' then 2
  when o.phase = 'ended' then 4
  else 3 end`;

type Ranked = OrderRecord & { rank: number; since: string };

/** All orders for staff; within a rank, who has waited longest comes first. */
export async function listStaffOrders(
  em: Em,
  { phase, attention, limit, after }: StaffFilter & { limit: number; after: string[] | null },
): Promise<Listed<OrderRecord>> {
  const [placed = null, since = null, id = null] = after ?? [];
  const rows = await em.execute<Ranked[]>(
    `select * from (
       select listed.*, ${rank} as rank, o.phase_since::text as since, o.phase_since
       from (${selectOrders}) listed join orders o on o.id = listed.id
       where (?::text is null or o.phase = ?) and (?::text is null or o.attention_who = ?)
     ) ranked
     where ?::int is null or (rank, phase_since, id) > (?::int, ?::timestamptz, ?::uuid)
     order by rank, phase_since, id limit ?`,
    [phase ?? null, phase ?? null, attention ?? null, attention ?? null, placed, placed, since, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [String(row.rank), row.since, row.id]);
}
