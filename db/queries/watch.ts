import type { HostName } from '../../domain/hosting.ts';
import { heartbeatLasts, isUp, type Look, secondLookAfter } from '../../domain/watching.ts';
import type { Em } from '../orm.ts';
import { tellOfBots } from './bot-status.ts';
import { closeIncidents } from './incidents.ts';
import { announceFacts } from './outbox.ts';

/** The bots of a host that should be at work and were not looked at since then (milliseconds since 1970), the longest unseen first. */
export async function botsToWatch(em: Em, host: HostName, notSeenSince: number): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select d.order_id as id from bot_deployments d join orders o on o.id = d.order_id
     where d.status = 'active' and o.host = ? and (d.last_health_check is null or d.last_health_check < to_timestamp(? / 1000.0))
     order by d.last_health_check nulls first`,
    [host, notSeenSince],
  );
  return rows.map(({ id }) => id);
}

/** Bots that were found down once and are due for a second look. */
export async function suspects(em: Em, host: HostName): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select d.order_id as id from bot_deployments d join orders o on o.id = d.order_id
     where d.status = 'active' and o.host = ? and d.suspected_at is not null`,
    [host],
  );
  return rows.map(({ id }) => id);
}

/** What bots have said of themselves a short while ago. */
export async function heartbeats(em: Em, host: HostName): Promise<Look[]> {
  const rows = await em.execute<{ id: string; node: string | null }[]>(
    `select d.order_id as id, d.node from bot_deployments d join orders o on o.id = d.order_id
     where d.status = 'active' and o.host = ? and d.heartbeat_at > now() - ? * interval '1 millisecond'
       and (d.health is distinct from 'down' and d.suspected_at is null or d.heartbeat_at > d.last_health_check)`,
    [host, heartbeatLasts],
  );
  return rows.map(({ id, node }) => ({ orderId: id, status: 'running', usage: null, source: 'heartbeat', node }));
}

/**
 * Keeps what was seen. A bot that was down and is up has recovered, and its order is told; one that is down for the first
 * time is only suspected. Answers those that were still down a pause (milliseconds) later.
 */
export async function recordLooks(em: Em, looks: readonly Look[], pause = secondLookAfter): Promise<Look[]> {
  const told = looks.filter(({ status }) => isUp(status) !== null);
  if (told.length === 0) return [];
  await recover(
    em,
    told.filter(({ status }) => isUp(status)).map(({ orderId }) => orderId),
  );
  const almost = pause * 0.9; // a second look that comes a moment early counts
  const stillDown = await em.execute<{ id: string }[]>(keepLooks, [2 * pause, JSON.stringify(told.map(asRow)), almost]);
  const ids = new Set(stillDown.map(({ id }) => id));
  return told.filter(({ orderId }) => ids.has(orderId));
}

const asRow = ({ orderId, status, source, node, usage }: Look) => ({
  order_id: orderId,
  up: isUp(status),
  source,
  node,
  cpu: usage?.cpuPercent ?? null,
  memory: usage?.memoryBytes ?? null,
  disk: usage?.diskBytes ?? null,
  rx: usage?.networkRxBytes ?? null,
  tx: usage?.networkTxBytes ?? null,
});

/** A restart that somebody has just asked for is no outage. */
const beingRestarted = `exists (
  select from deployment_logs l where l.deployment_id = d.id
    and (l.ended_at > now() - recent.time or l.outcome = 'running' and l.started_at > now() - interval '30 minutes'))`;

const keepLooks = `
  with recent as (
    select ? * interval '1 millisecond' as time
  ), look as (
    select * from jsonb_to_recordset(?::jsonb) as l(order_id uuid, up boolean, source text, node text,
      cpu numeric, memory bigint, disk bigint, rx bigint, tx bigint)
  ), seen as (
    select l.*, d.id, d.customer_id, d.health, d.suspected_at, not l.up and ${beingRestarted} as excused
    from recent, look l join orders o on o.id = l.order_id join bot_deployments d on d.order_id = o.id
    where d.status = 'active' order by o.id for key share of o for no key update of d
  ), watched as (
    update bot_deployments d set last_health_check = now(), node = coalesce(s.node, d.node),
      health = case when s.up then 'up' else d.health end,
      suspected_at = case when s.up or s.excused or s.health = 'down' then null else coalesce(s.suspected_at, now()) end
    from seen s where d.id = s.id
  ), sampled as (
    insert into health_samples (order_id, customer_id, at, span, source, looks, ups, cpu_percent, memory_bytes, disk_bytes,
      network_rx_bytes, network_tx_bytes)
    select order_id, customer_id, now(), 0, source, 1, up::int, cpu, memory, disk, rx, tx from seen
    on conflict do nothing
  )
  select order_id as id from seen
  where not up and not excused and health is distinct from 'down'
    and suspected_at < now() - ? * interval '1 millisecond'`;

/** Orders before their deployments, as everywhere, so that nobody waits for each other for ever. */
async function recover(em: Em, seenUp: readonly string[]): Promise<void> {
  if (seenUp.length === 0) return;
  const rows = await em.execute<{ id: string }[]>(
    `select o.id from orders o join bot_deployments d on d.order_id = o.id
     where d.order_id = any(?::uuid[]) and d.status = 'active' and d.health = 'down'
     order by o.id for no key update of o, d`,
    [`{${seenUp.join(',')}}`],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await tellOfBots(em, ids, 'online');
  await closeIncidents(em, ids);
  const at = Date.now();
  await announceFacts(
    em,
    ids.map((orderId) => ({ orderId, fact: { name: 'healthChanged', isUp: true, at } })),
  );
}
