import { type APIChannel, type APIThreadMember, ChannelType } from 'discord-api-types/v10';
import { isThread } from '../permissions/compute.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
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
    ...(hasMessages(channel) && {
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

const hasMessages = ({ type }: Channel): boolean => type !== ChannelType.GuildCategory;
const isVoice = ({ type }: Channel) => type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice;
const isForum = ({ type }: Channel) => type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

const guildFields = (channel: Channel) => ({
  position: channel.position,
  permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
    id,
    type,
    allow: String(allow),
    deny: String(deny),
  })),
  nsfw: channel.nsfw,
  flags: noFlags,
  ...(channel.type !== ChannelType.GuildCategory && !isVoice(channel) && { topic: channel.topic }),
  ...(isVoice(channel) && { bitrate: channel.bitrate ?? 64_000, user_limit: channel.userLimit ?? 0, rtc_region: null }),
  ...(channel.defaultAutoArchiveMinutes !== null && {
    default_auto_archive_duration: channel.defaultAutoArchiveMinutes,
  }),
  ...(isForum(channel) && {
    available_tags: channel.forumTags.map(({ id, name, moderated, emojiId, emojiName }) => ({
      id,
      name,
      moderated,
      emoji_id: emojiId,
      emoji_name: emojiName,
    })),
    default_reaction_emoji: null,
    default_sort_order: null,
    default_forum_layout: 0,
  }),
});

function threadFields({ id, thread }: Channel, viewerId: Snowflake) {
  if (!thread) throw new Error(`Channel ${id} is no thread.`);
  const own = thread.members.find(({ userId }) => userId === viewerId);
  return {
    owner_id: thread.ownerId,
    message_count: thread.messageCount,
    total_message_sent: thread.messageCount,
    member_count: Math.min(thread.members.length, 50),
    applied_tags: thread.appliedTags,
    flags: noFlags,
    thread_metadata: {
      archived: thread.archived,
      auto_archive_duration: thread.autoArchiveMinutes,
      archive_timestamp: isoTime(thread.archivedAt),
      locked: thread.locked,
      invitable: thread.invitable,
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
