import { unknownMember, unknownRole, unknownUser } from '../http/api-error.ts';
import type { Member, Role, Snowflake, User } from '../state/rows.ts';
import type { World } from '../world.ts';

export function getUser({ state }: World, userId: string): User {
  const user = state.users.get(userId);
  if (!user) throw unknownUser();
  return user;
}

/** Somebody who was never there is no user, or one who is no member. */
export function getMember({ state }: World, guildId: Snowflake, userId: string): Member {
  const member = state.members.get(guildId)?.get(userId);
  if (member) return member;
  throw state.users.has(userId) ? unknownMember() : unknownUser();
}

export function getRole({ state }: World, guildId: Snowflake, roleId: string): Role {
  const role = state.roles.get(guildId)?.get(roleId);
  if (!role) throw unknownRole();
  return role;
}
