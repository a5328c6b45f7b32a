import type { LoggedFrame } from '../control/frame-log.ts';
import type { LoggedRequest, RequestDetails } from '../control/request-log.ts';
import type { World } from '../world.ts';
import { discreet } from './discreet.ts';

type Seen = { t: 'REQUEST'; d: LoggedRequest & Partial<RequestDetails> } | { t: 'FRAME'; d: LoggedFrame };

/** Told what goes between bots and Discord: what is remembered of it, and from then on everything. Answers how to stop. */
export function inspect({ log, frames }: World, send: (frame: string) => void): () => void {
  const tell = (seen: Seen) => send(JSON.stringify(withoutSecrets(seen)));
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

const remembered = 300;

function withoutSecrets(seen: Seen): Seen {
  if (seen.t === 'FRAME') return { t: 'FRAME', d: { ...seen.d, text: discreet(seen.d.text) } };
  const { path, sent, answered } = seen.d;
  return {
    t: 'REQUEST',
    d: {
      ...seen.d,
      path: discreet(path),
      ...(sent && { sent: discreet(sent) }),
      ...(answered && { answered: discreet(answered) }),
    },
  };
}
