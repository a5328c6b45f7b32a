import assert from 'node:assert/strict';
import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { isInstalled, nodeTooOld } from '../../scripts/install.mjs';
import { emptyFolder } from './folder.ts';

type Packages = Record<string, { version: string; integrity?: string; optional?: boolean }>;

/** A clone whose lock file asks for some packages, and whose npm has installed others. */
function clone(t: TestContext, { wanted, present }: { wanted: Packages; present?: Packages }): string {
  const root = emptyFolder(t);
  const write = (file: string, packages: Packages) => writeFileSync(join(root, file), JSON.stringify({ packages }));
  mkdirSync(join(root, 'node_modules', 'node', 'bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules', 'node', 'bin', 'node'), '');
  write('package-lock.json', { '': { version: '1.0.0' }, ...wanted });
  if (present) write(join('node_modules', '.package-lock.json'), present);
  return root;
}

const pg = { 'node_modules/pg': { version: '8.0.0', integrity: 'sha512-a' } };
const windows = { 'node_modules/windows-only': { version: '1.0.0', optional: true } };

test('what npm has installed is left alone when it is what the lock file asks for', (t) => {
  assert.equal(isInstalled(clone(t, { wanted: { ...pg, ...windows }, present: pg })), true);
});

test('a fresh clone, another version, other contents, a missing and a superfluous package are installed anew', (t) => {
  const otherVersion = { 'node_modules/pg': { version: '8.1.0', integrity: 'sha512-a' } };
  const otherContents = { 'node_modules/pg': { version: '8.0.0', integrity: 'sha512-b' } };

  assert.equal(isInstalled(clone(t, { wanted: pg })), false);
  assert.equal(isInstalled(clone(t, { wanted: pg, present: otherVersion })), false);
  assert.equal(isInstalled(clone(t, { wanted: pg, present: otherContents })), false);
  assert.equal(isInstalled(clone(t, { wanted: pg, present: {} })), false);
  assert.equal(isInstalled(clone(t, { wanted: {}, present: pg })), false);
});

test('the age of files says nothing', (t) => {
  const root = clone(t, { wanted: pg, present: pg });
  utimesSync(join(root, 'package-lock.json'), new Date(), new Date(Date.now() + 60_000));

  assert.equal(isInstalled(root), true);
});

test('an installation without its Node is not whole', (t) => {
  const root = clone(t, { wanted: pg, present: pg });
  rmSync(join(root, 'node_modules', 'node'), { recursive: true });

  assert.equal(isInstalled(root), false);
});

test('a Node before 20 is told so', () => {
  assert.match(nodeTooOld('18.20.1') ?? '', /needs Node 20 or later.*this is Node 18\.20\.1/);
  assert.equal(nodeTooOld('20.0.0'), null);
});
