import type { Snowflake } from '../state/rows.ts';

/** Something that a person did with a bot, and that waits for the bot, or may still be followed up. */
export interface Interaction {
  id: Snowflake;
  token: string;
  applicationId: Snowflake;
  userId: Snowflake;
  channelId: Snowflake;
  guildId: Snowflake | null;
  /** 2 command, 3 component, 4 autocomplete, 5 modal. */
  type: number;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** By token. */
export type Interactions = Map<string, Interaction>;
