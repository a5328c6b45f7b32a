import type { Response } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../domain/refusal.ts';

/** Requests a minute. */
export interface Limits {
  perAddress: number;
  perActor: number;
}

export const defaultLimits: Limits = { perAddress: 6_000, perActor: 3_000 };

/** A bot sends one request a minute; a machine, or a whole house behind one address, may be full of bots. */
export const instanceLimits = { perAddress: 20_000, perInstance: 10 };

const seconds = 60;

export type Limiter = (key: string, response: Response) => Promise<void>;

/** Counts in memory; says in its headers how much is left, and refuses what is too much. */
export function limiter(name: string, points: number): Limiter {
  const counter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
  const show = (response: Response, { remainingPoints, msBeforeNext }: RateLimiterRes) => {
    response.set('RateLimit-Policy', `"${name}";q=${points};w=${seconds}`);
    response.set('RateLimit', `"${name}";r=${remainingPoints};t=${Math.ceil(msBeforeNext / 1_000)}`);
  };

  return async (key, response) => {
    try {
      show(response, await counter.consume(key));
    } catch (left) {
      if (!(left instanceof RateLimiterRes)) throw left;
      show(response, left);
      const wait = Math.max(1, Math.ceil(left.msBeforeNext / 1_000));
      response.set('Retry-After', String(wait));
      throw new Refusal('too-many-requests', 'These are too many requests.', {
        remedy: `The next one is taken in ${wait} seconds.`,
      });
    }
  };
}

/** A household counts as one: IPv6 gives each a whole /64. */
export function addressKey(address = ''): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0');
  return [...front, ...zeros, ...back].slice(0, 4).join(':');
}
