import { PermissionFlagsBits as Bits, OverwriteType } from 'discord-api-types/v10';
import { missingPermissions, tooManyOverwrites, unknownOverwrite } from '../http/api-error.ts';
import { allPermissions, guildPermissions, overwritten } from '../permissions/compute.ts';
import { isAdministrator, permissionsIn, type Standing } from '../permissions/require.ts';
import type { Channel, Overwrite, Snowflake } from '../state/rows.ts';
import { fields } from '../validation/compound.ts';
import { defaulting } from '../validation/field.ts';
import { bits, choice, snowflake } from '../validation/kinds.ts';
import type { World } from '../world.ts';

const maxOverwrites = 1_000;

export const overwriteShape = {
  type: defaulting(choice([OverwriteType.Role, OverwriteType.Member]), OverwriteType.Role),
  allow: defaulting(bits, 0n),
  deny: defaulting(bits, 0n),
};
export const overwriteField = fields({ id: snowflake, ...overwriteShape });

/** Bits without a meaning are passed over, and what is allowed cannot be denied as well. */
export const settled = ({ id, type, allow, deny }: Overwrite): Overwrite => ({
  ...{ id, type },
  allow: allow & allPermissions,
  deny: deny & allPermissions & ~allow,
});

/** What an overwrite may be about: a role of the guild, or a user. */
export function requireSubject(
  { state }: World,
  guildId: Snowflake,
  { id, type }: Pick<Overwrite, 'id' | 'type'>,
): void {
  const isKnown = type === OverwriteType.Role ? state.roles.get(guildId)?.has(id) : state.users.has(id);
  if (!isKnown) throw unknownOverwrite();
}

/**
 * Only what one may do oneself, in the guild or in the category, can be allowed and denied to others, and the right to
 * do so at all by administrators alone; whoever was given that right in the channel itself is held to neither.
 */
export function requireHeld(world: World, standing: Standing, touched: bigint, place: Partial<Place> = {}): void {
  if (isAdministrator(world, standing)) return;
  const { guild, member } = standing;
  if ((overwritten(0n, place.channel?.overwrites ?? [], member) & Bits.ManageRoles) !== 0n) return;
  const held =
    guildPermissions(world, guild, member) | (place.parent ? permissionsIn(world, standing, place.parent) : 0n);
  if ((touched & ~(held & ~Bits.ManageRoles)) !== 0n) throw missingPermissions();
}

interface Place {
  channel: Channel;
  parent: Channel | undefined;
}

/** All bits whose meaning differs between two lists. */
export function touchedBetween(before: readonly Overwrite[], after: readonly Overwrite[]): bigint {
  const ids = new Set([...before, ...after].map(({ id }) => id));
  let touched = 0n;
  for (const id of ids) {
    const [old, fresh] = [before, after].map((list) => list.find((it) => it.id === id) ?? { allow: 0n, deny: 0n });
    touched |= (old!.allow ^ fresh!.allow) | (old!.deny ^ fresh!.deny);
  }
  return touched;
}

/** With this overwrite in the place of an earlier one for the same subject. */
export function withOverwrite(overwrites: readonly Overwrite[], overwrite: Overwrite): Overwrite[] {
  const isThere = overwrites.some(({ id }) => id === overwrite.id);
  if (!isThere && overwrites.length >= maxOverwrites) throw tooManyOverwrites();
  return isThere ? overwrites.map((it) => (it.id === overwrite.id ? overwrite : it)) : [...overwrites, overwrite];
}

/** Of several for one subject the last counts. */
export const eachOnce = (overwrites: readonly Overwrite[]): Overwrite[] => [
  ...new Map(overwrites.map((it) => [it.id, settled(it)])).values(),
];
