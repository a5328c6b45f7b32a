import { type KeyboardEvent, useRef } from 'react';

/** The arrow keys go from button to button. */
export function useListFocus() {
  const box = useRef<HTMLElement>(null);
  function move(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step) return;
    const all = [...(box.current?.querySelectorAll('button') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    if (at === -1) return;
    event.preventDefault();
    all[at + step]?.focus();
  }
  return { box, move };
}
