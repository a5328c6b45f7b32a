import { onlineManager } from '@tanstack/react-query';
import { WifiOff } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LineState } from '../live/line.ts';

/** Shorter losses are nobody's concern. */
const patienceMs = 1_500;

/** Says that what is shown may be old, and why. */
export function LineNote({ state }: { state: LineState }) {
  const isOnline = useSyncExternalStore(
    (tell) => onlineManager.subscribe(tell),
    () => onlineManager.isOnline(),
  );
  const isLost = useLasting(state === 'lost');
  const words = !isOnline
    ? 'You are offline. What you see may be old; it is brought up to date once you are back.'
    : isLost
      ? 'Botyard cannot be reached. What you see may be old; it is brought up to date as soon as Botyard is back.'
      : state === 'refused'
        ? 'Botyard tells no changes for now. Load the page anew to see what is new.'
        : null;
  return (
    <div role="status">
      {words && (
        <p className="mb-5 flex gap-3 rounded-xl bg-warn-ground px-4 py-3 text-warn">
          <WifiOff aria-hidden="true" className="mt-0.5 size-5 shrink-0" />
          <span>{words}</span>
        </p>
      )}
    </div>
  );
}

/** True once it has been so for a while. */
function useLasting(isSo: boolean): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return setLasted(false);
    const end = setTimeout(() => setLasted(true), patienceMs);
    return () => clearTimeout(end);
  }, [isSo]);
  return hasLasted;
}
