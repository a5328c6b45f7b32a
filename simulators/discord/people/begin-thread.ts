import { isForum } from '../channels/kinds.ts';
import { requireGuildChannel } from '../channels/require.ts';
import { startPost, startThread } from '../channels/start-thread.ts';
import type { Json } from '../http/call.ts';
import type { Channel, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { writerAt } from './write.ts';

/** Begins a thread, or in a forum a post. */
export function beginThread(world: World, person: User, channelId: string, body: Json): Channel {
  const { channel: parent, standing } = requireGuildChannel(world, person.id, channelId);
  const begun = { parent, standing, actor: { actorId: person.id, reason: null }, body };
  if (!isForum(parent)) return startThread(world, begun);
  const writer = writerAt(person, { channel: parent, standing });
  return startPost(world, { ...begun, uploads: new Map() }, writer).thread;
}
