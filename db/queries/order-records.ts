import type { AddonCode, Tier } from '../../domain/catalogue.ts';
import type { DeploymentStatus, Period } from '../../domain/order.ts';
import { orderMissing } from '../../domain/order-refusals.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { PriceLine } from '../../domain/price.ts';
import type { BotTemplate } from '../entities/order.ts';
import type { Reader } from '../scope.ts';

/** An order as it was sold, as its workflow last told, and with its deployment. */
export interface OrderRecord {
  id: string;
  customerName: string | null;
  tier: Tier;
  addons: AddonCode[];
  template: BotTemplate;
  period: Period;
  renewalAmount: number;
  lines: PriceLine[];
  /** As many guilds as the plan has room for. */
  maxGuilds: number;
  placedAt: string;
  state: OrderState;
  deployment: {
    id: string;
    status: DeploymentStatus | null;
    url: string | null;
    serverId: string | null;
    provisionedAt: string | null;
  };
}

/** Rows as `OrderRecord`, for whatever is put behind it; `o` is the order. */
export const selectOrders = `
  select o.id, u.name as "customerName", o.tier, o.addons, o.template, o.period, o.renewal_amount as "renewalAmount",
    o.price_lines as lines, d.max_guilds as "maxGuilds", o.placed_at::text as "placedAt", o.state,
    jsonb_build_object('id', d.id, 'status', d.status, 'url', d.deployment_url, 'serverId', d.host_server_id,
      'provisionedAt', d.provisioned_at) as deployment
  from orders o join bot_deployments d on d.order_id = o.id left join users u on u.id = o.customer_id`;

export async function findOrder(em: Reader, orderId: string): Promise<OrderRecord | null> {
  const [record] = await em.execute<OrderRecord[]>(`${selectOrders} where o.id = ?`, [orderId]);
  return record ?? null;
}

export async function getOrder(em: Reader, orderId: string): Promise<OrderRecord> {
  const record = await findOrder(em, orderId);
  if (!record) throw orderMissing();
  return record;
}
