import type { Answer } from './http/answer.ts';
import type { Arrival } from './http/arrival.ts';
import type { FrontDoor } from './oauth2/front-door.ts';

/** How this Discord behaves. */
export interface DiscordOptions {
  /** 0: any free one. */
  port: number;
  /** Where its state is kept from one start to the next; null: nowhere. */
  stateFile: string | null;
  /** The clock stands until a test pushes it. */
  still: boolean;
  /** The control API is there: faults, clock, seeding, people's deeds. */
  control: boolean;
  /** The folder of the built page, on which a person can be anybody here; it is shown only where the controls are. Null: none. */
  pageFolder: string | null;
  /** A web site that newcomers sign in to from the first page of this Discord, at `/`. Null: there is no such page. */
  frontDoor: FrontDoor | null;
  /** Where the first application may send people back to. */
  redirectUris: readonly string[];
  heartbeatMs: number;
  /** Requests that one bucket takes in a window, and the window's length in milliseconds. */
  bucket: { limit: number; windowMs: number };
  /** Requests a second of one bot to all routes that count. */
  globalLimit: number;
  /** Invalid requests within ten minutes after which an address is shut out. */
  banAfter: number;
  /** More invalid requests than these within ten minutes, and closing fails: a bot that is tried here makes few. Null: any number. */
  invalidLimit: number | null;
  /** How long the address of an attachment is good. */
  attachmentMs: number;
  /** Is shown every request, but those to the controls, and what became of it. */
  observe?(exchange: Exchange): void;
}

export interface Exchange {
  arrival: Arrival;
  answer: Answer;
}

export const defaultOptions: DiscordOptions = {
  port: 0,
  stateFile: null,
  still: false,
  control: false,
  pageFolder: null,
  frontDoor: null,
  redirectUris: [],
  heartbeatMs: 41_250,
  bucket: { limit: 5, windowMs: 1_000 },
  globalLimit: 50,
  banAfter: 10_000,
  invalidLimit: null,
  attachmentMs: 24 * 3_600_000,
};
