import type { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Snowflake } from '../state/rows.ts';

/** Somebody whom events are told to: a bot's session, or a person at the page. */
export interface Viewer {
  userId: Snowflake;
  /** Null: a person. */
  applicationId: Snowflake | null;
  /** The bits of the session; a person has all of them. */
  intents: number;
}

/** Who may know: while a channel is still there, as nobody could say any more who saw it. Intents are bits of which one is enough; 0: none is needed. */
export type Audience =
  | {
      kind: 'guild';
      guildId: Snowflake;
      intents: number;
      /** Only whoever may view this channel. */
      channelId?: Snowflake;
      /** Only whoever has this permission in the guild. */
      permission?: bigint;
      /** Hears of it whatever the session's intents are. */
      always?: Snowflake;
    }
  | { kind: 'dm'; channelId: Snowflake; intents: number }
  | {
      kind: 'user';
      userId: Snowflake;
      intents: number;
      /** What it is about, where its data does not say so in `guild_id`. */
      guildId?: Snowflake;
    };

export interface Dispatch {
  event: GatewayDispatchEvents;
  to: Audience;
  /** As this viewer sees it; null: not at all. */
  data(viewer: Viewer): object | null;
}
