import { archivedThread } from '../http/api-error.ts';
import type { Channel } from '../state/rows.ts';

/** What stands in an archived thread stays as it is, until the thread is opened again. */
export function requireActive({ thread }: Pick<Channel, 'thread'>): void {
  if (thread?.archived) throw archivedThread();
}
