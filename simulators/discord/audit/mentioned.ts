import { presentRule } from '../present/auto-mod-rule.ts';
import { presentChannel } from '../present/channel.ts';
import { presentGuildEvent } from '../present/guild-event.ts';
import { presentUser } from '../present/user.ts';
import { presentWebhookTo } from '../present/webhook.ts';
import type { Application, AuditLogEntry, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

/** All that entries speak of and that is still there, once each; as this application's bot sees it. */
export function mentionedIn(world: World, entries: readonly AuditLogEntry[], { id, botId }: Application) {
  const { users, channels, webhooks, autoModRules, guildEvents } = world.state;
  const targets = [...new Set(entries.flatMap(({ targetId }) => targetId ?? []))];
  const people = new Set([...entries.map(({ actorId }) => actorId), ...targets]);
  const known = <It>(ids: Iterable<Snowflake>, table: ReadonlyMap<Snowflake, It>): It[] =>
    [...ids].flatMap((it) => table.get(it) ?? []);

  return {
    users: known(people, users).map(presentUser),
    webhooks: known(targets, webhooks).map((it) => presentWebhookTo(world, it, id)),
    threads: known(targets, channels)
      .filter(({ thread }) => thread !== null)
      .map((it) => presentChannel(world, it, botId)),
    auto_moderation_rules: known(targets, autoModRules).map(presentRule),
    guild_scheduled_events: known(targets, guildEvents).map((it) => presentGuildEvent(world, it)),
    integrations: [],
    application_commands: [],
  };
}
