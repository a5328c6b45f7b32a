import { Context } from '@temporalio/activity';
import type { Orm } from '../db/orm.ts';
import { closeNodeIncidents, declareDown, type Stopped } from '../db/queries/incidents.ts';
import { recordEyes } from '../db/queries/monitors.ts';
import { botsToWatch, heartbeats, recordLooks, suspects } from '../db/queries/watch.ts';
import { type Scope, within } from '../db/scope.ts';
import type { HostName } from '../domain/hosting.ts';
import { type HostWatcher, isUp, type Look } from '../domain/watching.ts';
import { beating } from './beating.ts';
import type { Hosts } from './servers.ts';

export type WatchActivities = ReturnType<typeof watchActivities>;

export type Watchers = Partial<Record<HostName, HostWatcher>>;

interface Parts {
  orm: Orm;
  hosts: Hosts;
  watchers: Watchers;
}

/** Times in milliseconds since 1970, a pause in milliseconds. */
interface Round {
  /** Whoever was seen since then needs no look. */
  since: number;
  until: number;
  /** How long after a bad look the next one comes. */
  pause: number;
}

interface Seen {
  suspects: number;
  left: boolean;
}

const system: Scope = { kind: 'system' };

/** How long one round of looks may take, in milliseconds: about as long as a panel's limit of calls lasts. */
const round = 60_000;
/** How many looks are kept in one transaction. */
const batch = 1_000;
/** Of so many bots the last words are read when they stop; more of them is trouble of another kind. */
const wordsOf = 10;
const lines = 20;

/** How bots are seen. Every verb is safe to repeat, and changes nothing at any host. */
export function watchActivities({ orm, hosts, watchers }: Parts) {
  const alone = <Result>(work: Parameters<typeof within<Result>>[2]) => within(orm, system, work);

  async function* looks(host: HostName, orderIds: readonly string[], until: number): AsyncGenerator<readonly Look[]> {
    const watcher = watchers[host];
    if (!watcher || orderIds.length === 0) return;
    for await (const { looks, ...eyes } of watcher.watch(orderIds, until)) {
      await alone((em) => recordEyes(em, host, eyes));
      for (let from = 0; from < looks.length; from += batch) yield looks.slice(from, from + batch);
      if (Context.current().cancellationSignal.aborted) return;
    }
  }

  /** A host that cannot tell them now must not keep the news of an outage back. */
  async function lastWords(host: HostName, { orderId, status }: Look): Promise<readonly string[]> {
    if (status === 'missing') return [];
    return (await hosts[host]?.logs(orderId, lines).catch(() => [])) ?? [];
  }

  return {
    watchedHosts: async (): Promise<HostName[]> => Object.keys(watchers) as HostName[],

    /** Looks at the bots that were not seen since then, for one round; answers whether some are left, and how many are to be looked at again. */
    lookAround: (host: HostName, { since, until, pause }: Round): Promise<Seen> =>
      beating(async () => {
        const spoken = await alone((em) => heartbeats(em, host));
        for (let from = 0; from < spoken.length; from += batch)
          await alone((em) => recordLooks(em, spoken.slice(from, from + batch), pause));

        const unseen = await alone((em) => botsToWatch(em, host, since));
        let told = 0; // those that nothing can be told of would be asked for again at once, and for ever
        for await (const some of looks(host, unseen, Math.min(until, Date.now() + round))) {
          told += some.filter(({ status }) => isUp(status) !== null).length;
          await alone((em) => recordLooks(em, some, pause));
        }
        await alone((em) => closeNodeIncidents(em, host));
        const down = await alone((em) => suspects(em, host));
        return { suspects: down.length, left: told > 0 && told < unseen.length };
      }),

    /** Looks again at those that were down; those that still are, are declared so. */
    lookAgain: (host: HostName, { pause }: Pick<Round, 'pause'>): Promise<void> =>
      beating(async () => {
        const doubted = await alone((em) => suspects(em, host));
        const down: Look[] = [];
        for await (const some of looks(host, doubted, Date.now() + round))
          down.push(...(await alone((em) => recordLooks(em, some, pause))));
        const stopped: Stopped[] = await Promise.all(
          down.map(async (look, nth) => ({ ...look, log: nth < wordsOf ? await lastWords(host, look) : [] })),
        );
        if (stopped.length > 0) await alone((em) => declareDown(em, host, stopped));
      }),
  };
}
