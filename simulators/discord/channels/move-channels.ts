import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { unknownChannel } from '../http/api-error.ts';
import { isThread } from '../permissions/compute.ts';
import { requireInGuild, type Standing } from '../permissions/require.ts';
import type { Channel } from '../state/rows.ts';
import { fields, listOf, type Read } from '../validation/compound.ts';
import { nullable, optional } from '../validation/field.ts';
import { boolean, integer, snowflake } from '../validation/kinds.ts';
import { readAs } from '../validation/read.ts';
import type { World } from '../world.ts';
import type { Deed } from './deed.ts';
import { changeChannel } from './edit-channel.ts';
import { requireHeld, touchedBetween } from './overwrites.ts';
import { requireCategory } from './place.ts';

const moveShape = {
  id: snowflake,
  position: optional(nullable(integer({ min: 0 }))),
  parent_id: optional(nullable(snowflake)),
  lock_permissions: optional(nullable(boolean)),
};
export const moveFields = Object.keys(moveShape);
type Move = Read<typeof moveShape>;
const moves = listOf(fields(moveShape));

/** Several channels at once, each to its place: all of them, or none. */
export function moveChannels(world: World, { standing, actor }: Deed, body: unknown): void {
  requireInGuild(world, standing, Bits.ManageChannels);
  const wanted = readAs(moves, body).map((move) => {
    const channel = channelIn(world, standing, move.id);
    return { channel, change: changeFor(world, standing, channel, move) };
  });
  for (const { channel, change } of wanted) changeChannel(world, actor, channel, change);
}

/** With `lock_permissions` its overwrites become a copy of its category's. */
function changeFor(world: World, standing: Standing, channel: Channel, move: Move): Partial<Channel> {
  const { position, parent_id: parentId, lock_permissions: isLocked } = move;
  if (parentId) requireCategory(world, channel, parentId);
  const parent = world.state.channels.get((parentId === undefined ? channel.parentId : parentId) ?? '');
  const overwrites = isLocked && parent ? structuredClone(parent.overwrites) : undefined;
  if (overwrites) requireHeld(world, standing, touchedBetween(channel.overwrites, overwrites), { channel, parent });
  return {
    ...(typeof position === 'number' && { position }),
    ...(parentId !== undefined && { parentId }),
    ...(overwrites && { overwrites }),
  };
}

function channelIn({ state }: World, { guild }: Standing, id: string): Channel {
  const channel = state.channels.get(id);
  if (!channel || channel.guildId !== guild.id || isThread(channel)) throw unknownChannel();
  return channel;
}
