import type { Caller } from './call.ts';
import type { Route } from './route.ts';

/** What one request is counted by, and what its answer says of that. */
export interface RateLimits {
  /** The headers of an answer; throws where the limit is reached. */
  count(route: Route, params: Record<string, string>, caller: Caller | null): Record<string, string>;
}

/** Counts nothing yet. */
export const createRateLimits = (): RateLimits => ({ count: () => ({}) });
