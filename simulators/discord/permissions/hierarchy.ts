import type { Guild, Member, Role } from '../state/rows.ts';
import type { World } from '../world.ts';
import { rolesOf } from './compute.ts';

/** Below zero where one stands below the other. Of two roles at one position the older stands above. */
export const compareRoles = (one: Role, other: Role): number =>
  one.position - other.position || (BigInt(one.id) < BigInt(other.id) ? 1 : BigInt(one.id) > BigInt(other.id) ? -1 : 0);

export const highestRole = (world: World, member: Member): Role =>
  rolesOf(world, member).reduce((highest, role) => (compareRoles(role, highest) > 0 ? role : highest));

/** Whether a role is below all that a member stands on; being an administrator lifts nobody. */
export const standsAbove = (world: World, guild: Guild, member: Member, role: Role): boolean =>
  guild.ownerId === member.userId || compareRoles(highestRole(world, member), role) > 0;

/** Whether a member may act on another one; nobody acts on the owner. */
export function outranks(world: World, guild: Guild, member: Member, other: Member): boolean {
  if (guild.ownerId === other.userId) return false;
  return standsAbove(world, guild, member, highestRole(world, other));
}
