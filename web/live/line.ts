import { io, type Socket } from 'socket.io-client';
import type { Problem } from '../../api/errors.ts';
import type { LiveUpdate } from '../../api/live/present.ts';

/** `lost`: it comes back by itself. `refused`: not before somebody has done something, or a while has passed. */
export type LineState = 'connecting' | 'live' | 'lost' | 'refused';

export type OrderNews = LiveUpdate<'order_update'> | LiveUpdate<'deployment_update'> | LiveUpdate<'bot_status'>;

export interface Hearing {
  stateChanged(state: LineState): void;
  /** Everything from here on is told; `missed`: something before may not have been. */
  ready(missed: boolean): void;
  order(news: OrderNews): void;
  /** Whoever is signed in, or what they may do, is not what it was. */
  rightsChanged(): void;
}

const aboutOrders = ['order_update', 'deployment_update', 'bot_status'] as const;
/** Reasons to be refused that have to do with who asks. */
const aboutRights = ['unauthenticated', 'session-over', 'forbidden'];
const restMs = 60_000;

/** The line to the api on which it tells what changes. It remembers how far it has heard, so nothing is lost with a connection. */
export function openLine(address: string | undefined, hearing: Hearing): () => void {
  let after: string | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const options = {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    withCredentials: true,
    auth: (tell: (auth: object) => void) => tell({ after }),
  };
  const socket: Socket = address === undefined ? io(options) : io(address, options);

  for (const name of aboutOrders) {
    socket.on(name, (news: OrderNews) => {
      after = news.position;
      hearing.order(news);
    });
  }
  let mustReload = true; // what was loaded before the first hello may have changed since
  socket.on('resync', () => {
    mustReload = true;
  });
  socket.on('ready', ({ position }: { position: string }) => {
    after = position;
    hearing.stateChanged('live');
    hearing.ready(mustReload);
    mustReload = false;
  });
  socket.on('unsubscribed', () => hearing.rightsChanged());
  socket.on('ended', ({ problem }: { problem: Problem }) => refused(problem));
  socket.on('connect_error', (error: Error & { data?: Problem }) => {
    if (socket.active) hearing.stateChanged('lost');
    else refused(error.data);
  });
  socket.on('disconnect', () => hearing.stateChanged(socket.active ? 'lost' : 'refused'));

  function refused(problem: Problem | undefined): void {
    hearing.stateChanged('refused');
    if (problem && aboutRights.includes(problem.code)) hearing.rightsChanged();
    else rest ??= setTimeout(again, restMs);
  }

  function again(): void {
    rest = undefined;
    socket.connect();
  }

  return () => {
    clearTimeout(rest);
    socket.close();
  };
}
