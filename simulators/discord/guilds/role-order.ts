import { Event } from '../events/tell.ts';
import { compareRoles } from '../permissions/hierarchy.ts';
import type { Role, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellRole } from './tell.ts';

/** Lowest first; that of everybody is always the lowest. */
export const rolesInOrder = ({ state }: Pick<World, 'state'>, guildId: Snowflake): Role[] =>
  [...(state.roles.get(guildId)?.values() ?? [])].sort((one, other) =>
    one.id === guildId ? -1 : other.id === guildId ? 1 : compareRoles(one, other),
  );

/** Gives each role the position that it has in this order, and tells of those that moved. */
export function arrange(world: World, order: readonly Role[]): void {
  for (const [position, role] of order.entries()) {
    if (role.position === position) continue;
    role.position = position;
    tellRole(world, Event.GuildRoleUpdate, role);
  }
}

/** Where roles stand once some were asked to stand elsewhere; the others close ranks around them. */
export function rearranged(order: readonly Role[], wanted: ReadonlyMap<Snowflake, number>): Role[] {
  const [everybody, ...rest] = order;
  const moving = rest
    .filter(({ id }) => wanted.has(id))
    .sort((one, other) => wanted.get(one.id)! - wanted.get(other.id)! || compareRoles(one, other));
  const settled = [everybody!, ...rest.filter(({ id }) => !wanted.has(id))];
  for (const role of moving) settled.splice(Math.max(1, wanted.get(role.id)!), 0, role);
  return settled;
}
