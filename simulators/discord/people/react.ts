import { emojiKey, react, unreact } from '../messages/reactions.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { notThere } from './cannot.ts';
import { activeSeatOf } from './person.ts';
import { messageFor } from './see-message.ts';

interface Reaction {
  channel: string;
  message: string;
  /** The character, or `name:id` of an emoji of a guild. */
  emoji: string;
}

function placeOf(world: World, person: User, { channel, message: id, emoji }: Reaction) {
  const seat = activeSeatOf(world, person, channel);
  const message = messageFor(world, person, seat, id);
  if (message.onlyFor !== null) throw notThere('message');
  return { seat, message, key: emojiKey(world, emoji) };
}

export function reactTo(world: World, person: User, reaction: Reaction): void {
  const { seat, message, key } = placeOf(world, person, reaction);
  react(world, message, key, { ...seat, userId: person.id });
}

export function takeBack(world: World, person: User, reaction: Reaction): void {
  const { message, key } = placeOf(world, person, reaction);
  unreact(world, message, key, person.id);
}
