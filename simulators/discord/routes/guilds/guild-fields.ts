import { ChannelType } from 'discord-api-types/v10';
import { invalidForm } from '../../http/api-error.ts';
import { keepImage } from '../../state/keep-image.ts';
import type { Channel, Guild, Snowflake } from '../../state/rows.ts';
import type { Read } from '../../validation/compound.ts';
import { ignorable, nullable, optional } from '../../validation/field.ts';
import { choice, image, integer, snowflake, text } from '../../validation/kinds.ts';
import type { World } from '../../world.ts';

const channelOrNone = optional(nullable(snowflake));

export const guildFields = {
  name: ignorable(text({ min: 2, max: 100 })),
  description: optional(nullable(text({ max: 300 }))),
  icon: optional(nullable(image)),
  verification_level: ignorable(choice([0, 1, 2, 3, 4])),
  default_message_notifications: ignorable(choice([0, 1])),
  explicit_content_filter: ignorable(choice([0, 1, 2])),
  preferred_locale: ignorable(text({ min: 2, max: 10 })),
  afk_timeout: ignorable(choice([60, 300, 900, 1800, 3600])),
  afk_channel_id: channelOrNone,
  system_channel_id: channelOrNone,
  system_channel_flags: ignorable(integer({ min: 0 })),
  rules_channel_id: channelOrNone,
  public_updates_channel_id: channelOrNone,
  safety_alerts_channel_id: channelOrNone,
};

type Wanted = Read<typeof guildFields>;

const names = {
  verification_level: 'verificationLevel',
  default_message_notifications: 'notificationLevel',
  explicit_content_filter: 'contentFilter',
  preferred_locale: 'locale',
  afk_timeout: 'afkTimeoutSeconds',
  afk_channel_id: 'afkChannelId',
  system_channel_id: 'systemChannelId',
  system_channel_flags: 'systemChannelFlags',
  rules_channel_id: 'rulesChannelId',
  public_updates_channel_id: 'updatesChannelId',
  safety_alerts_channel_id: 'alertsChannelId',
  name: 'name',
} as const;

const channelKinds: Partial<Record<keyof Wanted, ChannelType[]>> = {
  afk_channel_id: [ChannelType.GuildVoice],
  system_channel_id: [ChannelType.GuildText],
  rules_channel_id: [ChannelType.GuildText],
  public_updates_channel_id: [ChannelType.GuildText],
  safety_alerts_channel_id: [ChannelType.GuildText],
};

/** What a body wants of a guild; its channels must be the guild's own, and of the right kind. */
export function guildIn(world: World, guild: Guild, wanted: Wanted): Partial<Guild> {
  for (const [key, kinds] of Object.entries(channelKinds)) {
    const id = wanted[key as keyof Wanted];
    if (typeof id === 'string') requireOwnChannel(world, guild, { id, key, kinds });
  }
  const { icon, description } = wanted;
  const renamed = Object.entries(names).filter(([key]) => wanted[key as keyof Wanted] !== undefined);
  return {
    ...Object.fromEntries(renamed.map(([key, name]) => [name, wanted[key as keyof Wanted]])),
    ...(description !== undefined && { description: description || null }),
    ...(icon !== undefined && { icon: icon && keepImage(world, icon) }),
  };
}

function requireOwnChannel(
  { state }: World,
  guild: Guild,
  { id, key, kinds }: { id: Snowflake; key: string; kinds: Channel['type'][] },
): void {
  const channel = state.channels.get(id);
  if (channel?.guildId === guild.id && kinds.includes(channel.type)) return;
  throw invalidForm([{ at: key, code: 'CHANNEL_INVALID', message: 'Invalid channel' }]);
}
