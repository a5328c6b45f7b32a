import { type Presence, presenceSchema } from '../gateway/listener.ts';
import { changePresence } from '../gateway/presence.ts';
import type { User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { cannot } from './cannot.ts';

export const statusSchema = presenceSchema.pick({ status: true, activities: true });

/** Looks busy, or away, to others, for as long as the person is there. */
export function beSeen(world: World, { id }: User, presence: Presence): void {
  const own = [...world.hub.listeners].filter(({ userId }) => userId === id);
  if (own.length === 0) throw cannot('You are offline.');
  changePresence(world, id, () => {
    for (const listener of own) listener.presence = presence;
  });
}
