import type { HostName } from '../../domain/hosting.ts';
import type { Phase } from '../../domain/order.ts';
import type { Finding, FindingKind, KnownOrder } from '../../domain/reconcile.ts';
import type { Em } from '../orm.ts';
import { type Listed, onePage } from './list-orders.ts';

/** Orders that should have a server at this host, and those that are named, wherever they are. */
export const knownOrders = (em: Em, host: HostName, named: readonly string[]): Promise<KnownOrder[]> =>
  em.execute<KnownOrder[]>(
    `select o.id as "orderId", o.number, o.phase, o.host = ? as "isHere",
       jsonb_build_object('memoryMb', d.memory_mb, 'cpuPercent', round(d.cpu_cores * 100)::int,
         'diskMb', round(d.storage_gb * 1024)::int, 'databases', d.databases, 'backups', d.backups) as resources,
       (o.state->>'stopped')::boolean as stopped,
       exists (select from deployment_logs l where l.order_id = o.id
         and (l.outcome = 'running' or l.ended_at > now() - interval '2 minutes')) as "underWay"
     from orders o join bot_deployments d on d.order_id = o.id
     where o.host = ? and o.phase in ('active', 'suspended') or o.id = any(?::uuid[])`,
    [host, host, `{${named.join(',')}}`],
  );

/** Keeps what is found now, and notes what is no longer so; answers what is new. */
export async function keepFindings(
  em: Em,
  host: HostName,
  findings: readonly (Finding & { repaired: boolean })[],
): Promise<number> {
  const rows = JSON.stringify(
    findings.map(({ kind, orderId, serverId, sentence, remedy, repaired }) => ({
      ...{ kind, order_id: orderId, server_id: serverId, sentence, remedy, repaired },
    })),
  );
  const [{ count } = { count: 0 }] = await em.execute<{ count: number }[]>(
    `with found as (
       select * from jsonb_to_recordset(?::jsonb)
         as f(kind text, order_id uuid, server_id text, sentence text, remedy text, repaired boolean)
     ), gone as (
       update findings k set gone_at = now() where k.host = ? and k.gone_at is null and not exists (
         select from found f where f.kind = k.kind and f.order_id is not distinct from k.order_id
           and f.server_id is not distinct from k.server_id and not f.repaired)
     ), added as (
       insert into findings (host, kind, order_id, server_id, sentence, remedy, repaired_at, gone_at)
       select ?, f.kind, f.order_id, f.server_id, f.sentence, f.remedy,
         case when f.repaired then now() end, case when f.repaired then now() end
       from found f where f.repaired or not exists (
         select from findings k where k.host = ? and k.gone_at is null and k.kind = f.kind
           and f.order_id is not distinct from k.order_id and f.server_id is not distinct from k.server_id)
       returning 1
     )
     select count(*)::int as count from added`,
    [rows, host, host, host],
  );
  return count;
}

export const tellOfFindings = (em: Em, host: HostName, count: number): Promise<unknown> =>
  em.execute(
    `insert into notices (key, recipient, title, text) values ('findings:' || gen_random_uuid(), 'staff', ?, ?)`,
    [
      `Orders and servers differ on ${host}`,
      `${count} new ${count === 1 ? 'difference was' : 'differences were'} found. GET /api/admin/findings lists them, each with its remedy.`,
    ],
  );

export interface FindingRecord {
  id: string;
  host: HostName;
  kind: FindingKind;
  order: { id: string; number: string; phase: Phase } | null;
  serverId: string | null;
  sentence: string;
  remedy: string;
  foundAt: string;
  repairedAt: string | null;
  goneAt: string | null;
}

/** The newest first. */
export async function listFindings(
  em: Em,
  { open, limit, after }: { open: boolean; limit: number; after: string[] | null },
): Promise<Listed<FindingRecord>> {
  const [time = null, id = null] = after ?? [];
  const rows = await em.execute<FindingRecord[]>(
    `select f.id, f.host, f.kind, f.server_id as "serverId", f.sentence, f.remedy, f.found_at::text as "foundAt",
       f.repaired_at::text as "repairedAt", f.gone_at::text as "goneAt",
       case when o.id is null then null else jsonb_build_object('id', o.id, 'number', o.number, 'phase', o.phase) end as "order"
     from findings f left join orders o on o.id = f.order_id
     where (not ? or f.gone_at is null)
       and (?::timestamptz is null or (f.found_at, f.id) < (?::timestamptz, ?::uuid))
     order by f.found_at desc, f.id desc limit ?`,
    [open, time, time, id, limit + 1],
  );
  return onePage(rows, limit, (row) => [row.foundAt, row.id]);
}
