import { invalidForm } from '../http/api-error.ts';
import { isThread } from '../permissions/compute.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { isCategory, isVoice } from './kinds.ts';

const maxInCategory = 50;

/** Without threads. */
export const channelsOf = ({ state }: World, guildId: Snowflake): Channel[] =>
  [...state.channels.values()].filter((it) => it.guildId === guildId && !isThread(it));

/** A category of this guild with room in it; categories themselves are in none. */
export function requireCategory(world: World, child: Pick<Channel, 'id' | 'type' | 'guildId'>, id: Snowflake): Channel {
  const parent = world.state.channels.get(id);
  if (!parent || parent.guildId !== child.guildId) throw wrongParent('INVALID', 'Category does not exist');
  if (!isCategory(parent)) throw wrongParent('INVALID_TYPE', 'Not a category');
  if (isCategory(child)) throw wrongParent('INVALID_CHILD', 'Categories cannot have a category');
  const others = channelsOf(world, parent.guildId!).filter((it) => it.parentId === id && it.id !== child.id);
  if (others.length >= maxInCategory) {
    throw wrongParent('MAX_CHANNELS', `Maximum number of channels in category reached (${maxInCategory})`);
  }
  return parent;
}

const wrongParent = (code: string, message: string) =>
  invalidForm([{ at: 'parent_id', code: `CHANNEL_PARENT_${code}`, message }]);

/** Below all others of its kind. */
export function lastPosition(world: World, { type, guildId }: Pick<Channel, 'type' | 'guildId'>): number {
  const kind = kindOf({ type });
  const positions = channelsOf(world, guildId!).filter((it) => kindOf(it) === kind);
  return positions.reduce((last, { position }) => Math.max(last, position + 1), 0);
}

/** Categories, voice channels and all others are each in an order of their own. */
const kindOf = (channel: Pick<Channel, 'type'>): string =>
  isCategory(channel) ? 'category' : isVoice(channel) ? 'voice' : 'text';
