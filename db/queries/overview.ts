import { type Phase, phases } from '../../domain/order.ts';
import type { Em } from '../orm.ts';

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
}

/** How much waits for a person. */
export async function countWaiting(em: Em): Promise<Waiting> {
  const [row] = await em.execute<Waiting[]>(
    `select
       (select count(*)::int from payments where status = 'submitted') as "paymentsWaiting",
       (select count(*)::int from orders where attention_who = 'staff') as "attentionStaff",
       (select count(*)::int from orders where attention_who = 'customer') as "attentionCustomer",
       (select count(*)::int from refunds where status = 'due') as "refundsDue"`,
  );
  if (!row) throw new Error('Counting gave no answer.');
  return row;
}
