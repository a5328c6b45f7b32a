import { type Frame, listenAt } from '../server/socket.ts';
import type { Entry } from './entries.ts';

/** As many as are kept. */
const most = 10_000;
/** What comes within a moment is shown together. */
const momentMs = 50;

/** What goes between bots and Discord, from a while before the page was opened, newest last. */
export interface EntryStore {
  entries(): readonly Entry[];
  clear(): void;
  subscribe(hear: () => void): () => void;
  /** Answers how to stop. */
  listen(): () => void;
}

export function createEntryStore(): EntryStore {
  let entries: readonly Entry[] = [];
  let fresh: Entry[] = [];
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hearers = new Set<() => void>();

  function become(next: readonly Entry[]): void {
    entries = next;
    for (const hear of hearers) hear();
  }

  function show(): void {
    timer = undefined;
    const all = [...entries, ...fresh];
    fresh = [];
    become(all.slice(-most));
  }

  function hear({ t, d }: Frame): void {
    count += 1;
    fresh.push({ ...(d as object), is: t === 'REQUEST' ? 'request' : 'frame', id: count } as Entry);
    timer ??= setTimeout(show, momentMs);
  }

  function clear(): void {
    fresh = [];
    become([]);
  }

  return {
    entries: () => entries,
    clear,
    subscribe(it) {
      hearers.add(it);
      return () => void hearers.delete(it);
    },
    listen() {
      // A new line to the simulator tells all that is remembered again.
      const stop = listenAt('inspector', { hear, onChange: (isOpen) => isOpen && clear() });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
}
