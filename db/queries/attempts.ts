import { randomUUID } from 'node:crypto';
import { type BotEnvironment, type BotSpec, type HostAction, type HostName, notSetUp } from '../../domain/hosting.ts';
import type { KeyRing } from '../../domain/key-ring.ts';
import type { AttemptOutcome } from '../entities/deployment-log.ts';
import type { Em } from '../orm.ts';
import { botTokenBinding, unseal } from '../seal.ts';
import { instanceTokenOf } from './instance-tokens.ts';

interface DeploymentRow {
  id: string;
  customer_id: string;
  guild_id: string;
  tier: string;
  bot_token: string | null;
  memory_mb: number;
  cpu_cores: string;
  storage_gb: string;
  databases: number;
  backups: number;
  enabled_features: string[];
  host: HostName;
}

/** What a host is told to make for an order, and the row of the attempt to make it. */
export interface BotJob {
  id: string;
  host: HostName;
  spec: BotSpec;
}

/** Those that tell the bot who it is. */
const settingUp: readonly HostAction[] = ['provision', 'reconfigure', 'resize'];

export interface Attempt {
  orderId: string;
  action: HostAction;
  /** The order's own where none is named. */
  host?: HostName | undefined;
  /** Where the bot reaches the api; null where nobody has said. */
  apiUrl?: string | null;
}

/** Begins the next attempt, with the tokens opened; one that a dead process left behind is closed as failed. */
export async function beginAttempt(
  em: Em,
  keys: KeyRing,
  { orderId, action, host, apiUrl = null }: Attempt,
): Promise<BotJob> {
  const id = randomUUID();
  const [row] = await em.execute<DeploymentRow[]>(begin, [host ?? null, orderId, id, action, action]);
  if (!row) throw new Error(`There is no deployment for order ${orderId}.`);
  const instanceToken = settingUp.includes(action) ? await instanceTokenOf(em, keys, orderId) : null;
  return { id, host: row.host, spec: specOf(row, keys, { orderId, instanceToken, apiUrl }) };
}

const begin = `
  with job as (
    select d.*, coalesce(?, o.host) as host from bot_deployments d join orders o on o.id = d.order_id
    where d.order_id = ? for update of d
  ), interrupted as (
    update deployment_logs l set outcome = 'failed', ended_at = now(), message = 'Interrupted; it is tried again.'
    from job where l.deployment_id = job.id and l.outcome = 'running'
  ), begun as (
    insert into deployment_logs (id, deployment_id, order_id, customer_id, host, action, attempt, outcome)
    select ?, job.id, job.order_id, job.customer_id, job.host, ?, 1 + (
      select count(*) from deployment_logs l where l.deployment_id = job.id and l.action = ?), 'running'
    from job
  )
  select * from job`;

const specOf = (
  row: DeploymentRow,
  keys: KeyRing,
  { orderId, instanceToken, apiUrl }: Pick<BotSpec, 'orderId'> & Pick<BotEnvironment, 'instanceToken' | 'apiUrl'>,
): BotSpec => ({
  orderId,
  name: `bot_${orderId}_${row.guild_id}`,
  resources: {
    memoryMb: row.memory_mb,
    cpuPercent: Math.round(Number(row.cpu_cores) * 100),
    diskMb: Math.round(Number(row.storage_gb) * 1024),
    databases: row.databases,
    backups: row.backups,
  },
  environment: {
    botToken: row.bot_token === null ? '' : unseal(keys, row.bot_token, botTokenBinding(row.id)),
    guildId: row.guild_id,
    tier: row.tier,
    features: row.enabled_features,
    instanceToken,
    apiUrl,
  },
});

export interface AttemptEnd {
  outcome: Exclude<AttemptOutcome, 'running'>;
  /** The code of the refusal. */
  refusal?: string | undefined;
  message?: string | undefined;
  remedy?: string | undefined;
}

export const endAttempt = (em: Em, id: string, { outcome, refusal, message, remedy }: AttemptEnd): Promise<unknown> =>
  em.execute(
    'update deployment_logs set outcome = ?, refusal = ?, message = ?, remedy = ?, ended_at = now() where id = ?',
    [outcome, refusal ?? null, message ?? null, remedy ?? null, id],
  );

export const saveServer = (
  em: Em,
  orderId: string,
  server: { serverId: string; url: string | null },
): Promise<unknown> =>
  em.execute(
    `update bot_deployments set host_server_id = ?, deployment_url = ?, provisioned_at = coalesce(provisioned_at, now()),
       updated_at = now() where order_id = ?`,
    [server.serverId, server.url, orderId],
  );

/** What was known of it was known of a host that the order has left. */
export const forgetServer = (em: Em, orderId: string): Promise<unknown> =>
  em.execute(
    `update bot_deployments set host_server_id = null, deployment_url = null, provisioned_at = null, updated_at = now()
     where order_id = ?`,
    [orderId],
  );

/** Whether this host was ever asked for a server of this order: one that was not set up never was. */
export async function mayHoldServer(em: Em, orderId: string, host: HostName): Promise<boolean> {
  const [asked] = await em.execute<object[]>(
    `select 1 from deployment_logs where order_id = ? and host = ? and action = 'provision'
       and refusal is distinct from '${notSetUp}' limit 1`,
    [orderId, host],
  );
  return asked !== undefined;
}

/** How long a host may still work on a request whose answer nobody has heard, in seconds. */
const longestSilence = 35;

/**
 * Milliseconds for which a server may still appear on this host that nobody knows of: the last attempt to make one ended
 * without a word from the host. What was not there when it was removed must then be looked for again.
 */
export async function creationInDoubt(em: Em, orderId: string, host: HostName): Promise<number> {
  const [row] = await em.execute<{ doubt: string | null }[]>(
    `select extract(epoch from l.ended_at + interval '${longestSilence} seconds' - now()) * 1000 as doubt
     from deployment_logs l join bot_deployments d on d.id = l.deployment_id join orders o on o.id = l.order_id
     where l.order_id = ? and l.host = ? and l.action = 'provision' and l.outcome = 'failed'
       and (d.host_server_id is null or o.host <> l.host)
     order by l.attempt desc limit 1`,
    [orderId, host],
  );
  return Math.max(0, Math.ceil(Number(row?.doubt ?? 0)));
}
