import { type Phase, phases } from '../../domain/order.ts';
import type { Em } from '../orm.ts';
import { listStaffOrders, needsNobody, type RankedOrder, renewalOverdue } from './staff-orders.ts';

export type PhaseCounts = Record<Phase, number>;

export async function countPhases(em: Em): Promise<PhaseCounts> {
  const rows = await em.execute<{ phase: Phase; count: number }[]>(
    'select phase, count(*)::int as count from orders group by phase',
  );
  const counts = Object.fromEntries(phases.map((phase) => [phase, 0])) as PhaseCounts;
  for (const { phase, count } of rows) counts[phase] = count;
  return counts;
}

export interface Waiting {
  paymentsWaiting: number;
  attentionStaff: number;
  attentionCustomer: number;
  refundsDue: number;
  suspended: number;
  renewalsOverdue: number;
  incidents: number;
}

/** How much waits for a person, or does not go as it should. */
export async function countWaiting(em: Em): Promise<Waiting> {
  const [row] = await em.execute<Waiting[]>(
    `select
       (select count(*)::int from payments where status = 'submitted') as "paymentsWaiting",
       (select count(*)::int from orders where attention_who = 'staff') as "attentionStaff",
       (select count(*)::int from orders where attention_who = 'customer') as "attentionCustomer",
       (select count(*)::int from refunds where status = 'due') as "refundsDue",
       (select count(*)::int from orders where phase = 'suspended') as suspended,
       (select count(*)::int from orders o where ${renewalOverdue}) as "renewalsOverdue",
       (select count(*)::int from orders where jsonb_typeof(state->'incident') = 'object') as incidents`,
  );
  if (!row) throw new Error('Counting gave no answer.');
  return row;
}

/** What needs a person, the most urgent first. */
export async function firstToDo(em: Em, limit: number): Promise<RankedOrder[]> {
  const { rows } = await listStaffOrders(em, { limit, after: null });
  return rows.filter(({ rank }) => rank < needsNobody);
}
