import { hash } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import type { DiscordOptions } from '../options.ts';
import type { Caller } from './call.ts';
import { rateLimited } from './rate-limited.ts';
import type { Route } from './route.ts';
import { createWindows, type Window } from './windows.ts';

/** Who asks for what, as far as it is counted. */
export interface Counted {
  route: Route;
  path: string;
  caller: Caller | null;
  address: string;
}

/** What one request is counted by, and what its answer says of that. */
export interface RateLimits {
  /** The headers of an answer; throws where a limit is reached. */
  count(request: Counted): Record<string, string>;
  clear(): void;
}

const second = 1_000;

/** One bucket for each route, caller and major parameter; and one limit for all that a caller asks. */
export function createRateLimits(clock: Clock, options: DiscordOptions): RateLimits {
  const buckets = createWindows(clock.now);
  const totals = createWindows(clock.now);

  function countGlobally({ route, caller, address }: Counted): void {
    if (route.isExempt) return;
    const total = totals.take(whoIs(caller) ?? address, { limit: options.globalLimit, windowMs: second });
    if (total.isOver) throw rateLimited({ scope: 'global', retryAfterMs: total.window.until - clock.now() });
  }

  return {
    count(request) {
      countGlobally(request);
      const { bucket, key } = bucketOf(request);
      const { window, isOver } = buckets.take(key, options.bucket);
      const left = window.until - clock.now();
      const headers = headersOf(bucket, options.bucket.limit, window, left);
      if (isOver) throw rateLimited({ scope: 'user', retryAfterMs: left, headers });
      return headers;
    },
    clear() {
      buckets.clear();
      totals.clear();
    },
  };
}

/** The hash tells which routes share a limit, and not of which channel or guild it is. */
function bucketOf({ route, path, caller, address }: Counted): { bucket: string; key: string } {
  const bucket = hash('sha256', route.bucket ?? `${route.method} ${route.path}`).slice(0, 32);
  return { bucket, key: `${bucket}:${majorOf(path)}:${whoIs(caller) ?? address}` };
}

/** A channel, a guild, a webhook with its token, an interaction: each has limits of its own. */
const majorOf = (path: string): string =>
  /^\/(?:(?:channels|guilds)\/[^/]+|webhooks\/[^/]+(?:\/[^/]+)?|interactions\/[^/]+\/[^/]+)/.exec(path)?.[0] ?? '';

const whoIs = (caller: Caller | null): string | null =>
  caller && (caller.kind === 'bot' ? caller.application.id : caller.authorization.id);

const headersOf = (bucket: string, limit: number, { used, until }: Window, left: number): Record<string, string> => ({
  'x-ratelimit-bucket': bucket,
  'x-ratelimit-limit': String(limit),
  'x-ratelimit-remaining': String(Math.max(limit - used, 0)),
  'x-ratelimit-reset': (until / second).toFixed(3),
  'x-ratelimit-reset-after': (left / second).toFixed(3),
});
