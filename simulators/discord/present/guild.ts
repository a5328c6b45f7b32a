import type { APIEmoji, APIGuild } from 'discord-api-types/v10';
import type { Emoji, Guild } from '../state/rows.ts';
import type { World } from '../world.ts';
import { presentRole } from './role.ts';
import { presentUser } from './user.ts';

/** A guild as REST answers it, and as far as GUILD_CREATE and GUILD_UPDATE have the same fields. */
export function presentGuild(world: World, guild: Guild): APIGuild {
  const { state } = world;
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
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: guild.verificationLevel,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...(state.roles.get(guild.id)?.values() ?? [])].map(presentRole),
    emojis: [...state.emojis.values()]
      .filter(({ guildId }) => guildId === guild.id)
      .map((it) => presentEmoji(world, it)),
    stickers: [],
    features: guild.features as APIGuild['features'],
    mfa_level: guild.mfaLevel,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    nsfw_level: 0,
    hub_type: null,
    incidents_data: null,
  } as unknown as APIGuild;
}

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
