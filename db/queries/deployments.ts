import type { Resources, Tier } from '../../domain/catalogue.ts';
import type { HostName } from '../../domain/hosting.ts';
import type { DeploymentStatus } from '../../domain/order.ts';
import { orderMissing } from '../../domain/order-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { LookSource } from '../../domain/watching.ts';
import type { Em } from '../orm.ts';

/** What runs for an order, and where. Its token stays in its row. */
export interface DeploymentRecord {
  id: string;
  orderId: string;
  orderNumber: string;
  customer: { id: string; name: string | null };
  guildId: string;
  host: HostName;
  /** Null until it is due. */
  status: DeploymentStatus | null;
  url: string | null;
  serverId: string | null;
  resources: Resources;
  tier: Tier;
  features: string[];
  provisionedAt: string | null;
  /** What was seen last of a bot that should be at work; null while nothing was. */
  health: 'up' | 'down' | null;
  lastHealthCheck: string | null;
  lookSource: LookSource | null;
  createdAt: string;
}

/** Columns of a `DeploymentRecord`; `d` is the deployment, and `deploymentTables` has the rest. */
export const deploymentColumns = `
  d.id, d.order_id as "orderId", o.number as "orderNumber",
  jsonb_build_object('id', d.customer_id, 'name', u.name) as customer, d.guild_id::text as "guildId", o.host, d.status,
  d.deployment_url as url, d.host_server_id as "serverId",
  jsonb_build_object('memoryMb', d.memory_mb, 'cpuPercent', round(d.cpu_cores * 100)::int,
    'diskMb', round(d.storage_gb * 1024)::int, 'databases', d.databases, 'backups', d.backups) as resources,
  d.tier, d.enabled_features as features, d.provisioned_at::text as "provisionedAt",
  d.health, d.last_health_check::text as "lastHealthCheck", (
    select s.source from health_samples s where s.order_id = d.order_id and s.span = 0 order by s.at desc limit 1
  ) as "lookSource", d.created_at::text as "createdAt"`;

export const deploymentTables = `
  bot_deployments d join orders o on o.id = d.order_id left join users u on u.id = d.customer_id`;

export async function getDeployment(em: Em, id: string): Promise<DeploymentRecord> {
  const found = await findBy(em, 'd.id', id);
  if (found) return found;
  throw new Refusal('deployment-missing', 'There is no such deployment.', {
    remedy: 'The list of deployments shows those that are there.',
  });
}

export async function getDeploymentOf(em: Em, orderId: string): Promise<DeploymentRecord> {
  const found = await findBy(em, 'd.order_id', orderId);
  if (!found) throw orderMissing();
  return found;
}

async function findBy(em: Em, column: 'd.id' | 'd.order_id', id: string): Promise<DeploymentRecord | null> {
  const sql = `select ${deploymentColumns} from ${deploymentTables} where ${column} = ?`;
  const [found] = await em.execute<DeploymentRecord[]>(sql, [id]);
  return found ?? null;
}
