import type { Clock } from '../clock.ts';
import type { Chaos } from './control/chaos.ts';
import type { Faults } from './control/faults.ts';
import type { FrameLog } from './control/frame-log.ts';
import type { Outage } from './control/outage.ts';
import type { RequestLog } from './control/request-log.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Hub } from './gateway/hub.ts';
import type { InvalidRequests } from './http/invalid-requests.ts';
import type { RateLimits } from './http/rate-limits.ts';
import type { Interactions } from './interactions/interactions.ts';
import type { OauthCodes } from './oauth2/codes.ts';
import type { Consents } from './oauth2/consents.ts';
import type { DiscordOptions } from './options.ts';
import type { DiscordState } from './state/discord-state.ts';
import type { FileStore } from './state/file-store.ts';
import type { Snowflake } from './state/rows.ts';
import type { Voices } from './voice/voices.ts';

/** Everything a handler may look at or change. */
export interface World {
  state: DiscordState;
  clock: Clock;
  options: DiscordOptions;
  newId(): Snowflake;
  /** Every change is told through it, to whoever may know. */
  hub: Hub;
  /** Who is connected. */
  gateway: Gateway;
  faults: Faults;
  chaos: Chaos;
  outage: Outage;
  log: RequestLog;
  frames: FrameLog;
  limits: RateLimits;
  invalidRequests: InvalidRequests;
  /** Those that wait for an answer, or may still be followed up. */
  interactions: Interactions;
  /** Codes that were given out and not yet used. */
  codes: OauthCodes;
  /** What people are being asked to allow. */
  consents: Consents;
  /** Who is in which voice channel. */
  voices: Voices;
  /** What was uploaded. */
  files: FileStore;
  url(): string;
  /** Answers when what was changed is on the disk. */
  save(): Promise<void>;
  saveSoon(): void;
  /** As text, how all was at the start. */
  beginning(): string;
}
