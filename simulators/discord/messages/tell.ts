import type { Viewer } from '../events/dispatch.ts';
import { Event, Intent, tellConversation, tellGuild, tellUser } from '../events/tell.ts';
import { presentMessage } from '../present/message.ts';
import { presentMembership } from '../present/user.ts';
import type { Message } from '../state/rows.ts';
import type { World } from '../world.ts';

type Told = object | ((viewer: Viewer) => object | null);

/** Tells those who see the message; of one for a single person, its bot hears as if it were a conversation of two. */
export function tellOfMessage(
  world: World,
  { guildId, channelId, onlyFor, authorId }: Pick<Message, 'guildId' | 'channelId' | 'onlyFor' | 'authorId'>,
  { event, data, intents }: { event: Event; data: Told; intents: { guild: number; conversation: number } },
): void {
  if (onlyFor !== null) {
    for (const userId of new Set([onlyFor, authorId]))
      tellUser(world, userId, { event, data, intents: intents.conversation });
  } else if (guildId === null) tellConversation(world, channelId, { event, data, intents: intents.conversation });
  else tellGuild(world, guildId, { event, data, intents: intents.guild, channelId });
}

const ofMessages = { guild: Intent.GuildMessages, conversation: Intent.DirectMessages };

export const tellMessageCreated = (world: World, message: Message): void =>
  tellOfMessage(world, message, {
    event: Event.MessageCreate,
    intents: ofMessages,
    data: (viewer) => ({
      ...presentInEvent(world, message, viewer),
      ...(message.nonce !== null && { nonce: message.nonce }),
    }),
  });

export const tellMessageUpdated = (world: World, message: Message): void =>
  tellOfMessage(world, message, {
    event: Event.MessageUpdate,
    intents: ofMessages,
    data: (viewer) => ({ ...presentInEvent(world, message, viewer), tts: false }),
  });

export const tellMessageDeleted = (world: World, message: Message): void =>
  tellOfMessage(world, message, {
    event: Event.MessageDelete,
    intents: ofMessages,
    data: { id: message.id, channel_id: message.channelId, ...inGuild(message) },
  });

export const tellMessagesDeleted = (world: World, messages: readonly Message[]): void =>
  tellOfMessage(world, messages[0]!, {
    event: Event.MessageDeleteBulk,
    intents: ofMessages,
    data: { ids: messages.map(({ id }) => id), channel_id: messages[0]!.channelId, ...inGuild(messages[0]!) },
  });

export const inGuild = ({ guildId, onlyFor }: Pick<Message, 'guildId' | 'onlyFor'>) =>
  guildId !== null && onlyFor === null ? { guild_id: guildId } : {};

/** With what only events have: where in a guild it was written, and by which member. */
function presentInEvent(world: World, message: Message, viewer: Viewer): object {
  const { state } = world;
  const { guildId, authorId, channelId } = message;
  const presented = presentMessage(world, message, viewer);
  const members = message.onlyFor === null && guildId !== null ? state.members.get(guildId) : undefined;
  const author = message.webhook === null ? members?.get(authorId) : undefined;
  const mentions = presented.mentions.map((user) => {
    const member = members?.get(user.id);
    return member ? { ...user, member: presentMembership(member) } : user;
  });
  return {
    ...presented,
    mentions,
    channel_type: state.channels.get(channelId)?.type,
    ...inGuild(message),
    ...(author && { member: presentMembership(author) }),
  };
}
