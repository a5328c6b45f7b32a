import { MessageType } from 'discord-api-types/v10';
import type { Channel, Message } from '../state/rows.ts';

/** One message more or less in a thread; the one that it began with does not count, and `sentCount` never falls. */
export function countInThread(channel: Channel | undefined, { id, type, onlyFor }: Message, step: 1 | -1): void {
  const { thread, id: threadId } = channel ?? {};
  const isStarter = id === threadId || type === MessageType.ThreadStarterMessage;
  if (!thread || isStarter || onlyFor !== null) return;
  thread.messageCount += step;
  if (step > 0) thread.sentCount += step;
}
