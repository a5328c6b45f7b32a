import type { Request } from 'express';
import { Refusal } from '../../domain/refusal.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser sends its cookie along whoever's page asks; so what changes something must come from a page of ours. */
export function requireOwnOrigin(request: Pick<Request, 'get' | 'method'>, origins: readonly string[]): void {
  if (harmless.has(request.method)) return;
  if (request.get('sec-fetch-site') === 'same-origin' || origins.includes(request.get('origin') ?? '')) return;
  throw new Refusal('cross-site', 'This was sent by a page that does not belong to Botyard, so nothing was done.', {
    remedy: 'Do it on Botyard’s own page. Programs send an API key instead of a cookie.',
  });
}
