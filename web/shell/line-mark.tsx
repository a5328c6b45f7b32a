import type { LineState } from '../live/line.ts';

const looks: Record<LineState, { words: string; colour: string }> = {
  connecting: { words: 'Connecting …', colour: 'bg-edge' },
  live: { words: 'Live', colour: 'bg-good' },
  lost: { words: 'Reconnecting …', colour: 'bg-warn' },
  refused: { words: 'Not live', colour: 'bg-bad' },
};

/** Whether what is shown changes by itself. */
export function LineMark({ state }: { state: LineState }) {
  const { words, colour } = looks[state];
  return (
    <span data-line={state} className="inline-flex items-center gap-2 text-soft text-sm">
      <span aria-hidden="true" className={`size-2 rounded-full ${colour}`} />
      {words}
    </span>
  );
}
