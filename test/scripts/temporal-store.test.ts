import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openStore } from '../../scripts/start/temporal/store.ts';
import { emptyFolder } from './folder.ts';

test('a store is opened again by the version that made it', (t) => {
  const folder = emptyFolder(t);
  const file = openStore(folder, '1.5.1');
  writeFileSync(file, 'Temporal makes it');

  assert.equal(openStore(folder, '1.5.1'), file);
});

test('another version is refused with a sentence', (t) => {
  const folder = emptyFolder(t);
  writeFileSync(openStore(folder, '1.5.1'), 'Temporal makes it');

  assert.throws(() => openStore(folder, '1.6.0'), {
    message: /was made by Temporal 1\.5\.1, and Temporal 1\.6\.0 cannot open it\./,
    remedy: /--reset/,
  });
});

test('a store of unknown age is refused', (t) => {
  const folder = emptyFolder(t);
  writeFileSync(openStore(folder), 'Temporal makes it');
  rmSync(join(folder, 'version'));

  assert.throws(() => openStore(folder), /made by Temporal an unknown version/);
});
