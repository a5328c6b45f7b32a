import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Parts } from '../../api/parts.ts';
import { routesOf } from '../../api/routes.ts';

const root = join(import.meta.dirname, '..', '..');
const addresses = /call<typeof (\w+)>\(\s*'((?:get|post|put|delete) [^']+)'/g;

test('every route that the page asks is there, at the address under which the page asks it', async () => {
  const known = new Set(routesOf({} as Parts).map(({ method, path }) => `${method} ${path}`));
  const asked: string[] = [];
  let calls = 0;
  for await (const file of glob('web/**/*.{ts,tsx}', { cwd: root })) {
    const text = await readFile(join(root, file), 'utf8');
    calls += text.split(/\bcall</).length - 1;
    for (const [, , address] of text.matchAll(addresses)) asked.push(address!);
  }

  assert.deepEqual(
    asked.filter((address) => !known.has(address)),
    [],
  );
  assert.equal(asked.length, calls - 1, 'a call is written in a way that this test cannot read'); // `call` itself
  assert.ok(asked.length > 10);
});
