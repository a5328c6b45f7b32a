import type { World } from '../world.ts';

/** Told what goes between bots and Discord: what is remembered of it, and from then on everything. Answers how to stop. */
export function inspect({ log, frames }: World, send: (frame: string) => void): () => void {
  const tell = ({ t, d }: Seen) => send(JSON.stringify({ t, d }));
  const before: Seen[] = [
    ...log.requests.slice(-remembered).map((d) => ({ t: 'REQUEST', d }) as const),
    ...frames.frames.map((d) => ({ t: 'FRAME', d }) as const),
  ];
  for (const seen of before.sort((one, other) => one.d.at - other.d.at)) tell(seen);
  const stops = [log.watch((d) => tell({ t: 'REQUEST', d })), frames.watch((d) => tell({ t: 'FRAME', d }))];
  return () => {
    for (const stop of stops) stop();
  };
}

interface Seen {
  t: 'REQUEST' | 'FRAME';
  d: { at: number };
}

const remembered = 300;
