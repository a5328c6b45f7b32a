import { timeOf } from '../ids.ts';
import type { Guild, Member, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

/** Members of whom nothing was seen for so long, and who have no role but these. */
export function inactiveMembers(
  world: World,
  { id, ownerId }: Guild,
  { days, includedRoles }: { days: number; includedRoles: readonly Snowflake[] },
): Member[] {
  const { state, clock } = world;
  const since = clock.now() - days * 86_400_000;
  const seen = new Set(writersSince(world, id, since));
  return [...(state.members.get(id)?.values() ?? [])].filter(
    ({ userId, joinedAt, roles }) =>
      userId !== ownerId &&
      joinedAt < since &&
      !seen.has(userId) &&
      !state.users.get(userId)?.bot &&
      roles.every((role) => includedRoles.includes(role)),
  );
}

function* writersSince({ state }: World, guildId: Snowflake, since: number): Iterable<Snowflake> {
  for (const { id, guildId: home } of state.channels.values()) {
    if (home !== guildId) continue;
    for (const message of state.messages.get(id)?.values() ?? []) {
      if (timeOf(message.id) >= since) yield message.authorId;
    }
  }
}
