import { z } from 'zod';
import type { Deed } from './faults.ts';

/** What may happen to a request in bad weather. */
const weather: Record<string, Deed> = {
  'internal-error': { kind: 'status', status: 500, code: 0, headers: {} },
  'bad-gateway': { kind: 'status', status: 502, code: 0, headers: {} },
  unavailable: { kind: 'status', status: 503, code: 0, headers: {} },
  'error-after': { kind: 'status-after', status: 500, code: 0 },
  'lost-answer': { kind: 'lost-answer' },
  reset: { kind: 'reset' },
  'shared-limit': { kind: 'rate-limit', scope: 'shared', retryAfterMs: 1_000 },
  /** Longer than discord.js waits. */
  slow: { kind: 'slow', ms: 16_000 },
};

export const chaosSchema = z.strictObject({
  /** The same seed brings the same weather to the same requests. */
  seed: z.int(),
  /** Of all requests, how many are disturbed. */
  share: z.number().min(0).max(1),
  kinds: z
    .array(z.enum(Object.keys(weather)))
    .min(1)
    .default(Object.keys(weather)),
});

export interface Chaos {
  begin(order: z.output<typeof chaosSchema>): void;
  end(): void;
  /** What happens to the next request; null: nothing. */
  next(): Deed | null;
}

export function createChaos(): Chaos {
  let next: Chaos['next'] = () => null;
  return {
    begin({ seed, share, kinds }) {
      const random = randomFrom(seed);
      next = () => (random() < share ? weather[kinds[Math.floor(random() * kinds.length)]!]! : null);
    },
    end() {
      next = () => null;
    },
    next: () => next(),
  };
}

/** Numbers from 0 to 1 that look random and are the same for the same seed: mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
