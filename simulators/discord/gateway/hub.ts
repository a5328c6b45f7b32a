import { mayKnow } from '../events/audience.ts';
import type { Audience, Dispatch } from '../events/dispatch.ts';
import { Event, Intent } from '../events/tell.ts';
import type { Snowflake } from '../state/rows.ts';
import type { World } from '../world.ts';
import { tellDisturbed } from './faults.ts';
import { presentWholeGuild } from './guild-create.ts';
import { everyIntent } from './intents.ts';
import { isDealtTo, type Listener, online } from './listener.ts';
import { changePresence } from './presence.ts';
import { textsOf } from './texts.ts';

/** Where all that happens is told, to whoever may know. */
export interface Hub {
  listeners: Set<Listener>;
  dispatch(event: Dispatch): void;
  /** A person who looks, and is online meanwhile: told `{"t":…,"d":…}`, as text, of all that the person may know. Answers how to stop. */
  watch(userId: Snowflake, send: (frame: string) => void): () => void;
  /** Tells a user of a guild that the user is in from now on. */
  joined(guildId: Snowflake, userId: Snowflake): void;
  /** Tells a user that a guild cannot be reached, until it is joined again. */
  away(guildId: Snowflake, userId: Snowflake): void;
  /** Tells a user of a guild that the user is in no more. */
  left(guildId: Snowflake, userId: Snowflake): void;
}

export function createHub(worldOf: () => World): Hub {
  const listeners = new Set<Listener>();

  function dispatch({ event, to, data }: Dispatch): void {
    const world = worldOf();
    const hears = mayKnow(world, to);
    const toldTo = textsOf(data);
    for (const listener of listeners) {
      const told = hears(listener) ? toldTo(listener) : null;
      if (!told || !isDealtTo(listener.shard, placeOf(to) ?? told.guildId)) continue;
      tellDisturbed(world.gateway.faults, listener, { event, text: told.text });
    }
  }

  const ofGuild = (guildId: Snowflake, userId: Snowflake, event: Event, data: Dispatch['data']) =>
    dispatch({ event, to: { kind: 'user', userId, guildId, intents: Intent.Guilds }, data });

  return {
    listeners,
    dispatch,
    watch(userId, send) {
      const tell = (event: Event, data: string) => send(`{"t":"${event}","d":${data}}`);
      const seen = { userId, applicationId: null, intents: everyIntent, shard: [0, 1], presence: online } as const;
      const listener: Listener = { ...seen, tell };
      changePresence(worldOf(), userId, () => listeners.add(listener));
      return () => changePresence(worldOf(), userId, () => listeners.delete(listener));
    },
    joined: (guildId, userId) =>
      ofGuild(guildId, userId, Event.GuildCreate, (viewer) => presentWholeGuild(worldOf(), guildId, viewer)),
    left: (guildId, userId) => ofGuild(guildId, userId, Event.GuildDelete, () => ({ id: guildId })),
    away: (guildId, userId) => ofGuild(guildId, userId, Event.GuildDelete, () => ({ id: guildId, unavailable: true })),
  };
}

/** The guild that it is dealt out by, where that is known before what is told. */
const placeOf = (to: Audience): Snowflake | null => (to.kind === 'dm' ? null : (to.guildId ?? null));
