import { X } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { IconButton } from './icon-button.tsx';

interface Notice {
  id: number;
  words: string;
}

const shownMs = 8_000;

/** What was refused, said at the edge of the page. */
export function useNotices() {
  const [notices, setNotices] = useState<Notice[]>([]);
  const count = useRef(0);
  const remove = useCallback((gone: number) => setNotices((all) => all.filter(({ id }) => id !== gone)), []);
  const complain = useCallback(
    (words: string) => {
      count.current += 1;
      const id = count.current;
      setNotices((all) => [...all.filter((it) => it.words !== words), { id, words }].slice(-3));
      setTimeout(() => remove(id), shownMs);
    },
    [remove],
  );
  return { notices, remove, complain };
}

export const Notices = ({ notices, onClose }: { notices: readonly Notice[]; onClose(id: number): void }) => (
  <div className="notices" role="alert">
    {notices.map(({ id, words }) => (
      <div key={id} className="notice">
        <p>{words}</p>
        <IconButton icon={X} label="Put away" onClick={() => onClose(id)} />
      </div>
    ))}
  </div>
);
