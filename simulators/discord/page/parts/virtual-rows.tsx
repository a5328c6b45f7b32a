import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';

interface Props<Row> {
  rows: readonly Row[];
  keyOf(row: Row): string;
  heightOf(row: Row): number;
  children(row: Row, place: number): ReactNode;
}

/** Rendered beyond what is seen, so that keys and wheels find the next row there. */
const beyondPx = 400;

/** A list of any length, of which only what is seen is drawn, and the row that has the focus; the arrow keys go through it. */
export function VirtualRows<Row>({ rows, keyOf, heightOf, children }: Props<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ from: 0, to: 1_000 });
  const [focused, setFocused] = useState<string | null>(null);
  const tops = useMemo(() => topsOf(rows, heightOf), [rows, heightOf]);

  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    const look = () => setSeen({ from: list.scrollTop - beyondPx, to: list.scrollTop + list.clientHeight + beyondPx });
    const observer = new ResizeObserver(look);
    observer.observe(list);
    list.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      list.removeEventListener('scroll', look);
    };
  }, []);

  const first = placeAt(tops, seen.from);
  const last = placeAt(tops, seen.to);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only helps from control to control
    <div
      ref={box}
      className="rows"
      onKeyDown={(event) => moveFocus(event, box.current)}
      onFocus={({ target }) => setFocused(target.closest<HTMLElement>('.row')?.dataset['key'] ?? null)}
      onBlur={() => setFocused(null)}
    >
      <div className="rows-whole" style={{ height: tops[rows.length] }}>
        {rows.map((row, place) => {
          const key = keyOf(row);
          if ((place < first || place > last) && key !== focused) return null;
          return (
            <div key={key} className="row" data-key={key} style={{ top: tops[place] }}>
              {children(row, place)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where each row begins, and last where the list ends. */
function topsOf<Row>(rows: readonly Row[], heightOf: (row: Row) => number): number[] {
  const tops = [0];
  for (const row of rows) tops.push(tops.at(-1)! + heightOf(row));
  return tops;
}

/** The row that stands at a height. */
function placeAt(tops: readonly number[], at: number): number {
  let [low, high] = [0, tops.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tops[middle]! <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

function moveFocus(event: KeyboardEvent, box: HTMLElement | null): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const all = [...(box?.querySelectorAll<HTMLElement>('button') ?? [])];
  const at = all.indexOf(document.activeElement as HTMLElement);
  if (!step || at === -1) return;
  event.preventDefault();
  all[at + step]?.focus();
}
