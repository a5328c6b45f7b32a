import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { Refusal } from '../../domain/refusal.ts';
import type { Site } from '../site.ts';
import { askUi, type Upstream, wholeOf } from './upstream.ts';

/** The one page of the UI, wherever in it somebody is: its own script reads the address. */
export async function showPage(ui: Upstream, site: Site, request: Request, response: Response): Promise<void> {
  const page = await wholeOf(await askUi(ui, { path: '/temporal' }, response));
  if (!page.includes('"/temporal/_app/')) throw misplaced();
  response.set('Content-Security-Policy', policyFor(page, originsOf(site, request)));
  response.type('html').send(page);
}

const misplaced = () =>
  new Refusal('temporal-ui-away', 'What answers in place of the Temporal UI is not one that is set up for /temporal.', {
    remedy: 'Its operator starts it with TEMPORAL_UI_PUBLIC_PATH=/temporal, and names its address in TEMPORAL_UI_URL.',
  });

/** As narrow as the UI allows: its own files, its own part of our address, and the one script in the page as it is. */
function policyFor(page: string, origins: readonly string[]): string {
  const at = (...paths: string[]) => paths.flatMap((path) => origins.map((origin) => origin + path));
  const inline = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => `'${hashOf(script)}'`);
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'script-src': [...at('/temporal/_app/'), ...inline],
    'style-src': [...at('/temporal/_app/', '/temporal/css/'), "'unsafe-inline'"],
    'img-src': [...at('/temporal/'), 'data:'],
    'font-src': [...at('/temporal/_app/', '/temporal/css/'), 'data:'],
    'media-src': at('/temporal/_app/'),
    'manifest-src': at('/temporal/site.webmanifest'),
    'connect-src': at('/temporal/api/', '/temporal/_app/', '/temporal/i18n/'),
    'frame-src': at('/render'),
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

const hashOf = (script: string) => `sha256-${createHash('sha256').update(script).digest('base64')}`;

/** A policy that names a path must name the host too: ours by its public name, and as the browser calls it. */
function originsOf({ url }: Site, request: Request): string[] {
  const host = request.get('host') ?? '';
  const asked = /^[\w.:[\]-]+$/.test(host) ? [`${request.protocol}://${host}`] : [];
  return [...new Set([new URL(url).origin, ...asked])];
}
