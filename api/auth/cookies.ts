import type { Request, Response } from 'express';
import { attemptLife, sessionLife } from '../../domain/session.ts';
import { isOverTls, type Site } from '../site.ts';

export type CookieKind = 'session' | 'login';

const suffix = { session: '', login: '-login' };
const lasting = { session: sessionLife.absolute, login: attemptLife };

/** Browsers keep cookies of all ports of a machine together, so each installation has names of its own. */
export const cookieName = (site: Site, kind: CookieKind): string =>
  `${isOverTls(site) ? '__Host-' : ''}botyard-${site.installationId}${suffix[kind]}`;

/** Only what can be a secret of ours. */
export function readCookie(request: Pick<Request, 'get'>, site: Site, kind: CookieKind): string | null {
  const start = `${cookieName(site, kind)}=`;
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
  return value && /^[\w-]{43}$/.test(value) ? value : null;
}

export function setCookie(response: Response, site: Site, { kind, value }: { kind: CookieKind; value: string }): void {
  response.cookie(cookieName(site, kind), value, { ...manners(site), maxAge: lasting[kind] * 1_000 });
}

export const clearCookie = (response: Response, site: Site, kind: CookieKind): unknown =>
  response.clearCookie(cookieName(site, kind), manners(site));

const manners = (site: Site) => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isOverTls(site) }) as const;
