import { ApiError } from './api-error.ts';

/** `shared`: others have asked for too much of the same thing. */
export type LimitScope = 'user' | 'global' | 'shared';

interface Limited {
  scope: LimitScope;
  retryAfterMs: number;
  headers?: Record<string, string>;
}

class RateLimited extends ApiError {
  readonly limited: Limited;

  constructor(limited: Limited) {
    const { scope, retryAfterMs, headers } = limited;
    super(429, 0, scope === 'shared' ? 'The resource is being rate limited.' : 'You are being rate limited.', {
      headers: {
        ...headers,
        // Whole seconds, and never too early.
        'retry-after': String(Math.ceil(retryAfterMs / 1_000)),
        'x-ratelimit-scope': scope,
        ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
      },
    });
    this.limited = limited;
  }

  override body(): object {
    const { scope, retryAfterMs } = this.limited;
    return { message: this.message, code: this.code, retry_after: retryAfterMs / 1_000, global: scope === 'global' };
  }
}

export const rateLimited = (limited: Limited) => new RateLimited(limited);
