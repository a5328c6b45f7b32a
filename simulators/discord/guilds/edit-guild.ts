import { AuditLogEvent } from 'discord-api-types/v10';
import { changes } from '../audit/changes.ts';
import { writeAudit } from '../audit/write.ts';
import { Event, Intent, tellGuild } from '../events/tell.ts';
import { presentGuild } from '../present/guild.ts';
import type { Guild } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Actor } from './actor.ts';

/** As the audit log shows it. */
const shown = (guild: Guild) => ({
  name: guild.name,
  description: guild.description,
  icon_hash: guild.icon,
  verification_level: guild.verificationLevel,
  default_message_notifications: guild.notificationLevel,
  explicit_content_filter: guild.contentFilter,
  system_channel_id: guild.systemChannelId,
  system_channel_flags: guild.systemChannelFlags,
  rules_channel_id: guild.rulesChannelId,
  public_updates_channel_id: guild.updatesChannelId,
  safety_alerts_channel_id: guild.alertsChannelId,
  afk_channel_id: guild.afkChannelId,
  afk_timeout: guild.afkTimeoutSeconds,
  preferred_locale: guild.locale,
  owner_id: guild.ownerId,
});

export function editGuild(world: World, actor: Actor, guild: Guild, wanted: Partial<Guild>): void {
  const before = shown(guild);
  Object.assign(guild, wanted);
  const changed = changes(before, shown(guild));
  if (changed.length === 0) return;
  const { id: guildId } = guild;
  tellGuild(world, guildId, {
    event: Event.GuildUpdate,
    intents: Intent.Guilds,
    data: presentGuild(world, guild),
  });
  const actionType = AuditLogEvent.GuildUpdate;
  writeAudit(world, { ...actor, guildId, targetId: guildId, actionType, changes: changed });
}
