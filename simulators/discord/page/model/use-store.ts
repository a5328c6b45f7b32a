import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Person, personOf } from '../server/people.ts';
import { type Frame, listenAt } from '../server/socket.ts';
import { type Wanted, wantedAfter } from './news.ts';
import type { Told } from './reduce.ts';
import { createStore, type Store } from './store.ts';
import { useSoon } from './use-soon.ts';

/** News are shown together, as often as a screen is drawn. */
const frameMs = 16;
const quietMs = 60;

/** What one person sees, kept up to date; `guildId` is the guild that is looked at. */
export function useStore(meId: string, guildId: string | null) {
  const store = useMemo(() => createStore(meId), [meId]);
  const person = useMemo(() => personOf(meId), [meId]);
  /** How often the page began to listen: what was missed meanwhile is asked for again. */
  const [connections, setConnections] = useState(0);
  const wanted = useRef(new Set<Wanted>());

  const ask = useCallback((what: Wanted) => askFor({ what, store, person, guildId }), [store, person, guildId]);
  const askSoon = useSoon(quietMs, async () => {
    const all = [...wanted.current];
    wanted.current.clear();
    if (all.includes('everything')) return ask('everything');
    await Promise.all(all.map(ask));
  });

  const heard = useRef<Frame[]>([]);
  const showSoon = useSoon(frameMs, () => {
    const frames = heard.current;
    heard.current = [];
    for (const frame of frames) {
      const what = wantedAfter(frame, store.scene(), guildId);
      if (what) wanted.current.add(what);
      if (frame.t === 'RESET') setConnections((count) => count + 1);
    }
    store.tell({ kind: 'events', frames });
    if (wanted.current.size > 0) askSoon();
  });

  useEffect(() => {
    const hear = (frame: Frame) => {
      heard.current.push(frame);
      showSoon();
    };
    const onChange = (isLive: boolean) => {
      store.tell({ kind: 'live', isLive });
      if (isLive) setConnections((count) => count + 1);
    };
    return listenAt(`socket?user=${meId}`, { hear, onChange });
  }, [meId, store, showSoon]);

  useEffect(() => {
    if (connections > 0) ask('everything').catch(() => undefined); // the line broke, and will be back
  }, [connections, ask]);

  return { store, person, connections, reload: ask };
}

interface Asked {
  what: Wanted;
  store: Store;
  person: Person;
  guildId: string | null;
}

async function askFor({ what, store, person, guildId }: Asked): Promise<void> {
  const ofGuild = what === 'guilds' || guildId === null ? null : guildOf(person, guildId, what);
  ofGuild?.catch(() => undefined); // where one is no member, nothing is asked in vain
  if (what !== 'channels') {
    const [guilds, conversations, deeds] = await Promise.all([
      person.guilds(),
      person.conversations(),
      person.modals(),
    ]);
    store.tell({ kind: 'guilds', guilds, conversations });
    store.tell({ kind: 'deeds', deeds });
  }
  if (store.scene().guilds.some(({ id }) => id === guildId) && ofGuild) store.tell(await ofGuild);
}

async function guildOf(person: Person, guildId: string, what: Wanted): Promise<Told> {
  if (what === 'channels') return { kind: 'channels', guildId, channels: await person.channels(guildId) };
  const asked = [person.channels(guildId), person.members(guildId), person.presences(guildId)] as const;
  const [channels, members, presences] = await Promise.all(asked);
  return { kind: 'guild', guildId, channels, members, presences };
}
