import { fields, listOf, type Read } from '../validation/compound.ts';
import { nullable, optional, ruled } from '../validation/field.ts';
import { boolean, choice, snowflake } from '../validation/kinds.ts';

const given = fields({
  parse: optional(nullable(listOf(choice(['roles', 'users', 'everyone'])))),
  users: optional(nullable(listOf(snowflake, { max: 100 }))),
  roles: optional(nullable(listOf(snowflake, { max: 100 }))),
  replied_user: optional(nullable(boolean)),
});

export type AllowedMentions = Read<{ given: typeof given }>['given'];

/** Either all of a kind are parsed from the text, or those of a list. */
export const allowedMentions = ruled(given, ({ parse, users, roles }, at) => {
  const lists = { users, roles };
  const both = (['users', 'roles'] as const).find((kind) => parse?.includes(kind) && lists[kind]?.length);
  if (!both) return null;
  const message = `parse:["${both}"] and ${both}: [ids...] are mutually exclusive.`;
  return { at, code: 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message };
});
