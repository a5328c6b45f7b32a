import type { APIRole } from 'discord-api-types/v10';
import type { Scene } from './scene.ts';
import type { Guild, Member, User } from './types.ts';

export const userName = ({ global_name: name, username }: User): string => name ?? username;

/** As others see somebody in a guild, or elsewhere. */
export const nameIn = (scene: Scene, guildId: string | null, user: User): string =>
  scene.members[guildId ?? '']?.[user.id]?.nick ?? userName(user);

/** Highest first; that of everybody is not among them. */
export const rolesOf = (guild: Guild | null, member: Member | undefined): APIRole[] =>
  (guild?.roles ?? []).filter(({ id }) => member?.roles.includes(id)).sort(higherFirst);

export const higherFirst = (one: APIRole, other: APIRole): number =>
  other.position - one.position || Number(BigInt(one.id) - BigInt(other.id));

export const hex = (color: number): string => `#${color.toString(16).padStart(6, '0')}`;

/** Of the highest role that has one. */
export function colourOf(guild: Guild | null, member: Member | undefined): string | undefined {
  const role = rolesOf(guild, member).find(({ color }) => color !== 0);
  return role && hex(role.color);
}

/** As dark or as bright as it must be to be read on the ground. */
export const roleColour = (colour: string | undefined) =>
  colour === undefined
    ? undefined
    : { color: `light-dark(${lit(colour, 'clamp(0, l, 0.48)')}, ${lit(colour, 'clamp(0.74, l, 1)')})` };

const lit = (colour: string, lightness: string) => `oklch(from ${colour} ${lightness} c h)`;

/** Whoever is known by this id: a member of the guild that is looked at, or whoever wrote somewhere. */
export function userBy({ members, users, channels }: Scene, guildId: string | null, id: string): User | undefined {
  const known = members[guildId ?? '']?.[id]?.user ?? users[id];
  return (
    known ??
    Object.values(channels)
      .flatMap(({ recipients = [] }) => recipients)
      .find((it) => it.id === id)
  );
}

export const counted = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

export const initialsOf = (name: string): string =>
  name
    .split(/[\s_.-]+/)
    .filter((word) => word !== '')
    .slice(0, 2)
    .map((word) => [...word][0]!.toUpperCase())
    .join('');
