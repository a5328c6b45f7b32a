import type { LucideIcon } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { Floating } from './floating.tsx';

export interface MenuItem {
  label: string;
  icon?: LucideIcon;
  detail?: string;
  isDangerous?: boolean;
  onSelect(): void;
}

interface Props {
  label: string;
  anchor: HTMLElement;
  items: readonly (MenuItem | 'line')[];
  onClose(): void;
}

const steps: Record<string, (place: number, count: number) => number> = {
  ArrowDown: (place, count) => (place + 1) % count,
  ArrowUp: (place, count) => (place - 1 + count) % count,
  Home: () => 0,
  End: (_place, count) => count - 1,
};

/** What can be done with something. */
export function Menu({ label, anchor, items, onClose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  useEffect(() => list.current?.querySelector('button')?.focus(), []);

  function move(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const all = buttons();
    all[step(all.indexOf(document.activeElement as HTMLButtonElement), all.length)]?.focus();
  }

  return (
    <Floating anchor={anchor} className="menu" onClose={onClose}>
      <div ref={list} role="menu" tabIndex={-1} aria-label={label} onKeyDown={move}>
        {items.map((item) =>
          item === 'line' ? (
            <hr key="line" className="menu-line" />
          ) : (
            <Item key={item.label} item={item} onClose={onClose} />
          ),
        )}
      </div>
    </Floating>
  );
}

function Item({
  item: { label, icon: Icon, detail, isDangerous, onSelect },
  onClose,
}: {
  item: MenuItem;
  onClose(): void;
}) {
  return (
    <button
      type="button"
      role="menuitem"
      className={isDangerous ? 'menu-item is-dangerous' : 'menu-item'}
      onClick={() => {
        onClose();
        onSelect();
      }}
    >
      <span>{label}</span>
      {detail && <span className="menu-detail">{detail}</span>}
      {Icon && <Icon size={16} aria-hidden="true" />}
    </button>
  );
}
