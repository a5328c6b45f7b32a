import type { Message } from '../state/rows.ts';
import type { World } from '../world.ts';
import type { Draft } from './draft.ts';

/** Keeps a message and tells of it. */
export function createMessage(_world: World, _draft: Draft): Message {
  throw new Error('Not yet.');
}

/** Changes a message and tells of it. */
export function editMessage(_world: World, _message: Message, _changes: Partial<Draft>): Message {
  throw new Error('Not yet.');
}

/** Removes a message and tells of it. */
export function deleteMessage(_world: World, _message: Message): void {
  throw new Error('Not yet.');
}
