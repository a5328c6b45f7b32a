import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { doorbell } from '../../db/doorbell.ts';
import { listenTo } from '../../db/listener.ts';
import type { Orm } from '../../db/orm.ts';
import { eventChannel } from '../../db/queries/events.ts';
import { newestPosition, readNews } from '../../db/queries/live-events.ts';
import { rightsChannel } from '../../db/queries/live-rights.ts';
import { reading } from '../../db/scope.ts';
import { isAfter, type LoggedEvent, type Position } from '../../domain/events.ts';

interface Needed {
  orm: Orm;
  databaseUrl: string;
  logger: Logger;
  /** The next events, in order. */
  told(events: readonly LoggedEvent[]): void;
  /** Somebody's rights have changed; null: perhaps anybody's, for nobody has listened for a while. */
  rightsChanged(userId: string | null): void;
}

export type Feed = ReturnType<typeof openFeed>;

/** What is kept at hand for whoever is away for a moment only. */
const atHand = 1_000;
/** Looks without being told to, should a line be dead that seems alive. */
const longestWait = 5_000;
const retryMs = 500;
/** How soon it looks again while an older transaction is still running. */
const pauses = { shortest: 4, longest: 200 };

/** The event log, read from where it stands now and in order, in one process; lost connections cost time and no events. */
export function openFeed({ orm, databaseUrl, logger, told, rightsChanged }: Needed) {
  const reader = reading(orm, { kind: 'system' });
  const stop = new AbortController();
  const bell = doorbell();
  let position: Position | null = null;
  let recent: LoggedEvent[] = [];
  let floor: Position = '0.0';
  let isMoreToCome = false;
  let looking: Promise<unknown> = Promise.resolve();
  const begun = Promise.withResolvers<true>();

  /** One look at a time. */
  const look = (): Promise<void> => {
    const next = looking.then(lookOnce);
    looking = next.catch(() => undefined);
    return next;
  };

  async function lookOnce(): Promise<void> {
    if (position === null) {
      floor = position = await newestPosition(reader);
      begun.resolve(true);
    }
    while (!stop.signal.aborted) {
      const news = await readNews(reader, position);
      isMoreToCome = news.isMoreToCome;
      const last = news.events.at(-1);
      if (!last) return;
      position = last.position;
      remember(news.events);
      told(news.events);
      if (!isMoreToCome) return;
    }
  }

  function remember(events: readonly LoggedEvent[]): void {
    recent.push(...events);
    if (recent.length < 2 * atHand) return;
    floor = recent.at(-atHand - 1)!.position;
    recent = recent.slice(-atHand);
  }

  async function listenOnce(): Promise<void> {
    const listener = await listenTo(databaseUrl, [eventChannel, rightsChannel], (payload, channel) =>
      channel === eventChannel ? bell.ring() : rightsChanged(payload),
    );
    void listener.lost.then(bell.ring);
    try {
      rightsChanged(null);
      let wait = pauses.shortest;
      while (!listener.isLost() && !stop.signal.aborted) {
        const before: Position | null = position;
        await look();
        wait = position === before ? Math.min(wait * 2, pauses.longest) : pauses.shortest;
        await bell.wait(isMoreToCome ? wait : longestWait);
      }
    } finally {
      await listener.close().catch(() => undefined);
    }
  }

  async function follow(): Promise<void> {
    while (!stop.signal.aborted) {
      try {
        await listenOnce();
      } catch (error) {
        if (!stop.signal.aborted)
          logger.warn({ err: error }, 'Live updates lost the database; they go on from where they were.');
      }
      await pause(retryMs, undefined, { signal: stop.signal }).catch(() => undefined);
    }
  }
  const following = follow();

  return {
    /** How far everybody was told; null until the log could be read for the first time. */
    position: () => position,
    /** Waits for that first time, for so many milliseconds; answers whether it has come. */
    hasBegun: (patienceMs: number): Promise<boolean> =>
      Promise.race([begun.promise, pause(patienceMs, false, { ref: false })]),
    look,
    /** What came after a position, where it is at hand. */
    since(after: Position): LoggedEvent[] | null {
      return isAfter(floor, after) ? null : recent.filter((it) => isAfter(it.position, after));
    },
    async close(): Promise<void> {
      stop.abort();
      bell.ring();
      await following;
    },
  };
}
