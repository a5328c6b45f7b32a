import type { AddonCode, Resources, Tier } from '../../domain/catalogue.ts';
import type { AskedChange } from '../../domain/plan-change.ts';
import type { PriceLine } from '../../domain/price.ts';
import type { Em } from '../orm.ts';

/** A change of plan with all that is in it. */
export interface NewChange extends AskedChange {
  orderId: string;
  customerId: string;
  addons: readonly AddonCode[];
  resources: Resources;
  features: readonly string[];
  maxGuilds: number;
  renewalLines: readonly PriceLine[];
  dueLines: readonly PriceLine[];
}

/** Keeps what is asked for until its workflow wants it. Safe to repeat. */
export const keepChange = (em: Em, change: NewChange): Promise<unknown> =>
  em.execute(
    `insert into order_changes (id, order_id, customer_id, tier, addons, resources, features, max_guilds, begins,
       renewal_amount, renewal_lines, due, due_lines)
     values (?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?, ?::jsonb, ?, ?::jsonb) on conflict (id) do nothing`,
    [
      ...[change.id, change.orderId, change.customerId, change.tier, JSON.stringify(change.addons)],
      ...[JSON.stringify(change.resources), JSON.stringify(change.features), change.maxGuilds, change.begins],
      ...[change.renewalAmount, JSON.stringify(change.renewalLines), change.due, JSON.stringify(change.dueLines)],
    ],
  );

export async function findChange(em: Em, id: string): Promise<AskedChange | null> {
  const [change] = await em.execute<AskedChange[]>(
    'select id, tier, renewal_amount as "renewalAmount", due, begins from order_changes where id = ?',
    [id],
  );
  return change ?? null;
}

/** As many guilds as the order will have room for. */
export async function readAgreedGuilds(em: Em, id: string): Promise<number | null> {
  const [change] = await em.execute<{ most: number }[]>('select max_guilds as most from order_changes where id = ?', [
    id,
  ]);
  return change?.most ?? null;
}

/** From now on the order is what was asked for. Safe to repeat. */
export async function applyChange(em: Em, orderId: string, changeId: string): Promise<void> {
  const [begun] = await em.execute<Begun[]>(
    `update order_changes set begun_at = now() where id = ? and order_id = ? and begun_at is null
     returning tier, addons, resources, features, max_guilds, renewal_amount, renewal_lines`,
    [changeId, orderId],
  );
  if (!begun) return;
  await em.execute(
    'update orders set tier = ?, addons = ?::jsonb, renewal_amount = ?, renewal_lines = ?::jsonb where id = ?',
    [begun.tier, JSON.stringify(begun.addons), begun.renewal_amount, JSON.stringify(begun.renewal_lines), orderId],
  );
  const { memoryMb, cpuPercent, diskMb, databases, backups } = begun.resources;
  await em.execute(
    `update bot_deployments set tier = ?, memory_mb = ?, cpu_cores = ?, storage_gb = ?, databases = ?, backups = ?,
       enabled_features = array(select jsonb_array_elements_text(?::jsonb)), max_guilds = ?, updated_at = now()
     where order_id = ?`,
    [
      ...[begun.tier, memoryMb, cpuPercent / 100, diskMb / 1024, databases, backups],
      ...[JSON.stringify(begun.features), begun.max_guilds, orderId],
    ],
  );
}

/**
 * The invoice for a difference pays for what is left of the time that was sold, as soon as the bot has its new plan;
 * where the end of that time moves, its own moves along.
 */
export const coverRest = (em: Em, orderId: string, subject: string): Promise<unknown> =>
  em.execute(
    `update invoices i set covers_from = now(), covers_until = last.covers_until, covers_with = last.subject
     from (
       select subject, covers_until from invoices
       where order_id = ? and status <> 'void' and covers_until is not null and covers_with is null
       order by covers_until desc limit 1
     ) last
     where i.order_id = ? and i.subject = ? and i.covers_from is null`,
    [orderId, orderId, subject],
  );

interface Begun {
  tier: Tier;
  addons: AddonCode[];
  resources: Resources;
  features: string[];
  max_guilds: number;
  renewal_amount: number;
  renewal_lines: PriceLine[];
}
