import type { ReactNode } from 'react';
import { ProblemNote } from './problem-note.tsx';

interface Asked<Data> {
  data: Data | undefined;
  error: unknown;
  fetchStatus: 'fetching' | 'paused' | 'idle';
  refetch: () => unknown;
}

interface Props<Data> {
  of: Asked<NoInfer<Data>> | Asked<Data>;
  /** "Loading …" what. */
  what: string;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** The answer to a question; until it is there, that it is on its way, waits for the network, or was refused. */
export function Answered<Data>({ of: { data, error, fetchStatus, refetch }, what, lines = 3, children }: Props<Data>) {
  if (data !== undefined) return children(data);
  if (error) return <ProblemNote error={error} again={() => void refetch()} />;
  return (
    <div role="status" className="grid gap-3">
      <p className={fetchStatus === 'paused' ? 'text-soft' : 'sr-only'}>
        {fetchStatus === 'paused' ? `You are offline; ${what} will be here once you are back.` : `Loading ${what} …`}
      </p>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these are all alike
        <div key={line} className="h-16 rounded-xl bg-sunk motion-safe:animate-pulse" />
      ))}
    </div>
  );
}
