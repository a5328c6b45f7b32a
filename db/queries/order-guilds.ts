import { orderTopic } from '../../domain/events.ts';
import { orderEnded } from '../../domain/order-refusals.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { isReplaceable } from '../../domain/plan-change.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';
import { logEvent } from './events.ts';
import { lockOrder } from './lock-order.ts';
import { readAgreedGuilds } from './order-changes.ts';

export interface OrderGuilds {
  /** The one that was first comes first. */
  guilds: string[];
  maxGuilds: number;
}

interface Guild {
  orderId: string;
  guildId: string;
}

export async function readGuilds(em: Em, orderId: string): Promise<OrderGuilds> {
  const [row] = await em.execute<OrderGuilds[]>(
    `select max_guilds as "maxGuilds",
       array(select guild_id::text from order_guilds g where g.order_id = d.order_id order by added_at, guild_id) as guilds
     from bot_deployments d where order_id = ?`,
    [orderId],
  );
  if (!row) throw new Error(`There is no deployment for order ${orderId}.`);
  return row;
}

/** One more guild, up to the number that was sold, and to that of a plan which is on its way. Safe to repeat. */
export async function addGuild(em: Em, { orderId, guildId }: Guild): Promise<OrderGuilds> {
  const order = await lockLiving(em, orderId);
  const { guilds, maxGuilds } = await readGuilds(em, orderId);
  if (guilds.includes(guildId)) return { guilds, maxGuilds };

  if (guilds.length >= maxGuilds) throw guildLimit(order, maxGuilds);
  const agreed = order.change && (await readAgreedGuilds(em, order.change.id));
  if (agreed !== null && guilds.length >= agreed) throw nextGuildLimit(order, agreed);
  await em.execute('insert into order_guilds (order_id, guild_id, customer_id) values (?, ?, ?)', [
    orderId,
    guildId,
    order.customerId,
  ]);
  return tellOfGuilds(em, order);
}

/** Safe to repeat: a guild that is not there is gone. */
export async function removeGuild(em: Em, { orderId, guildId }: Guild): Promise<OrderGuilds> {
  const order = await lockLiving(em, orderId);
  const { guilds, maxGuilds } = await readGuilds(em, orderId);
  if (!guilds.includes(guildId)) return { guilds, maxGuilds };

  if (guilds.length === 1) throw lastGuild(order);
  await em.execute('delete from order_guilds where order_id = ? and guild_id = ?', [orderId, guildId]);
  return tellOfGuilds(em, order);
}

async function lockLiving(em: Em, orderId: string): Promise<OrderState> {
  const order = await lockOrder(em, orderId);
  if (order.phase === 'ended' || order.phase === 'settling') throw orderEnded(order);
  return order;
}

async function tellOfGuilds(em: Em, { orderId, customerId, number }: OrderState): Promise<OrderGuilds> {
  const data = { orderId, number, guilds: 'changed' };
  await logEvent(em, { topic: orderTopic(orderId), event: 'order_update', orderId, customerId, data });
  return readGuilds(em, orderId);
}

const atMost = (guilds: number) => (guilds === 1 ? 'one guild' : `at most ${guilds} guilds`);

const guildLimit = ({ number }: OrderState, most: number) =>
  new Refusal('guild-limit', `Order ${number} is for ${atMost(most)}.`, {
    remedy: 'Upgrade the order to a larger tier, or remove one of its guilds first.',
  });

const nextGuildLimit = ({ number, change }: OrderState, most: number) =>
  new Refusal('guild-limit', `Order ${number} is to become smaller, and its next plan is for ${atMost(most)}.`, {
    remedy:
      change && isReplaceable(change)
        ? 'Take the smaller plan back by asking for the plan of now again, or remove one of its guilds first.'
        : 'Remove one of its guilds first.',
  });

const lastGuild = ({ number }: OrderState) =>
  new Refusal('last-guild', `This is the only guild of order ${number}, and a bot needs one to serve.`, {
    remedy: 'Add another guild first, or cancel the order.',
  });
