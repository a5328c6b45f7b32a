import type { HostName } from '../../domain/hosting.ts';
import type { Evidence } from '../../domain/incidents.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';

export interface IncidentRecord {
  id: string;
  host: HostName;
  node: string | null;
  orderId: string | null;
  orderNumber: string | null;
  sentence: string;
  evidence: Evidence;
  openedAt: string;
  closedAt: string | null;
}

export interface IncidentFilter {
  /** Those that go on, or those that are over; both where nothing is said. */
  isOpen?: boolean | undefined;
  orderId?: string | undefined;
}

/** The newest first. */
export async function listIncidents(
  em: Em,
  { isOpen, orderId, limit, after }: IncidentFilter & { limit: number; after: string[] | null },
): Promise<Listed<IncidentRecord>> {
  const [time = null, id = null] = after ?? [];
  const rows = await em.execute<IncidentRecord[]>(
    `select i.id, i.host, i.node, i.order_id as "orderId", o.number as "orderNumber", i.sentence, i.evidence,
       i.opened_at::text as "openedAt", i.closed_at::text as "closedAt"
     from incidents i left join orders o on o.id = i.order_id
     where (?::boolean is null or (i.closed_at is null) = ?) and (?::uuid is null or i.order_id = ?)
       and (?::timestamptz is null or (i.opened_at, i.id) < (?::timestamptz, ?::uuid))
     order by i.opened_at desc, i.id desc limit ?`,
    [isOpen ?? null, isOpen ?? null, orderId ?? null, orderId ?? null, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.openedAt, row.id]);
}

export async function countOpenIncidents(em: Em): Promise<number> {
  const [row] = await em.execute<{ open: number }[]>(
    'select count(*)::int as open from incidents where closed_at is null',
  );
  return row?.open ?? 0;
}
