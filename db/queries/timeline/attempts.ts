import type { HostAction, HostName } from '../../../domain/hosting.ts';
import type { TimelineEntry } from '../../../domain/timeline.ts';
import type { AttemptOutcome } from '../../entities/deployment-log.ts';
import type { Em } from '../../orm.ts';
import type { OrderRecord } from '../order-records.ts';
import type { Reader } from '../timeline.ts';

interface Row {
  host: HostName;
  action: HostAction;
  attempt: number;
  outcome: AttemptOutcome;
  message: string | null;
  at: string;
}

export async function attemptEntries(em: Em, order: OrderRecord, { isStaff }: Reader): Promise<TimelineEntry[]> {
  const rows = await em.execute<Row[]>(
    `select host, action, attempt, outcome, message, coalesce(ended_at, started_at)::text as at
     from deployment_logs where order_id = ? order by started_at`,
    [order.id],
  );
  return rows.map(({ host, action, attempt, outcome, message, at }) => ({
    at: Date.parse(at),
    kind: 'attempt',
    action,
    number: attempt,
    host,
    outcome,
    message: isStaff ? message : null,
  }));
}
