import type { HostAction } from '../../domain/hosting.ts';
import type { AttemptOutcome } from '../entities/deployment-log.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';

/** One try to change something at the host. */
export interface AttemptRecord {
  id: string;
  action: HostAction;
  attempt: number;
  outcome: AttemptOutcome;
  /** What went wrong, and what helps: for staff. */
  message: string | null;
  remedy: string | null;
  startedAt: string;
  endedAt: string | null;
}

export const attemptColumns = `
  l.id, l.action, l.attempt, l.outcome, l.message, l.remedy, l.started_at::text as "startedAt",
  l.ended_at::text as "endedAt"`;

/** The newest first. */
export async function listAttempts(
  em: Em,
  deploymentId: string,
  { limit, after = null }: { limit: number; after?: string[] | null },
): Promise<Listed<AttemptRecord>> {
  const [time = null, id = null] = after ?? [];
  const rows = await em.execute<AttemptRecord[]>(
    `select ${attemptColumns} from deployment_logs l
     where l.deployment_id = ? and (?::timestamptz is null or (l.started_at, l.id) < (?::timestamptz, ?::uuid))
     order by l.started_at desc, l.id desc limit ?`,
    [deploymentId, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.startedAt, row.id]);
}
