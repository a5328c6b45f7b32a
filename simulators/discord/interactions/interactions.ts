import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Snowflake } from '../state/rows.ts';

/** Something that a person did with a bot, and that waits for the bot, or may still be followed up. */
export interface Interaction {
  id: Snowflake;
  token: string;
  applicationId: Snowflake;
  userId: Snowflake;
  channelId: Snowflake;
  guildId: Snowflake | null;
  type: InteractionType;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** The command's, where one was used. */
  command: { name: string; type: number } | null;
  /** The message whose component was used, or opened the form that is sent. */
  messageId: Snowflake | null;
  /** The kind of option that wants to be completed. */
  completes: ApplicationCommandOptionType | null;
  /** How the bot answered first; null: not yet. */
  answeredWith: InteractionResponseType | null;
  /** The bot did not answer in time, or could not. */
  failed: boolean;
  /** What `@original` stands for. */
  answerId: Snowflake | null;
  choices: APIApplicationCommandOptionChoice[] | null;
  /** The form that stands open before the person. */
  modal: APIModalInteractionResponseCallbackData | null;
  /** The one whose form is sent; that closes once the bot has answered. */
  sends: Interaction | null;
}

/** By token. */
export type Interactions = Map<string, Interaction>;

/** How long the first answer may take. */
export const answerMs = 3_000;
/** How long an answered one may be followed up. */
export const tokenMs = 15 * 60_000;

export const isExpired = ({ createdAt }: Interaction, now: number): boolean => now - createdAt >= tokenMs;
