import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { buildWeb } from '../../scripts/build-page.ts';
import { serveApi } from '../fixtures/api.ts';

const serve = async (t: TestContext, changes = {}) => serveApi(t, { webFolder: await buildWeb(), ...changes });
const namedIn = (html: string) => [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!);

test('every path of the page is the same document, which browsers ask for anew each time', async (t) => {
  const { nobody } = await serve(t);

  const pages = await Promise.all(
    ['/', '/orders', '/orders/7?from=mail', '/what/ever'].map((path) => nobody.get(path)),
  );

  for (const { status, headers, text } of pages) {
    assert.deepEqual([status, headers.get('cache-control')], [200, 'no-cache']);
    assert.match(headers.get('content-type') ?? '', /^text\/html/);
    assert.equal(text, pages[0]!.text);
  }
});

test('what is for programs never answers with the page', async (t) => {
  const { nobody } = await serve(t);

  for (const path of ['/api/nothing', '/api', '/health/nothing', '/socket.io/x', '/assets/gone.js']) {
    const { status, body } = await nobody.get(path);

    assert.deepEqual([path, status, body?.code], [path, 404, 'not-found']);
  }
  const page = (await nobody.get('/')).text;
  for (const path of ['/auth/nothing', '/temporal', '/health']) assert.notEqual((await nobody.get(path)).text, page);
  assert.equal((await nobody.post('/orders')).status, 404);
});

test('files are named by what is in them, so browsers keep them for ever; they come packed for whoever unpacks', async (t) => {
  const { nobody, url } = await serve(t);
  const files = namedIn((await nobody.get('/')).text);

  assert.ok(files.length >= 3, 'the page names its files');
  for (const file of files) {
    const packed = await fetch(url + file, { headers: { 'accept-encoding': 'gzip' } });
    const plain = await fetch(url + file, { headers: { 'accept-encoding': 'identity' } });

    assert.deepEqual([packed.status, packed.headers.get('content-encoding')], [200, 'gzip']);
    assert.deepEqual([plain.status, plain.headers.get('content-encoding')], [200, null]);
    assert.equal(packed.headers.get('content-type'), plain.headers.get('content-type'));
    assert.match(packed.headers.get('cache-control') ?? '', /max-age=31536000, immutable/);
    assert.match(packed.headers.get('vary') ?? '', /Accept-Encoding/);
    assert.equal(await packed.text(), await plain.text());
  }
});

test('the first visit weighs no more than 200 KB on its way', async () => {
  const folder = await buildWeb();
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const files = namedIn(html).map((path) => `${folder}${path}`);
  const style = gunzipSync(readFileSync(`${files.find((file) => file.endsWith('.css'))}.gz`)).toString();
  const [font] = /geist-latin-wght-normal[^)"']+\.woff2/.exec(style) ?? [];

  const weights = [
    ...files.map((file) => readFileSync(`${file}.gz`).length),
    readFileSync(`${folder}/assets/${font}`).length,
    html.length,
  ];
  const bytes = weights.reduce((sum, weight) => sum + weight, 0);

  assert.ok(bytes > 50_000 && bytes <= 200 * 1_024, `${bytes} bytes`);
});

test('no script and no style stands within the page itself, nothing comes from elsewhere, and nobody may frame it', async (t) => {
  const { nobody } = await serve(t);

  const { text, headers } = await nobody.get('/');
  const policy = headers.get('content-security-policy') ?? '';

  assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle=|\bon\w+=|https?:/);
  assert.match(policy, /script-src 'self';style-src 'self';/);
  assert.match(policy, /connect-src 'self';.*frame-ancestors 'none'/);
});

test('where live updates have a port of their own, the page is told, and may listen there', async (t) => {
  const { nobody, url } = await serve(t, { livePort: 4_711 });
  const host = new URL(url).hostname;

  const { body } = await nobody.get('/api/site');
  const { headers } = await nobody.get('/');

  assert.deepEqual(body, { signIn: { discord: true }, live: { port: 4_711 } });
  assert.ok(
    headers.get('content-security-policy')?.includes(`connect-src 'self' http://${host}:4711 ws://${host}:4711;`),
  );
});
