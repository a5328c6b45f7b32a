import type { APIReaction } from 'discord-api-types/v10';
import { presentEmojiKey } from '../messages/emoji.ts';
import type { Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

export const presentReactions = (world: World, { reactions }: Message, viewerId: Snowflake): APIReaction[] =>
  reactions.map(({ emoji, userIds }) => ({
    emoji: presentEmojiKey(world, emoji),
    count: userIds.length,
    count_details: { burst: 0, normal: userIds.length },
    burst_colors: [],
    me: userIds.includes(viewerId),
    me_burst: false,
  }));
