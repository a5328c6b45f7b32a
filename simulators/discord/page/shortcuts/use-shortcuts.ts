import { useEffect, useRef } from 'react';
import { type Shortcut, shortcuts } from './keys.ts';

export type Deeds = Record<Shortcut['deed'], () => void>;

/** Hears keys wherever one is, unless a dialog is open. A letter that goes nowhere begins a message. */
export function useShortcuts(deeds: Deeds): void {
  const latest = useRef(deeds);
  useEffect(() => {
    latest.current = deeds;
  });
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (document.querySelector('dialog[open]')) return;
      const shortcut = shortcuts.find(({ is }) => is(event));
      if (shortcut) {
        event.preventDefault();
        latest.current[shortcut.deed]();
      } else begin(event);
    }
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, []);
}

function begin({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
  const focused = document.activeElement;
  const isNowhere = focused === document.body || focused?.getAttribute('role') === 'log';
  if (!isNowhere || key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return;
  document.querySelector<HTMLElement>('[data-home]')?.focus(); // the key goes there
}
