import { conversationOf } from '../state/make.ts';
import type { Channel, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot, notThere } from './cannot.ts';

/** Opens the conversation with somebody of a common guild. */
export function converse(world: World, person: User, otherId: string): Channel {
  const other = world.state.users.get(otherId);
  if (!other || other.id === person.id) throw notThere('user');
  const isMet = [...world.state.members.values()].some((members) => members.has(person.id) && members.has(other.id));
  if (!isMet) throw cannot(`You share no server with ${other.username}.`);
  return conversationOf(world, person.id, other.id);
}
