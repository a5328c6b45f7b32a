import { type APIChannel, type APIThreadMember, ChannelType } from 'discord-api-types/v10';
import { hasTopic, isCategory, isForum, isVoice } from '../channels/kinds.ts';
import { isThread } from '../permissions/compute.ts';
import type { Channel, Overwrite, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { noFlags } from './no-flags.ts';
import { isoTime, presentUser } from './user.ts';

/** As this user sees it: a conversation names the other one, and a thread says whether one is in it. */
export function presentChannel(world: World, channel: Channel, viewerId: Snowflake): APIChannel {
  if (channel.guildId === null) return presentConversation(world, channel, viewerId);
  const fields = isThread(channel) ? threadFields(channel, viewerId) : guildFields(channel);
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guildId,
    name: channel.name,
    parent_id: channel.parentId,
    ...(!isCategory(channel) && {
      last_message_id: channel.lastMessageId,
      rate_limit_per_user: channel.slowmodeSeconds,
      ...(channel.lastPinAt !== null && { last_pin_timestamp: isoTime(channel.lastPinAt) }),
    }),
    ...fields,
  } as APIChannel;
}

function presentConversation(world: World, channel: Channel, viewerId: Snowflake): APIChannel {
  const others = channel.recipients.filter((id) => id !== viewerId);
  return {
    id: channel.id,
    type: ChannelType.DM,
    last_message_id: channel.lastMessageId,
    recipients: others.flatMap((id) => {
      const user = world.state.users.get(id);
      return user ? [presentUser(user)] : [];
    }),
    flags: noFlags,
  } as unknown as APIChannel;
}

const guildFields = (channel: Channel) => ({
  position: channel.position,
  permission_overwrites: channel.overwrites.map(presentOverwrite),
  nsfw: channel.nsfw,
  flags: channel.flags,
  ...(hasTopic(channel) && { topic: channel.topic }),
  ...(isVoice(channel) && {
    bitrate: channel.bitrate ?? 64_000,
    user_limit: channel.userLimit ?? 0,
    rtc_region: channel.rtcRegion,
    ...(channel.videoQuality !== null && { video_quality_mode: channel.videoQuality }),
  }),
  ...(channel.defaultAutoArchiveMinutes !== null && {
    default_auto_archive_duration: channel.defaultAutoArchiveMinutes,
  }),
  ...(channel.defaultThreadSlowmodeSeconds > 0 && {
    default_thread_rate_limit_per_user: channel.defaultThreadSlowmodeSeconds,
  }),
  ...(isForum(channel) && forumFields(channel)),
});

const forumFields = ({ forumTags, defaultReaction, defaultSortOrder, defaultForumLayout }: Channel) => ({
  available_tags: forumTags.map(({ id, name, moderated, emojiId, emojiName }) => ({
    id,
    name,
    moderated,
    emoji_id: emojiId,
    emoji_name: emojiName,
  })),
  default_reaction_emoji: defaultReaction && {
    emoji_id: defaultReaction.emojiId,
    emoji_name: defaultReaction.emojiName,
  },
  default_sort_order: defaultSortOrder,
  default_forum_layout: defaultForumLayout,
});

export const presentOverwrite = ({ id, type, allow, deny }: Overwrite) => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
});

function threadFields({ id, type, flags, thread }: Channel, viewerId: Snowflake) {
  if (!thread) throw new Error(`Channel ${id} is no thread.`);
  const own = thread.members.find(({ userId }) => userId === viewerId);
  return {
    owner_id: thread.ownerId,
    message_count: thread.messageCount,
    total_message_sent: thread.sentCount,
    member_count: Math.min(thread.members.length, 50),
    applied_tags: thread.appliedTags,
    flags,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: isoTime(thread.archivedAt),
      locked: thread.locked,
      ...(type === ChannelType.PrivateThread && { invitable: thread.invitable }),
      create_timestamp: isoTime(thread.createdAt),
    },
    ...(own && { member: presentThreadMember(id, own) }),
  };
}

export const presentThreadMember = (
  threadId: Snowflake,
  { userId, joinedAt }: { userId: Snowflake; joinedAt: number },
): APIThreadMember =>
  ({ id: threadId, user_id: userId, join_timestamp: isoTime(joinedAt), flags: noFlags }) as APIThreadMember;
