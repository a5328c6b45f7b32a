import type { APIEmoji, APIGuild, APIGuildPreview } from 'discord-api-types/v10';
import type { Emoji, Guild, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { presentRole } from './role.ts';
import { presentUser } from './user.ts';

/** A guild as REST answers it, and as far as GUILD_CREATE and GUILD_UPDATE have the same fields. */
export function presentGuild(world: World, guild: Guild): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    splash: null,
    discovery_splash: null,
    description: guild.description,
    banner: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: guild.afkChannelId,
    afk_timeout: guild.afkTimeoutSeconds,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: guild.verificationLevel,
    default_message_notifications: guild.notificationLevel,
    explicit_content_filter: guild.contentFilter,
    roles: [...(world.state.roles.get(guild.id)?.values() ?? [])].map(presentRole),
    emojis: emojisOf(world, guild.id).map((it) => presentEmoji(world, it)),
    stickers: [],
    features: guild.features as APIGuild['features'],
    mfa_level: guild.mfaLevel,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: guild.systemChannelFlags,
    rules_channel_id: guild.rulesChannelId,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    public_updates_channel_id: guild.updatesChannelId,
    safety_alerts_channel_id: guild.alertsChannelId,
    nsfw: false,
    nsfw_level: 0,
    home_header: null,
    hub_type: null,
    incidents_data: null,
  } as unknown as APIGuild;
}

export const emojisOf = ({ state }: World, guildId: Snowflake): Emoji[] =>
  [...state.emojis.values()].filter((emoji) => emoji.guildId === guildId);

/** How many there are, and how many of them are about. */
export function countsOf({ state, hub }: World, { id }: Guild) {
  const members = state.members.get(id) ?? new Map<Snowflake, unknown>();
  const online = new Set([...hub.listeners].map(({ userId }) => userId).filter((userId) => members.has(userId)));
  return { approximate_member_count: members.size, approximate_presence_count: online.size };
}

/** What a guild shows to those who are not in it. */
export const presentPreview = (world: World, guild: Guild): APIGuildPreview =>
  ({
    ...{ id: guild.id, name: guild.name, icon: guild.icon, splash: null, discovery_splash: null, home_header: null },
    ...{ description: guild.description, features: guild.features, stickers: [], ...countsOf(world, guild) },
    emojis: emojisOf(world, guild.id).map((it) => presentEmoji(world, it)),
  }) as unknown as APIGuildPreview;

export function presentEmoji(world: World, emoji: Emoji): APIEmoji {
  const creator = world.state.users.get(emoji.creatorId);
  return {
    id: emoji.id,
    name: emoji.name,
    roles: emoji.roles,
    require_colons: true,
    managed: false,
    animated: emoji.animated,
    available: emoji.available,
    ...(creator && { user: presentUser(creator) }),
  };
}
