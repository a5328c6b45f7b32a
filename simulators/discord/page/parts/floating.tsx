import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { focusOn } from './focus-on.ts';

interface Props {
  anchor: HTMLElement;
  className: string;
  onClose(): void;
  children: ReactNode;
}

const gap = 6;

/** In the box, or in one that was opened from it, which comes behind it. */
function isWithin(target: Element, box: HTMLElement): boolean {
  const other = target.closest('.floating');
  return (
    other === box || (other !== null && (box.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0)
  );
}

/** Whoever was in it goes on from what opened it. */
function giveFocusBack(box: HTMLElement, anchor: HTMLElement): void {
  const { activeElement: focused } = document;
  if (focused === document.body || box.contains(focused)) focusOn(anchor);
}

/** Stands beside what opened it until one looks elsewhere; then the focus goes back. */
export function Floating({ anchor, className, onClose, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: 0, top: 0 });

  useLayoutEffect(() => {
    const { width, height } = box.current!.getBoundingClientRect();
    const { left, right, top, bottom } = anchor.getBoundingClientRect();
    const beside = left + width > innerWidth - gap ? right - width : left;
    const below = bottom + gap + height > innerHeight ? top - gap - height : bottom + gap;
    setAt({
      left: Math.max(gap, Math.min(beside, innerWidth - width - gap)),
      top: Math.max(gap, Math.min(below, innerHeight - height - gap)),
    });
    const first = box.current!.querySelector<HTMLElement>('[data-first]') ?? box.current!;
    first.focus({ preventScroll: true });
    const element = box.current!;
    return () => giveFocusBack(element, anchor);
  }, [anchor]);

  useEffect(() => {
    const leave = ({ target }: PointerEvent) => {
      if (!box.current || isWithin(target as Element, box.current) || anchor.contains(target as Node)) return;
      onClose();
    };
    // The focus may be nowhere: what had it may just be gone.
    const leaveByKey = (event: KeyboardEvent) => {
      const isTop = [...document.querySelectorAll('.floating')].at(-1) === box.current;
      if (event.key !== 'Escape' || !isTop) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('keydown', leaveByKey, true);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('keydown', leaveByKey, true);
    };
  }, [anchor, onClose]);

  useLayoutEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });

  return createPortal(
    <div ref={box} tabIndex={-1} className={`floating ${className}`} style={at}>
      {children}
    </div>,
    anchor.closest('dialog') ?? document.querySelector('main') ?? document.body,
  );
}
