import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApiOf } from '../../api/openapi.ts';
import type { Parts } from '../../api/parts.ts';
import { routesOf } from '../../api/routes.ts';
import { serveApi } from '../fixtures/api.ts';

test('the committed openapi.json is what the routes say; "npm run openapi" writes it', async () => {
  const committed = JSON.parse(await readFile(new URL('../../api/openapi.json', import.meta.url), 'utf8'));

  assert.deepEqual(openApiOf(routesOf({} as Parts)), committed);
});

test('openapi.json describes every route, and every reference in it leads somewhere', async (t) => {
  const { nobody } = await serveApi(t);

  const { body, text } = await nobody.get('/api/openapi.json');
  const references = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);

  assert.equal(body.openapi, '3.1.0');
  assert.equal(
    Object.values(body.paths).flatMap((verbs) => Object.keys(verbs as object)).length,
    routesOf({} as Parts).length,
  );
  assert.ok(references.length > 20);
  assert.deepEqual(
    references.filter((name) => !body.components.schemas[name]),
    [],
  );
  assert.ok(!text.includes('$defs'));
});

test('the docs page shows every route, needs nobody outside, and keeps to the rules for pages', async (t) => {
  const { nobody, url } = await serveApi(t);

  const { headers, text } = await nobody.get('/api/docs');
  const style = await fetch(`${url}/api/docs.css`);

  assert.match(headers.get('content-type') ?? '', /^text\/html/);
  assert.ok(routesOf({} as Parts).every(({ summary }) => text.includes(summary.replaceAll("'", '&#39;'))));
  assert.ok(!/https?:\/\/|<script|<style|style=|\son\w+=/.test(text));
  assert.match(style.headers.get('content-type') ?? '', /^text\/css/);
  assert.match(headers.get('content-security-policy') ?? '', /script-src 'self';/);
  assert.ok(!headers.get('content-security-policy')?.includes('unsafe'));
});

test('whoever opens the bare address finds the docs', async (t) => {
  const { url } = await serveApi(t);

  const { url: arrived, status } = await fetch(url);

  assert.equal(status, 200);
  assert.equal(new URL(arrived).pathname, '/api/docs');
});

test('only pages of origins on the list may ask from elsewhere', async (t) => {
  const { nobody } = await serveApi(t, { origins: ['https://shop.example'] });
  const from = (origin: string) => ({ origin, 'access-control-request-method': 'POST' });
  const allowed = 'access-control-allow-origin';

  const listed = await nobody.send('OPTIONS', '/api/orders', { headers: from('https://shop.example') });
  const stranger = await nobody.send('OPTIONS', '/api/orders', { headers: from('https://evil.example') });
  const asked = await nobody.get('/api/plans', { origin: 'https://shop.example' });

  assert.deepEqual([listed.status, listed.headers.get(allowed)], [204, 'https://shop.example']);
  assert.equal(stranger.headers.get(allowed), null);
  assert.equal(asked.headers.get(allowed), 'https://shop.example');
});
