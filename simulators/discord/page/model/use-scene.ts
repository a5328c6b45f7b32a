import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { everybody, type Person, personOf } from '../server/people.ts';
import { type Frame, listenAt } from '../server/socket.ts';
import { changesLists } from './guild-events.ts';
import { reduce } from './reduce.ts';
import { emptyScene, type Scene } from './scene.ts';

const quietMs = 60;

/** What one person sees, kept up to date; `guildId` is the guild that is looked at. */
export function useScene(meId: string, guildId: string | null) {
  const [scene, tell] = useReducer(reduce, meId, emptyScene);
  const person = useMemo(() => personOf(meId), [meId]);
  /** How often the page began to listen: what was missed meanwhile is asked for again. */
  const [connections, setConnections] = useState(0);

  const reload = useCallback(async () => {
    const [people, guilds, conversations, deeds] = await Promise.all([
      everybody(),
      person.guilds(),
      person.conversations(),
      person.modals(),
    ]);
    tell({ kind: 'people', people });
    tell({ kind: 'guilds', guilds, conversations });
    tell({ kind: 'deeds', deeds });
    if (guildId && guilds.some(({ id }) => id === guildId)) tell(await guildOf(person, guildId));
  }, [person, guildId]);
  const reloadSoon = useSoon(reload);

  const known = useRef(scene.channels);
  useEffect(() => {
    known.current = scene.channels;
  }, [scene.channels]);

  useEffect(() => {
    const hear = (frame: Frame) => {
      tell({ kind: 'event', frame });
      if (frame.t === 'RESET') setConnections((count) => count + 1);
      if (changesLists(frame.t) || isFromElsewhere(frame, known.current)) reloadSoon();
    };
    const onChange = (isLive: boolean) => {
      tell({ kind: 'live', isLive });
      if (isLive) setConnections((count) => count + 1);
    };
    return listenAt(`socket?user=${meId}`, { hear, onChange });
  }, [meId, reloadSoon]);

  useEffect(() => {
    if (connections > 0) reload().catch(() => undefined); // the line broke, and will be back
  }, [connections, reload]);

  return { scene, tell, person, connections, reload };
}

/** A conversation that somebody else has begun. */
function isFromElsewhere({ t, d }: Frame, known: Scene['channels']): boolean {
  const { channel_id: id, guild_id: guildId } = d as { channel_id?: string; guild_id?: string };
  return t === 'MESSAGE_CREATE' && guildId === undefined && known[id ?? ''] === undefined;
}

async function guildOf(person: Person, guildId: string) {
  const [channels, members, presences] = await Promise.all([
    person.channels(guildId),
    person.members(guildId),
    person.presences(guildId),
  ]);
  return { kind: 'guild', guildId, channels, members, presences } as const;
}

/** Once, when nothing more has come for a moment. */
function useSoon(work: () => Promise<void>): () => void {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    latest.current = work;
  }, [work]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void latest.current().catch(() => undefined), quietMs);
  }, []);
}
