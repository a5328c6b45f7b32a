import { MessageType as Type } from 'discord-api-types/v10';
import type { Message } from '../model/types.ts';

/** What happened, where nobody has written the message; null where somebody has. */
export function systemWords({ type, content }: Message, name: string): string | null {
  switch (type) {
    case Type.UserJoin:
      return `${name} has joined.`;
    case Type.ChannelPinnedMessage:
      return `${name} pinned a message to this channel.`;
    case Type.ThreadCreated:
      return `${name} started a thread: ${content}`;
    case Type.ThreadStarterMessage:
      return 'This thread began with a message of its channel.';
    case Type.ChannelNameChange:
      return `${name} changed the name: ${content}`;
    case Type.ChannelFollowAdd:
      return `${name} follows ${content} here.`;
    case Type.RecipientAdd:
      return `${name} added somebody to the thread.`;
    case Type.RecipientRemove:
      return `${name} removed somebody from the thread.`;
    case Type.AutoModerationAction:
      return 'A message was held back by a rule.';
    default:
      return null;
  }
}
