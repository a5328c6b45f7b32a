import { missingPermissions } from '../http/api-error.ts';
import type { Member, Role } from '../state/rows.ts';
import type { World } from '../world.ts';
import { guildPermissions } from './compute.ts';
import { outranks, standsAbove } from './hierarchy.ts';
import { isAdministrator, type Standing } from './require.ts';

/** Nobody acts on the owner, on a member who stands as high, or on themselves. */
export function requireAbove(world: World, { guild, member }: Standing, target: Member): void {
  if (!outranks(world, guild, member, target)) throw missingPermissions();
}

/** A role can be changed by whoever stands above it. */
export function requireAboveRole(world: World, { guild, member }: Standing, role: Role): void {
  if (!standsAbove(world, guild, member, role)) throw missingPermissions();
}

/** A role can be given and taken by whoever stands above it, unless a bot has it by itself, or everybody does. */
export function requireMayGive(world: World, standing: Standing, role: Role): void {
  if (role.managed || role.id === role.guildId) throw missingPermissions();
  requireAboveRole(world, standing, role);
}

/** Nobody gives away what they do not have. */
export function requireHeld(world: World, { guild, member }: Standing, granted: bigint): void {
  if ((granted & ~guildPermissions(world, guild, member)) !== 0n) throw missingPermissions();
}

/** The owner and administrators are never timed out. */
export function requireMayTimeOut(world: World, standing: Standing, target: Member): void {
  if (isAdministrator(world, { guild: standing.guild, member: target })) throw missingPermissions();
  requireAbove(world, standing, target);
}
