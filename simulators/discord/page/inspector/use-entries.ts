import { useEffect, useRef, useState } from 'react';
import { listenAt } from '../server/socket.ts';
import { type Entry, withFrame } from './entries.ts';

/** What goes between bots and Discord, from a while before the page was opened. */
export function useEntries() {
  const [entries, setEntries] = useState<readonly Entry[]>([]);
  const count = useRef(0);
  useEffect(
    () =>
      listenAt('inspector', {
        hear(frame) {
          count.current += 1;
          const id = count.current;
          setEntries((before) => withFrame(before, frame, id));
        },
        onChange: (isOpen) => isOpen && setEntries([]),
      }),
    [],
  );
  return { entries, clear: () => setEntries([]) };
}
