import { apiError } from './http/api-error.ts';

export interface Rule {
  /** Who shares the counter. */
  key: string;
  limit: number;
  windowMs: number;
}

/** Fixed windows that begin with the first call, by the panel's clock. */
export interface RateLimits {
  /** Counts a call; answers the headers of an allowed one and throws for one too many. */
  count(rule: Rule): Record<string, string>;
}

export function createRateLimits(now: () => number): RateLimits {
  const windows = new Map<string, { used: number; until: number }>();

  return {
    count({ key, limit, windowMs }) {
      const known = windows.get(key);
      const window = known && known.until > now() ? known : { used: 0, until: now() + windowMs };
      windows.set(key, window);
      if (window.used >= limit) throw tooMany(limit, window.until, now());

      window.used += 1;
      return { 'x-ratelimit-limit': String(limit), 'x-ratelimit-remaining': String(limit - window.used) };
    },
  };
}

const tooMany = (limit: number, until: number, now: number) =>
  apiError(429, 'ThrottleRequestsException', 'Too Many Attempts.', {
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': '0',
    'retry-after': String(Math.max(Math.ceil((until - now) / 1_000), 0)),
    'x-ratelimit-reset': String(Math.ceil(until / 1_000)),
  });
