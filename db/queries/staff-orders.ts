import type { Phase } from '../../domain/order.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';
import { type OrderRecord, selectOrders } from './order-records.ts';

export interface StaffFilter {
  phase?: Phase | undefined;
  attention?: 'staff' | 'customer' | undefined;
}

const paymentsWait = "(o.state->>'paymentsWaiting')::int > 0";
const refundDue = "(o.state->>'refundDue')::int > 0";
const stoppedByStaff = "o.phase = 'suspended' and o.state->'suspension'->>'staff' is not null";

/** The next period is not paid, and the last one is over. */
export const renewalOverdue = `o.phase in ('active', 'suspended') and o.state->'renewal'->>'paid' = 'false'
  and (o.state->'terms'->-1->>'until')::float8 < extract(epoch from now()) * 1000`;

/** What needs a person comes first: trouble, then decisions and money, then customers who are asked for something. */
const rank = `case
  when o.phase = 'ended' then 4
  when o.attention_who = 'staff' then 0
  when o.phase in ('awaiting-approval', 'settling') or ${paymentsWait} or ${refundDue} or ${stoppedByStaff} then 1
  when o.attention_who = 'customer' or ${renewalOverdue} then 2
  else 3 end`;

const moment = (milliseconds: string) => `to_timestamp((${milliseconds})::float8 / 1000)`;

/** Since when somebody waits for that person. */
const waits = `coalesce(case
  when o.attention_who is not null then ${moment("o.state->'attention'->>'since'")}
  when ${paymentsWait} then (select min(submitted_at) from payments where order_id = o.id and status = 'submitted')
  when ${stoppedByStaff} then ${moment("o.state->'suspension'->>'staff'")}
  when ${renewalOverdue} then ${moment("o.state->'terms'->-1->>'until'")}
  end, o.phase_since)`;

export type RankedOrder = OrderRecord & { rank: number; since: string };

/** Ranks from here on need nobody. */
export const needsNobody = 3;

/** All orders for staff; within a rank, who has waited longest comes first. */
export async function listStaffOrders(
  em: Em,
  { phase, attention, limit, after }: StaffFilter & { limit: number; after: string[] | null },
): Promise<Listed<RankedOrder>> {
  const [placed = null, since = null, id = null] = after ?? [];
  const rows = await em.execute<RankedOrder[]>(
    `select *, waits::text as since from (
       select listed.*, ${rank} as rank, ${waits} as waits
       from (${selectOrders}) listed join orders o on o.id = listed.id
       where (?::text is null or o.phase = ?) and (?::text is null or o.attention_who = ?)
     ) ranked
     where ?::int is null or (rank, waits, id) > (?::int, ?::timestamptz, ?::uuid)
     order by rank, waits, id limit ?`,
    [phase ?? null, phase ?? null, attention ?? null, attention ?? null, placed, placed, since, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [String(row.rank), row.since, row.id]);
}
