import { unknownMessage } from '../http/api-error.ts';
import type { Channel, Message } from '../state/rows.ts';
import type { World } from '../world.ts';

/** A message that routes of channels know: one for a single person is none of theirs. */
export function requireMessage({ state }: World, { id }: Channel, messageId: string): Message {
  const message = state.messages.get(id)?.get(messageId);
  if (!message || message.onlyFor !== null) throw unknownMessage();
  return message;
}
