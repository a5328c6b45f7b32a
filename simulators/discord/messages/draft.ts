import type { Json, Upload } from '../http/call.ts';
import type { Standing } from '../permissions/require.ts';
import type { Channel, Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';

/** Somebody who writes: a member, one of the two of a conversation, a webhook, or a bot that answers an interaction. */
export interface Writer {
  userId: Snowflake;
  applicationId: Snowflake | null;
  webhook: Message['webhook'];
  /** What the writer may do where it writes; null in a conversation of two. */
  standing: Standing | null;
  /** An answer to an interaction needs no right to send. */
  isAnswer: boolean;
}

export interface Sent {
  body: Json;
  uploads: ReadonlyMap<string, Upload>;
}

/** A message that may be sent: it breaks no rule. */
export type Draft = Omit<Message, 'id' | 'pinned' | 'editedAt' | 'reactions' | 'threadId'>;

/** Reads what was sent, and throws an `ApiError` for the first kind of rule that it breaks. */
export function draftOf(_world: World, _sent: Sent, _writer: Writer, _channel: Channel): Draft {
  throw new Error('Not yet.');
}
