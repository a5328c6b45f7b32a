import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { findTemporal } from '../../scripts/start/temporal/find.ts';
import { emptyFolder } from './folder.ts';

function putProgram(file: string, version: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "temporal version ${version}"\n`, { mode: 0o755 });
  return file;
}

function surroundings(t: TestContext) {
  const folder = emptyFolder(t);
  const path = join(folder, 'bin');
  const cache = join(folder, 'cache');
  return {
    onPath: join(path, 'temporal'),
    inCache: join(cache, 'botyard', 'temporal-1.5.1', 'temporal'),
    here: { path, cache, say: () => undefined, stopping: AbortSignal.abort() }, // so that it goes no further than this machine
  };
}

test('the pinned version on the PATH comes first', async (t) => {
  const { onPath, inCache, here } = surroundings(t);
  putProgram(inCache, '1.5.1 (Server 1.29.1, UI 2.42.1)');

  assert.equal(await findTemporal(here), inCache);
  putProgram(onPath, '1.5.1 (Server 1.29.1, UI 2.42.1)');
  assert.equal(await findTemporal(here), onPath);
});

test('one that was built from source is known by the server inside', async (t) => {
  const { onPath, here } = surroundings(t);
  putProgram(onPath, '0.0.0-DEV (Server 1.29.1, UI 2.42.1)');

  assert.equal(await findTemporal(here), onPath);
});

test('another version is passed over', async (t) => {
  const { onPath, inCache, here } = surroundings(t);
  putProgram(onPath, '1.6.0 (Server 1.30.0, UI 2.43.0)');
  putProgram(inCache, '1.5.1 (Server 1.29.1, UI 2.42.1)');

  assert.equal(await findTemporal(here), inCache);
});
