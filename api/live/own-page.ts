import type { IncomingHttpHeaders } from 'node:http';

/** Whose page wants to be connected: one of ours, somebody else's, or none, because no browser is there. */
export type Page = 'own' | 'foreign' | 'none';

/** Browsers send the cookie along whoever's page asks, and say whose it is; pages cannot say anything else. */
export function pageOf({ origin, host, ...headers }: IncomingHttpHeaders, origins: readonly string[]): Page {
  const site = headers['sec-fetch-site'];
  if (origin === undefined)
    return site === 'same-origin' ? 'own' : site === undefined || site === 'none' ? 'none' : 'foreign';
  return origins.includes(origin) || (URL.parse(origin)?.host ?? null) === host ? 'own' : 'foreign';
}
