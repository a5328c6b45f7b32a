import type { Request } from 'express';
import { ownPath } from '../auth/return-to.ts';

const home = '/temporal';

/** Where somebody goes on after signing in. The UI's own page for that, to which it sends whoever is out, knows where they were. */
export function wayBack({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  const { pathname, searchParams } = new URL(originalUrl, 'http://own.invalid');
  if (pathname !== `${home}/login`) return ownPath(originalUrl);
  const wanted = URL.parse(searchParams.get('returnUrl') ?? '');
  const path = ownPath(wanted && `${wanted.pathname}${wanted.search}`);
  return isInside(path) ? path : home;
}

const isInside = (path: string): boolean => /^\/temporal(\/(?!login\b)|\?|$)/.test(path);
