import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import type { Seat } from '../commands/visible.ts';
import type { Message, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { notThere } from './cannot.ts';
import { may } from './person.ts';

/** What this person sees in a channel, oldest first: nobody else's private answers, and the past only where it may be read. */
export function messagesFor(world: World, person: User, seat: Seat): Message[] {
  if (!may(world, seat, Bits.ReadMessageHistory)) return [];
  const all = [...(world.state.messages.get(seat.channel.id)?.values() ?? [])];
  return all.filter(({ onlyFor }) => onlyFor === null || onlyFor === person.id);
}

export function messageFor({ state }: World, person: User, { channel }: Seat, id: string): Message {
  const message = state.messages.get(channel.id)?.get(id);
  if (!message || (message.onlyFor !== null && message.onlyFor !== person.id)) throw notThere('message');
  return message;
}
