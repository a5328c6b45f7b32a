import { countInThread } from '../channels/thread-count.ts';
import type { Message, Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Draft } from './draft.ts';
import { awaitEnd } from './polls.ts';
import { tellMessageCreated, tellMessageDeleted, tellMessagesDeleted, tellMessageUpdated } from './tell.ts';

/** Keeps a message and tells of it; the first of a post has the id of its thread. */
export function createMessage(world: World, draft: Draft, id: Snowflake = world.newId()): Message {
  const message: Message = {
    ...draft,
    id,
    pinnedAt: null,
    editedAt: null,
    reactions: [],
    threadId: null,
  };
  const { state } = world;
  const channel = state.channels.get(draft.channelId);
  if (!channel) throw new Error(`There is no channel ${draft.channelId}.`);
  state.messages.set(channel.id, (state.messages.get(channel.id) ?? new Map()).set(message.id, message));
  if (message.onlyFor === null) {
    channel.lastMessageId = message.id;
    countInThread(channel, message, 1);
  }
  tellMessageCreated(world, message);
  awaitEnd(world, message);
  return message;
}

/** Changes a message and tells of it. Files that it no longer has are gone. */
export function editMessage(world: World, message: Message, changes: Partial<Draft>): Message {
  const kept = new Set((changes.attachments ?? message.attachments).map(({ id }) => id));
  for (const { id } of message.attachments) if (!kept.has(id)) world.files.remove(id);
  Object.assign(message, changes, { editedAt: world.clock.now() });
  tellMessageUpdated(world, message);
  return message;
}

/** Removes a message and tells of it. */
export function deleteMessage(world: World, message: Message): void {
  forget(world, message);
  tellMessageDeleted(world, message);
}

/** Removes several at once, of one channel, and tells of them at once. */
export function deleteMessages(world: World, messages: readonly Message[]): void {
  for (const message of messages) forget(world, message);
  if (messages.length > 0) tellMessagesDeleted(world, messages);
}

function forget({ state, files }: World, message: Message): void {
  const { id, channelId, attachments } = message;
  state.messages.get(channelId)?.delete(id);
  for (const attachment of attachments) files.remove(attachment.id);
  countInThread(state.channels.get(channelId), message, -1);
}
