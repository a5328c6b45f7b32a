import { mayView } from '../permissions/compute.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellThreadsOfNewlyVisible } from './tell.ts';

/** To be asked before something changes what bots see in a guild; what it answers, called afterwards, tells them of the threads that they see only now. */
export function watchThreads(world: World, guildId: Snowflake): () => void {
  const parents = parentsOfActive(world, guildId);
  const seen = new Map<Snowflake, readonly Channel[]>();
  for (const userId of world.state.members.get(guildId)?.keys() ?? []) {
    const isBot = world.state.users.get(userId)?.bot;
    if (isBot)
      seen.set(
        userId,
        parents.filter((it) => mayView(world, userId, it)),
      );
  }
  return () =>
    tellThreadsOfNewlyVisible(world, guildId, parents, ({ userId }, it) => seen.get(userId)?.includes(it) ?? true);
}

function parentsOfActive({ state }: World, guildId: Snowflake): Channel[] {
  const active = [...state.channels.values()].filter((it) => it.guildId === guildId && it.thread?.archived === false);
  const ids = new Set(active.map(({ parentId }) => parentId));
  return [...state.channels.values()].filter(({ id }) => ids.has(id));
}
