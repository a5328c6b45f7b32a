import type { IncomingHttpHeaders } from 'node:http';
import { apiError } from './api-error.ts';

/** A call that looks like one from the panel's own pages is held to their rules, whatever key it carries. */
export function requireNoBrowser(method: string, headers: IncomingHttpHeaders, panelUrl: string): void {
  if (method === 'GET' || method === 'HEAD') return;
  const from = headers.origin ?? headers.referer ?? '';
  const isOwn = from.startsWith(panelUrl) || /^https?:\/\/(localhost|127\.0\.0\.1)([:/]|$)/.test(from);
  const hasSession = /(^|;\s*)(pterodactyl|pelican)_session=/.test(headers.cookie ?? '');
  if (isOwn || hasSession) throw apiError(419, 'HttpException', 'The page has expired.');
}
