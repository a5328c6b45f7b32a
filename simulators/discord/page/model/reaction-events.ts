import type { APIPartialEmoji, APIReaction } from 'discord-api-types/v10';
import { changeMessage } from './message-events.ts';
import type { Change } from './reduce.ts';
import type { Scene } from './scene.ts';
import type { Message } from './types.ts';

interface Reacted {
  channel_id: string;
  message_id: string;
  user_id: string;
  emoji: APIPartialEmoji;
}

/** As the simulator takes it: the character, or `name:id`. */
export const emojiKey = ({ id, name }: APIPartialEmoji): string => (id ? `${name}:${id}` : (name ?? ''));

function counted(reactions: readonly APIReaction[], emoji: APIPartialEmoji, by: 1 | -1, isMine: boolean) {
  const key = emojiKey(emoji);
  const isKnown = reactions.some((it) => emojiKey(it.emoji) === key);
  const fresh = { emoji, count: 0, me: false } as APIReaction;
  return (isKnown ? reactions : [...reactions, fresh])
    .map((it) => (emojiKey(it.emoji) === key ? { ...it, count: it.count + by, me: isMine ? by === 1 : it.me } : it))
    .filter(({ count }) => count > 0);
}

const change =
  (by: 1 | -1) =>
  (scene: Scene, { channel_id, message_id, user_id, emoji }: Reacted): Scene =>
    changeMessage(scene, channel_id, message_id, (message) => ({
      ...message,
      reactions: counted(message.reactions ?? [], emoji, by, user_id === scene.meId),
    }));

const keepOnly = (scene: Scene, { channel_id, message_id }: Reacted, keep: (it: APIReaction) => boolean): Scene =>
  changeMessage(scene, channel_id, message_id, (message: Message) => ({
    ...message,
    reactions: (message.reactions ?? []).filter(keep),
  }));

export const reactionEvents: Record<string, Change> = {
  MESSAGE_REACTION_ADD: change(1),
  MESSAGE_REACTION_REMOVE: change(-1),
  MESSAGE_REACTION_REMOVE_ALL: (scene: Scene, gone: Reacted) => keepOnly(scene, gone, () => false),
  MESSAGE_REACTION_REMOVE_EMOJI: (scene: Scene, gone: Reacted) =>
    keepOnly(scene, gone, ({ emoji }) => emojiKey(emoji) !== emojiKey(gone.emoji)),
};
