import type { World } from '../world.ts';
import type { Answer } from './answer.ts';
import type { BotCall, Call, Caller } from './call.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

interface Common {
  method: Method;
  /** Below `/api/v10`, with `:names`: `/channels/:channel/messages`. */
  path: string;
  /** Which routes share a limit; its own method and path where left out. Major parameters always part buckets. */
  bucket?: string;
  /** Not held to the limit of all requests: interactions and webhooks. */
  isExempt?: boolean;
  takes?: 'json' | 'form';
  /** The fields that its body may have, or each part of it where it is a list; none where left out. What else is sent does no harm, and is written down as a warning. */
  fields?: readonly string[];
}

export interface Route extends Common {
  who: 'bot' | 'bearer' | 'either' | 'anyone';
  /** Of these an application that speaks for a person needs one. */
  scopes?: readonly string[];
  handle(call: Call, world: World): Answer | Promise<Answer>;
}

/** A route that a bot alone may use. */
export const forBots = (route: Common & { handle(call: BotCall, world: World): Answer | Promise<Answer> }): Route =>
  ({ ...route, who: 'bot' }) as Route;

/** A route that a bot may use, and an application that speaks for a person with one of these scopes. */
export const forEither = (
  route: Common & {
    scopes: readonly string[];
    handle(call: Call & { caller: Caller }, world: World): Answer | Promise<Answer>;
  },
): Route => ({ ...route, who: 'either' }) as Route;

/** A route for an application that speaks for a person with one of these scopes. */
export const forBearers = (
  route: Common & {
    scopes: readonly string[];
    handle(call: Call & { caller: Extract<Caller, { kind: 'bearer' }> }, world: World): Answer | Promise<Answer>;
  },
): Route => ({ ...route, who: 'bearer' }) as Route;

/** A route that asks for nobody: its address holds a secret, or there is none to keep. */
export const forAnyone = (route: Common & { handle(call: Call, world: World): Answer | Promise<Answer> }): Route => ({
  ...route,
  who: 'anyone',
});
