import { ChannelFlags, ChannelType } from 'discord-api-types/v10';
import type { Channel } from '../state/rows.ts';
import { fields, listOf, type Read } from '../validation/compound.ts';
import { defaulting, nullable, optional } from '../validation/field.ts';
import { boolean, choice, integer, snowflake, text } from '../validation/kinds.ts';
import type { World } from '../world.ts';
import { hasTopic, isAnnouncement, isCategory, isForum, isVoice } from './kinds.ts';
import { overwriteField } from './overwrites.ts';
import { maxTags, tagField, tagsFrom } from './tags.ts';

export const slowmodeField = integer({ min: 0, max: 21_600 });
export const archiveDurationField = choice([60, 1_440, 4_320, 10_080]);

/** All that can be said of a channel of this kind besides its name; null where it is the same as nothing said. */
export function settingShape(channel: Pick<Channel, 'type'>) {
  const isStage = channel.type === ChannelType.GuildStageVoice;
  return {
    position: optional(nullable(integer({ min: 0 }))),
    topic: optional(nullable(text({ max: isForum(channel) ? 4_096 : 1_024 }))),
    nsfw: optional(defaulting(boolean, false)),
    rate_limit_per_user: optional(defaulting(slowmodeField, 0)),
    bitrate: optional(nullable(integer({ min: 8_000, max: isStage ? 64_000 : 96_000 }))),
    user_limit: optional(nullable(integer({ min: 0, max: isStage ? 10_000 : 99 }))),
    rtc_region: optional(nullable(text())),
    video_quality_mode: optional(nullable(choice([1, 2]))),
    parent_id: optional(nullable(snowflake)),
    permission_overwrites: optional(nullable(listOf(overwriteField, { max: 100 }))),
    default_auto_archive_duration: optional(nullable(archiveDurationField)),
    default_thread_rate_limit_per_user: optional(defaulting(slowmodeField, 0)),
    default_reaction_emoji: optional(nullable(reactionField)),
    default_sort_order: optional(nullable(choice([0, 1]))),
    default_forum_layout: optional(defaulting(choice([0, 1, 2]), 0)),
    available_tags: optional(nullable(listOf(tagField, { max: maxTags }))),
    flags: optional(defaulting(integer({ min: 0 }), 0)),
  };
}

const reactionField = fields({
  emoji_id: defaulting(nullable(snowflake), null),
  emoji_name: defaulting(nullable(text({ max: 100 })), null),
});

export type Settings = Read<ReturnType<typeof settingShape>>;

/** What of it a channel of this kind has; position, category and overwrites have rules of their own. */
export function settingsFrom(
  world: World,
  said: Settings,
  channel: Pick<Channel, 'type' | 'forumTags'>,
): Partial<Channel> {
  const {
    default_reaction_emoji: reaction,
    default_auto_archive_duration: defaultAutoArchiveMinutes,
    default_thread_rate_limit_per_user: defaultThreadSlowmodeSeconds,
  } = said;
  return known({
    ...(!isCategory(channel) && { nsfw: said.nsfw }),
    ...(!isCategory(channel) && !isAnnouncement(channel) && { slowmodeSeconds: said.rate_limit_per_user }),
    ...(hasTopic(channel) && { topic: said.topic, defaultAutoArchiveMinutes, defaultThreadSlowmodeSeconds }),
    ...(isVoice(channel) && {
      bitrate: said.bitrate,
      userLimit: said.user_limit,
      rtcRegion: said.rtc_region,
      videoQuality: said.video_quality_mode,
    }),
    ...(isForum(channel) && {
      defaultReaction: reaction && { emojiId: reaction.emoji_id, emojiName: reaction.emoji_name },
      defaultSortOrder: said.default_sort_order,
      defaultForumLayout: said.default_forum_layout,
      forumTags: said.available_tags ? tagsFrom(world, said.available_tags, channel.forumTags) : undefined,
      flags: said.flags === undefined ? undefined : said.flags & ChannelFlags.RequireTag,
    }),
  });
}

type Maybe<It> = { [Key in keyof It]?: It[Key] | undefined };

/** Without what was not said. */
const known = (said: Maybe<Channel>): Partial<Channel> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Partial<Channel>;
