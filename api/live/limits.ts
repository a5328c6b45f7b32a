import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../../domain/refusal.ts';

export interface LiveLimits {
  /** Tries to connect a minute, from one address. */
  tries: number;
  /** Connections at a time. */
  perAddress: number;
  perActor: number;
  /** Requests a minute, on one connection. */
  requests: number;
  /** Orders and guilds that one connection hears of. */
  rooms: number;
}

/** One number for all: whoever may ask that much over HTTP may hold so many lines. */
export const liveLimits = (requestsPerMinute: number): LiveLimits => ({
  tries: requestsPerMinute,
  perAddress: requestsPerMinute,
  perActor: Math.ceil(requestsPerMinute / 20),
  requests: Math.ceil(requestsPerMinute / 4),
  rooms: 200,
});

/** Lines that are open, by whom they belong to; each leaves by itself when it closes. */
export function crowd(most: number) {
  const open = new Map<string, Set<object>>();
  return {
    isFull: (whose: string, line?: object): boolean => {
      const lines = open.get(whose);
      return lines !== undefined && lines.size >= most && !(line && lines.has(line));
    },
    enter(whose: string, line: { once(event: 'close', left: () => void): unknown }): void {
      const lines = open.get(whose) ?? new Set();
      open.set(whose, lines.add(line));
      line.once('close', () => {
        lines.delete(line);
        if (lines.size === 0 && open.get(whose) === lines) open.delete(whose);
      });
    },
  };
}

export const tooManyConnections = () =>
  new Refusal('too-many-connections', 'There are too many live connections of yours already.', {
    remedy: 'Close one that you do not need; one connection hears of everything.',
  });

/** Counts in memory; answers whether this one is still taken. */
export function perMinute(points: number): (key: string) => Promise<boolean> {
  const counter = new RateLimiterMemory({ points, duration: 60 });
  return (key) =>
    counter.consume(key).then(
      () => true,
      (left) => {
        if (left instanceof RateLimiterRes) return false;
        throw left;
      },
    );
}

export const tooMuch = () =>
  new Refusal('too-many-requests', 'These are too many requests for a live connection.', {
    remedy: 'Connect again in a minute.',
  });
