import { notInConversations, wrongChannelType } from '../http/api-error.ts';
import { isThread } from '../permissions/compute.ts';
import { requireChannel, type Standing } from '../permissions/require.ts';
import type { Channel, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

interface Found {
  channel: Channel;
  standing: Standing;
}

/** A channel of a guild that this user sees, threads among them. */
export function requireInGuildPlace(world: World, userId: Snowflake, channelId: string): Found {
  const { channel, standing } = requireChannel(world, userId, channelId);
  if (!standing) throw notInConversations();
  return { channel, standing };
}

/** One that is no thread. */
export function requireGuildChannel(world: World, userId: Snowflake, channelId: string): Found {
  const found = requireInGuildPlace(world, userId, channelId);
  if (isThread(found.channel)) throw wrongChannelType();
  return found;
}

export function requireThread(world: World, userId: Snowflake, channelId: string): Found {
  const found = requireInGuildPlace(world, userId, channelId);
  if (!isThread(found.channel)) throw wrongChannelType();
  return found;
}
