import type { Answer } from './answer.ts';

/** Answers of 401, 403 and 429, by the address that they went to: whoever collects too many is shut out for a while. */
export interface InvalidRequests {
  note(address: string, answer: Answer): void;
  isBanned(address: string): boolean;
  /** Of every address, within the last ten minutes. */
  counts(): Record<string, number>;
  /** The most that one address has collected within ten minutes, since the start. */
  most(): number;
  clear(): void;
}

const tenMinutes = 600_000;

export function createInvalidRequests(now: () => number, banAfter: number): InvalidRequests {
  const seen = new Map<string, { count: number; until: number }>();
  let most = 0;
  const current = (address: string) => {
    const known = seen.get(address);
    return known && known.until > now() ? known : null;
  };

  return {
    note(address, answer) {
      if (!isInvalid(answer)) return;
      const known = current(address) ?? { count: 0, until: now() + tenMinutes };
      seen.set(address, { ...known, count: known.count + 1 });
      most = Math.max(most, known.count + 1);
    },
    isBanned: (address) => (current(address)?.count ?? 0) >= banAfter,
    counts: () => Object.fromEntries([...seen.keys()].map((address) => [address, current(address)?.count ?? 0])),
    most: () => most,
    clear() {
      seen.clear();
      most = 0;
    },
  };
}

/** A limit that others have reached is nobody's fault. */
const isInvalid = ({ status, headers }: Answer): boolean =>
  status === 401 || status === 403 || (status === 429 && headers?.['x-ratelimit-scope'] !== 'shared');

/** As whatever stands before Discord words it. */
export const bannedPage: Answer = {
  status: 403,
  raw: {
    type: 'text/html; charset=UTF-8',
    content:
      '<!DOCTYPE html><title>Access denied</title><h1>Error 1015</h1><p>You are being rate limited: too many invalid requests came from your address.</p>',
  },
};
