import { randomUUID } from 'node:crypto';
import type { BotSpec, HostAction, HostName } from '../../domain/hosting.ts';
import type { KeyRing } from '../../domain/key-ring.ts';
import type { AttemptOutcome } from '../entities/deployment-log.ts';
import type { Em } from '../orm.ts';
import { botTokenBinding, unseal } from '../seal.ts';

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

export interface BotJob {
  host: HostName;
  spec: BotSpec;
}

/** What a host is told to make for an order, with the token opened. */
export async function getBotJob(em: Em, keys: KeyRing, orderId: string): Promise<BotJob> {
  const [row] = await em.execute<DeploymentRow[]>(
    'select d.*, o.host from bot_deployments d join orders o on o.id = d.order_id where d.order_id = ?',
    [orderId],
  );
  if (!row) throw new Error(`There is no deployment for order ${orderId}.`);
  return { host: row.host, spec: specOf(row, keys, orderId) };
}

const specOf = (row: DeploymentRow, keys: KeyRing, orderId: string): BotSpec => ({
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
  },
});

/** Begins the next attempt and answers its row's id; one that a dead process left behind is closed as failed. */
export async function beginAttempt(em: Em, orderId: string, action: HostAction): Promise<string> {
  const id = randomUUID();
  await em.execute('select 1 from bot_deployments where order_id = ? for update', [orderId]);
  await em.execute(
    `update deployment_logs set outcome = 'failed', ended_at = now(), message = 'Interrupted; it is tried again.'
     where order_id = ? and action = ? and outcome = 'running'`,
    [orderId, action],
  );
  await em.execute(
    `insert into deployment_logs (id, deployment_id, order_id, customer_id, action, attempt, outcome)
     select ?, d.id, d.order_id, d.customer_id, ?, 1 + (
       select count(*) from deployment_logs l where l.deployment_id = d.id and l.action = ?), 'running'
     from bot_deployments d where d.order_id = ?`,
    [id, action, action, orderId],
  );
  return id;
}

export interface AttemptEnd {
  outcome: Exclude<AttemptOutcome, 'running'>;
  message?: string | undefined;
  remedy?: string | undefined;
}

export const endAttempt = (em: Em, id: string, { outcome, message, remedy }: AttemptEnd): Promise<unknown> =>
  em.execute('update deployment_logs set outcome = ?, message = ?, remedy = ?, ended_at = now() where id = ?', [
    outcome,
    message ?? null,
    remedy ?? null,
    id,
  ]);

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
