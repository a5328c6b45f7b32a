import { Exactly } from '../../parts/moment.tsx';
import type { Timeline } from './questions.ts';

const dot = 'absolute top-2 -left-[5px] size-2.5 rounded-full ring-4 ring-sheet';

/** What was and what comes, from top to bottom. */
export function TimelineView({ timeline: { past, next } }: { timeline: Timeline }) {
  return (
    <ol className="ml-1.5 grid gap-3.5 border-line border-l">
      {past.map(({ at, text }) => (
        <li key={`${at} ${text}`} className="relative pl-5">
          <span aria-hidden="true" className={`${dot} bg-press`} />
          <p>{text}</p>
          <p className="text-soft text-sm">
            <Exactly at={at} />
          </p>
        </li>
      ))}
      {next.map(({ at, text }) => (
        <li key={text} className="relative pl-5 text-soft">
          <span aria-hidden="true" className={`${dot} border-2 border-edge bg-sheet`} />
          <p>
            <span className="sr-only">Still to come: </span>
            {text}
          </p>
          {at && (
            <p className="text-sm">
              <Exactly at={at} />
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
