import { type Candidate, type HostReport, meantBy } from '../../domain/host-report.ts';
import { orderMissing } from '../../domain/order-refusals.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Em } from '../orm.ts';

/** Whom a report names, besides its bot. */
export interface Named {
  guildId: string;
  orderId: string | null;
}

/** The order that a report is about: the one it names, else the one of its bot, else the one of its guild. */
export async function orderOf(em: Em, report: HostReport, { guildId, orderId }: Named): Promise<Candidate> {
  if (orderId !== null) return named(em, orderId, guildId);
  const { botId } = report;
  const meant =
    meantBy(report, await candidates(em, 'd.host_bot_id = ? or d.host_server_id = ?', [botId, botId])) ??
    meantBy(report, await candidates(em, `o.phase <> 'ended' and ${hasGuild}`, [guildId, guildId]));
  if (!meant) throw unknown();
  return meant;
}

async function named(em: Em, orderId: string, guildId: string): Promise<Candidate> {
  const [order] = await candidates(em, 'o.id = ?', [orderId]);
  if (!order) throw orderMissing();
  const fits = await candidates(em, `o.id = ? and (${hasGuild})`, [orderId, guildId, guildId]);
  if (fits.length === 0) throw otherGuild();
  return order;
}

const hasGuild = '(d.guild_id = ? or o.id in (select order_id from order_guilds where guild_id = ?))';

const candidates = (em: Em, where: string, parameters: unknown[]) =>
  em.execute<Candidate[]>(
    `select o.id as "orderId", o.host, o.phase from orders o join bot_deployments d on d.order_id = o.id where ${where}`,
    parameters,
  );

const unknown = () =>
  new Refusal('bot-unknown', 'No order has this bot, and none that lives has this guild.', {
    remedy: 'Send the order_id as well; the runbook names it ORDER_ID.',
  });

const otherGuild = () =>
  new Refusal('guild-differs', 'The order that is named is for another guild than this one.', {
    remedy: 'See that ORDER_ID and GUILD_ID of the bot come from the same runbook.',
  });
