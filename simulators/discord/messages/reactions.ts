import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { Event, Intent } from '../events/tell.ts';
import { tooManyReactions, unknownEmoji } from '../http/api-error.ts';
import { requireInChannel, type Standing } from '../permissions/require.ts';
import { presentMember } from '../present/user.ts';
import type { Channel, Message, Reaction, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { requireActive } from './active.ts';
import { presentEmojiKey, unicodeEmoji } from './emoji.ts';
import { inGuild, tellOfMessage } from './tell.ts';

const mostKinds = 20;

/** As it is kept: `name:id` of an emoji that there is, or the character. */
export function emojiKey({ state }: World, given: string): string {
  const [, id] = /^(?:a:)?\w+:(\d+)$/.exec(given) ?? [];
  const emoji = state.emojis.get(id ?? '');
  const key = emoji ? `${emoji.name}:${emoji.id}` : unicodeEmoji(given);
  if (!key) throw unknownEmoji();
  return key;
}

interface Reacting {
  userId: Snowflake;
  channel: Channel;
  standing: Standing | null;
}

/** Joining in is free to all who read; a kind that nobody used yet asks for a right. */
export function react(world: World, message: Message, key: string, { userId, channel, standing }: Reacting): void {
  requireActive(channel);
  const kind = message.reactions.find(({ emoji }) => emoji === key);
  requireInChannel(world, standing, channel, Bits.ReadMessageHistory | (kind ? 0n : Bits.AddReactions));
  if (!kind) requireForeignRight(world, key, { channel, standing });
  if (!kind && message.reactions.length >= mostKinds) throw tooManyReactions();
  if (kind?.userIds.includes(userId)) return;
  if (kind) kind.userIds.push(userId);
  else message.reactions.push({ emoji: key, userIds: [userId] });
  tellAdded(world, message, { key, userId });
}

function requireForeignRight(world: World, key: string, { channel, standing }: Omit<Reacting, 'userId'>): void {
  const { id } = presentEmojiKey(world, key);
  if (id === null || world.state.emojis.get(id)?.guildId === channel.guildId) return;
  requireInChannel(world, standing, channel, Bits.UseExternalEmojis);
}

export function unreact(world: World, message: Message, key: string, userId: Snowflake): void {
  const kind = message.reactions.find(({ emoji }) => emoji === key);
  if (!kind?.userIds.includes(userId)) return;
  kind.userIds = kind.userIds.filter((it) => it !== userId);
  keepUsed(message, ({ userIds }) => userIds.length > 0);
  tellReaction(world, message, Event.MessageReactionRemove, {
    ...{ user_id: userId, emoji: presentEmojiKey(world, key), burst: false, type: 0 },
  });
}

export function clearReactions(world: World, message: Message): void {
  message.reactions = [];
  tellReaction(world, message, Event.MessageReactionRemoveAll, {});
}

export function clearEmoji(world: World, message: Message, key: string): void {
  keepUsed(message, ({ emoji }) => emoji !== key);
  tellReaction(world, message, Event.MessageReactionRemoveEmoji, { emoji: presentEmojiKey(world, key) });
}

function keepUsed(message: Message, isUsed: (reaction: Reaction) => boolean): void {
  message.reactions = message.reactions.filter(isUsed);
}

function tellAdded(world: World, message: Message, { key, userId }: { key: string; userId: Snowflake }): void {
  const member = world.state.members.get(message.guildId ?? '')?.get(userId);
  tellReaction(world, message, Event.MessageReactionAdd, {
    ...{ user_id: userId, emoji: presentEmojiKey(world, key), burst: false, type: 0 },
    ...(member && { member: presentMember(world, member) }),
    ...(!message.webhook && { message_author_id: message.authorId }),
  });
}

const intents = { guild: Intent.GuildMessageReactions, conversation: Intent.DirectMessageReactions };

const tellReaction = (world: World, message: Message, event: Event, more: object): void =>
  tellOfMessage(world, message, {
    ...{ event, intents },
    data: { channel_id: message.channelId, message_id: message.id, ...inGuild(message), ...more },
  });
