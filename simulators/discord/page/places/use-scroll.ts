import { useEffect, useLayoutEffect, useRef } from 'react';
import type { useMessages } from './use-messages.ts';

const nearPx = 120;
/** As far from an end as the next part is asked for. */
const aheadPx = 600;

/** Keeps the end of a list in sight while one stands there, and what one reads where it is while more comes above or below. */
export function useScroll(said: ReturnType<typeof useMessages>, changes: readonly unknown[]) {
  const { messages, hasOlder, hasNewer, isFollowed, loadOlder, loadNewer, follow } = said;
  const box = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const held = useRef<{ element: HTMLElement; top: number } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever makes the list longer moves its end
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    const { current: hold } = held;
    held.current = null;
    if (hold?.element.isConnected) list.scrollTop += hold.element.getBoundingClientRect().top - hold.top;
    else if (isAtEnd.current && !hasNewer) list.scrollTop = list.scrollHeight;
  }, [messages, hasNewer, ...changes]);

  useEndKept(box, isAtEnd);

  /** What is read now stays where it is on the screen. */
  function hold(list: HTMLElement): void {
    const from = list.getBoundingClientRect().top;
    const all = [...list.querySelectorAll<HTMLElement>('.message')];
    const element = all.find((it) => it.getBoundingClientRect().bottom > from);
    if (element) held.current = { element, top: element.getBoundingClientRect().top };
  }

  async function onScroll(): Promise<void> {
    const list = box.current;
    if (!list) return;
    const below = list.scrollHeight - list.scrollTop - list.clientHeight;
    isAtEnd.current = below < nearPx && !hasNewer;
    if (isAtEnd.current !== isFollowed) follow(isAtEnd.current);
    if (hasOlder && list.scrollTop < aheadPx) await loadOlder(() => hold(list));
    else if (hasNewer && below < aheadPx) await loadNewer(() => hold(list));
  }

  function toEnd(): void {
    isAtEnd.current = true;
    if (!box.current) return;
    box.current.scrollTop = box.current.scrollHeight;
    box.current.focus({ preventScroll: true }); // what was clicked is gone
  }

  return { box, onScroll, toEnd };
}

/** Pictures that come late, and fields that grow, do not hide the end. */
function useEndKept(box: { current: HTMLDivElement | null }, isAtEnd: { current: boolean }): void {
  useEffect(() => {
    const list = box.current;
    if (!list) return;
    const toEnd = () => {
      if (isAtEnd.current) list.scrollTop = list.scrollHeight;
    };
    const observer = new ResizeObserver(toEnd);
    observer.observe(list);
    list.addEventListener('load', toEnd, true);
    return () => {
      observer.disconnect();
      list.removeEventListener('load', toEnd, true);
    };
  }, [box, isAtEnd]);
}
