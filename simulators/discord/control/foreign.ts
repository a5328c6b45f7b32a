import type { IncomingHttpHeaders } from 'node:http';

/** A page of somebody else's may make a browser ask: then `Origin`, or a name that was bent to this machine, gives it away. */
export function isForeign(headers: IncomingHttpHeaders, url: string): boolean {
  const own = ownHosts(url);
  if (!own.includes(headers.host ?? '')) return true;
  return headers.origin !== undefined && !own.some((host) => headers.origin === `http://${host}`);
}

/** What this machine calls itself. */
export const ownHosts = (url: string): string[] =>
  ['127.0.0.1', 'localhost', '[::1]'].map((host) => `${host}:${new URL(url).port}`);
