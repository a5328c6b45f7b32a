import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Person } from '../server/people.ts';
import type { Wanted } from './news.ts';
import type { Told } from './reduce.ts';
import type { Scene } from './scene.ts';
import type { Store } from './store.ts';
import type { Channel, Guild, User } from './types.ts';

/** Where a person looks; without a guild, at conversations. */
export interface Place {
  guildId: string | null;
  channelId: string | null;
}

/** What every part of the page may use. It changes seldom: what is told all the time is seen by `useScene`. */
export interface Stage {
  store: Store;
  tell(told: Told): void;
  me: User;
  person: Person;
  guild: Guild | null;
  channel: Channel | null;
  go(place: Place): void;
  /** How often the page began to listen. */
  connections: number;
  reload(what: Wanted): Promise<void>;
  /** Does something that may be refused, which is then said; undefined where it was. */
  attempt<Answer>(work: Promise<Answer>): Promise<Answer | undefined>;
  /** Says that something is not so. */
  complain(words: string): void;
}

export const StageContext = createContext<Stage | null>(null);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('Nothing is shown outside of the stage.');
  return stage;
}

/** A part of the scene. What is answered must be the same as long as it says the same: parts of the scene, or plain values. */
export const useScene = <Seen>(see: (scene: Scene) => Seen): Seen => useSeen(useStage().store, see);

export const useSeen = <Seen>(store: Store, see: (scene: Scene) => Seen): Seen =>
  useSyncExternalStore(store.subscribe, () => see(store.scene()));
