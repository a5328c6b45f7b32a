import type { HostName } from '../../domain/hosting.ts';
import type { DeploymentStatus } from '../../domain/order.ts';
import type { Em } from '../orm.ts';
import { type DeploymentRecord, deploymentColumns, deploymentTables } from './deployments.ts';
import { type AttemptRecord, attemptColumns } from './list-attempts.ts';
import { type Listed, onePage } from './list-orders.ts';

export interface DeploymentFilter {
  status?: DeploymentStatus | undefined;
  host?: HostName | undefined;
}

export type ListedDeployment = DeploymentRecord & { lastAttempt: AttemptRecord | null };

const lastAttempt = `(
  select to_jsonb(last) from (
    select ${attemptColumns} from deployment_logs l where l.deployment_id = d.id
    order by l.started_at desc, l.id desc limit 1) last)`;

/** All that are or were due, the newest first. */
export async function listDeployments(
  em: Em,
  { status, host, limit, after }: DeploymentFilter & { limit: number; after: string[] | null },
): Promise<Listed<ListedDeployment>> {
  const [time = null, id = null] = after ?? [];
  const rows = await em.execute<ListedDeployment[]>(
    `select ${deploymentColumns}, ${lastAttempt} as "lastAttempt" from ${deploymentTables}
     where d.status is not null and (?::text is null or d.status = ?) and (?::text is null or o.host = ?)
       and (?::timestamptz is null or (d.created_at, d.id) < (?::timestamptz, ?::uuid))
     order by d.created_at desc, d.id desc limit ?`,
    [status ?? null, status ?? null, host ?? null, host ?? null, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.createdAt, row.id]);
}
