import { MessageReferenceType, type MessageType } from 'discord-api-types/v10';
import { createMessage } from '../messages/keep.ts';
import { nothingYet } from '../messages/wording.ts';
import type { Channel, Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

interface Announcement {
  type: MessageType;
  /** In whose name. */
  authorId: Snowflake;
  content?: string;
  /** Whom it is about. */
  userId?: Snowflake;
  refersTo?: { messageId: Snowflake | null; channelId: Snowflake };
  id?: Snowflake;
}

/** What Discord itself says in a channel. */
export function announce(world: World, { id: channelId, guildId }: Channel, it: Announcement): Message {
  const { type, authorId, content = '', userId, refersTo, id } = it;
  const mentions = { users: userId ? [userId] : [], roles: [], everyone: false };
  return createMessage(
    world,
    {
      ...{ ...nothingYet, channelId, guildId, authorId, type, content, mentions },
      ...{ webhook: null, applicationId: null, tts: false, nonce: null, snapshot: null, interaction: null },
      ...{ onlyFor: null, poll: null },
      reference: refersTo ? { ...refersTo, guildId, type: MessageReferenceType.Default } : null,
    },
    id,
  );
}
