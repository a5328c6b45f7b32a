import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { isForeign } from '../control/foreign.ts';
import type { Answer } from '../http/answer.ts';
import type { Arrival } from '../http/arrival.ts';
import type { World } from '../world.ts';
import { pageHeaders } from './headers.ts';

export const isPage = ({ path }: Arrival): boolean => path === '/_page' || path.startsWith('/_page/');

/** What the build writes, and nothing else: no dots but that of the ending. */
const asset = /^\/_page\/(assets\/[\w-]+\.\w+)$/;

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const told = (status: number, content: string): Answer => ({
  status,
  raw: { type: 'text/plain; charset=utf-8', content },
});

/** The page on which a person can be anybody here. */
export async function pageAnswer({ method, path, headers }: Arrival, world: World): Promise<Answer> {
  if (isForeign(headers, world.url())) return told(403, 'The page is for this machine alone.');
  if (method !== 'GET' && method !== 'HEAD') return told(405, 'The page is only looked at.');
  if (path === '/_page') return { status: 302, headers: { location: '/_page/' } };
  const { pageFolder } = world.options;
  if (pageFolder === null) return told(404, 'The page was not built: scripts/build-page.ts does that.');
  const file = path === '/_page/' ? 'index.html' : asset.exec(path)?.[1];
  const content = file ? await readFile(join(pageFolder, file)).catch(() => null) : null;
  if (!file || !content) return told(404, 'There is no such part of the page.');
  const type = types[extname(file)] ?? 'application/octet-stream';
  return { status: 200, raw: { type, content }, headers: pageHeaders(world.url(), file) };
}
