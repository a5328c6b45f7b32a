import { idAt } from '../ids.ts';
import { deleteMessages } from '../messages/keep.ts';
import type { Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

interface Written {
  guildId: Snowflake;
  userId: Snowflake;
  /** Milliseconds since 1970. */
  since: number;
}

/** Takes away what somebody wrote in a guild since then; each channel is told once. */
export function removeMessagesOf(world: World, { guildId, userId, since }: Written): void {
  const { channels, messages } = world.state;
  const earliest = BigInt(idAt(since));
  const isMeant = ({ id, authorId, webhook }: Message) =>
    authorId === userId && webhook === null && BigInt(id) >= earliest;

  for (const channel of channels.values()) {
    if (channel.guildId !== guildId) continue;
    deleteMessages(world, [...(messages.get(channel.id)?.values() ?? [])].filter(isMeant));
  }
}
