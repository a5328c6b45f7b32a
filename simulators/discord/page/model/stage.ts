import { createContext, useContext } from 'react';
import type { Person } from '../server/people.ts';
import type { Told } from './reduce.ts';
import type { Scene } from './scene.ts';
import type { Channel, Guild, User } from './types.ts';

/** Where a person looks; without a guild, at conversations. */
export interface Place {
  guildId: string | null;
  channelId: string | null;
}

/** What every part of the page may use. */
export interface Stage {
  scene: Scene;
  tell(told: Told): void;
  me: User;
  person: Person;
  guild: Guild | null;
  channel: Channel | null;
  go(place: Place): void;
  /** How often the page began to listen. */
  connections: number;
  reload(): Promise<void>;
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
