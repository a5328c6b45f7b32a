import { Info } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';

interface Notice {
  number: number;
  about: string;
  words: string;
}

const lifeMs = 7_000;
const most = 3;

let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]): void {
  notices = next;
  for (const tell of listeners) tell();
}

/** Tells what has just happened: shown for a while, and read aloud by screen readers. Of one thing only the latest counts. */
export function say(words: string, about = words): void {
  if (notices.some((it) => it.words === words)) return;
  last++;
  set([...notices.filter((it) => it.about !== about), { number: last, about, words }].slice(-most));
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export function Notices() {
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-20 z-20 flex flex-col items-center gap-2 max-lg:[&>:not(:last-child)]:sr-only lg:bottom-6"
    >
      {shown.map((notice) => (
        <NoticeView key={notice.number} notice={notice} />
      ))}
    </div>
  );
}

function NoticeView({ notice: { number, words } }: { notice: Notice }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const end = setTimeout(() => set(notices.filter((it) => it.number !== number)), lifeMs);
    return () => clearTimeout(end);
  }, [number, isHeld]);
  return (
    <p
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      className="pointer-events-auto flex max-w-full items-center gap-2.5 rounded-xl bg-ink px-4 py-2.5 text-ground text-sm shadow-raised"
    >
      <Info aria-hidden="true" className="size-4 shrink-0" />
      {words}
    </p>
  );
}
