import { type KeyboardEvent, useState } from 'react';

interface Keys {
  count: number;
  onPick(place: number): void;
  onClose(): void;
  /** Whether the tab key picks, too. */
  tabPicks?: boolean;
}

/** The place in a list that the arrow keys have reached, while the focus stays in a field. */
export function useListKeys({ count, onPick, onClose, tabPicks = false }: Keys) {
  const [wanted, setActive] = useState(0);
  const active = Math.min(wanted, Math.max(count - 1, 0));
  const steps: Record<string, () => void> = {
    ArrowDown: () => setActive(count === 0 ? 0 : (active + 1) % count),
    ArrowUp: () => setActive(count === 0 ? 0 : (active - 1 + count) % count),
    Enter: () => onPick(active),
    Escape: onClose,
    ...(tabPicks && { Tab: () => onPick(active) }),
  };

  /** Whether the key was meant for the list. */
  function handle(event: KeyboardEvent): boolean {
    const step = event.nativeEvent.isComposing || event.shiftKey ? undefined : steps[event.key];
    if (!step || (count === 0 && event.key !== 'Escape')) return false;
    event.preventDefault();
    event.stopPropagation();
    step();
    return true;
  }

  return { active, setActive, handle };
}
