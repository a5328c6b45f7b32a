import type { APIGuildMember, APIUser } from 'discord-api-types/v10';
import type { Member, User } from '../state/rows.ts';
import type { World } from '../world.ts';
import { noFlags } from './no-flags.ts';

export const presentUser = (user: User): APIUser => ({
  id: user.id,
  username: user.username,
  discriminator: user.bot ? '0001' : '0',
  global_name: user.globalName,
  avatar: user.avatar,
  public_flags: noFlags,
  flags: noFlags,
  banner: user.banner,
  accent_color: null,
  primary_guild: null,
  ...(user.bot && { bot: true }),
});

/** As the user itself is told of. */
export const presentOwnUser = (user: User, { withEmail }: { withEmail: boolean }): APIUser => ({
  ...presentUser(user),
  locale: user.locale as NonNullable<APIUser['locale']>,
  mfa_enabled: user.twoFactors,
  ...(user.bot && { verified: true, email: null }),
  ...(withEmail && user.email && { verified: true, email: user.email }),
});

/** With its user, as everywhere but within messages and interactions' `resolved`. */
export function presentMember(world: World, member: Member): APIGuildMember {
  const user = world.state.users.get(member.userId);
  if (!user) throw new Error(`There is no user ${member.userId}.`);
  return { ...presentMembership(member), user: presentUser(user) };
}

export const presentMembership = (member: Member): Omit<APIGuildMember, 'user'> => ({
  nick: member.nick,
  avatar: null,
  banner: null,
  roles: member.roles,
  joined_at: isoTime(member.joinedAt),
  premium_since: null,
  deaf: member.deaf,
  mute: member.mute,
  flags: noFlags,
  pending: member.pending,
  communication_disabled_until: member.timeoutUntil === null ? null : isoTime(member.timeoutUntil),
});

/** With an offset and microseconds. */
export const isoTime = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');
