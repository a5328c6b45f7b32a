import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

const single = /^\p{RGI_Emoji}$/v;
const asEmoji = '\u{fe0f}';

/** As Discord writes it, with the mark that makes an emoji of a sign that could be text; null for everything else. */
export function unicodeEmoji(text: string): string | null {
  if (single.test(text)) return text;
  return single.test(text + asEmoji) ? text + asEmoji : null;
}

/** As it stands in payloads. */
export interface PartialEmoji {
  id: Snowflake | null;
  name: string | null;
  animated?: true;
}

/** Of `name:id`, or of the character itself. */
export function presentEmojiKey({ state }: Pick<World, 'state'>, key: string): PartialEmoji {
  const [, name, id] = /^(\w+):(\d+)$/.exec(key) ?? [];
  if (!name || !id) return { id: null, name: key };
  const animated = state.emojis.get(id)?.animated ?? false;
  return { id, name, ...(animated && { animated }) };
}
