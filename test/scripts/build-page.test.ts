import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { buildPage } from '../../scripts/build-page.ts';

const filesOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

test('the page is built once for the same sources', async () => {
  const folder = await buildPage();
  const began = Date.now();

  assert.equal(await buildPage(), folder);
  assert.ok(Date.now() - began < 500, 'it was built again');
});

test('two who build it at once both have it', async () => {
  const [one, other] = await Promise.all([buildPage(), buildPage()]);

  assert.equal(one, other);
  assert.ok(filesOf(one).length >= 3);
});

test('all of the page together weighs no more than 200 KB on its way', async () => {
  const bytes = filesOf(await buildPage()).reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);

  assert.ok(bytes <= 200 * 1_024, `${bytes} bytes`);
});

test('no script and no style stands within the page itself, and nothing comes from elsewhere', async () => {
  const html = readFileSync(join(await buildPage(), 'index.html'), 'utf8');

  assert.doesNotMatch(html, /<script(?![^>]*\bsrc=)|<style|\bon\w+=|https?:/);
});
