import { PermissionFlagsBits as Bits, ChannelFlags } from 'discord-api-types/v10';
import { invalidForm, missingPermissions, tagRequired } from '../http/api-error.ts';
import { permissionsIn, type Standing } from '../permissions/require.ts';
import type { Channel, ForumTag, Snowflake } from '../state/rows.ts';
import { fields, type Read } from '../validation/compound.ts';
import { defaulting, nullable, optional } from '../validation/field.ts';
import { boolean, snowflake, text } from '../validation/kinds.ts';
import type { World } from '../world.ts';

export const maxTags = 20;
export const maxAppliedTags = 5;

const tagShape = {
  id: optional(nullable(snowflake)),
  name: text({ min: 1, max: 20 }),
  moderated: defaulting(boolean, false),
  emoji_id: defaulting(nullable(snowflake), null),
  emoji_name: defaulting(nullable(text({ max: 100 })), null),
};
export const tagField = fields(tagShape);

/** A tag that was there keeps its id, if it is named by it. */
export function tagsFrom(
  world: World,
  given: readonly Read<typeof tagShape>[],
  before: readonly ForumTag[],
): ForumTag[] {
  const names = given.map(({ name }) => name);
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index);
  if (twice >= 0) throw refusedTag(`available_tags.${twice}.name`, 'Tag names must be unique');
  const both = given.findIndex((it) => it.emoji_id && it.emoji_name);
  if (both >= 0) throw refusedTag(`available_tags.${both}`, 'Only one of emoji_id and emoji_name can be set');
  return given.map(({ id, name, moderated, emoji_id: emojiId, emoji_name: emojiName }) => ({
    ...{ name, moderated, emojiId, emojiName },
    id: before.find((it) => it.id === id)?.id ?? world.newId(),
  }));
}

/** The tags of a post: those that the forum has, and moderated ones from those who manage threads alone. */
export function requireTags(
  world: World,
  standing: Standing | null,
  forum: Channel,
  { before, after }: { before: readonly Snowflake[]; after: readonly Snowflake[] },
): void {
  const known = forum.forumTags.map(({ id }) => id);
  const unknown = after.findIndex((id) => !known.includes(id));
  if (unknown >= 0) throw refusedTag(`applied_tags.${unknown}`, 'Invalid tag');
  if (after.length === 0 && (forum.flags & ChannelFlags.RequireTag) !== 0) throw tagRequired();
  const isModerator = standing && (permissionsIn(world, standing, forum) & Bits.ManageThreads) !== 0n;
  const changed = forum.forumTags.filter(({ id }) => before.includes(id) !== after.includes(id));
  if (!isModerator && changed.some(({ moderated }) => moderated)) throw missingPermissions();
}

const refusedTag = (at: string, message: string) => invalidForm([{ at, code: 'TAG_INVALID', message }]);
