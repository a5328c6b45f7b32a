import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type Account, accountForPostgres } from '../../scripts/start/postgres/account.ts';
import { findPlace, removePlace } from '../../scripts/start/postgres/place.ts';
import { emptyFolder } from './folder.ts';

const asRoot = { skip: process.getuid?.() === 0 ? false : 'only root has to run PostgreSQL under another account' };

/** A little PostgreSQL in an open folder, and a data folder in one that may be closed. */
function surroundings(t: TestContext, { closed }: { closed: boolean }) {
  const base = emptyFolder(t);
  chmodSync(base, 0o711);
  const dataFolder = join(base, 'home', 'data');
  mkdirSync(dataFolder, { recursive: true });
  chmodSync(join(base, 'home'), closed ? 0o700 : 0o711);
  const folder = join(base, 'home', 'binaries');
  mkdirSync(join(folder, 'bin'), { recursive: true });
  cpSync('/bin/true', join(folder, 'bin', 'postgres'));
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  const binaries = { folder, version: '18.4.0' };
  return { base, wish: { dataFolder, binaries, say, elsewhere: join(base, 'elsewhere') }, said };
}

test('an ordinary user keeps the database in the data folder', (t) => {
  const { wish } = surroundings(t, { closed: true });

  const place = findPlace({ ...wish, account: null });

  assert.deepEqual(place, { binaries: wish.binaries, data: join(wish.dataFolder, 'postgres'), account: null });
});

test('root does so too where the account of PostgreSQL can get there', asRoot, (t) => {
  const { wish, said } = surroundings(t, { closed: false });

  const place = findPlace({ ...wish, account: accountForPostgres() });

  assert.equal(place.data, join(wish.dataFolder, 'postgres'));
  assert.equal(place.binaries, wish.binaries);
  assert.deepEqual(said, []);
});

test(
  'below a closed folder, binaries and database get a place of their own, which is said once and remembered',
  asRoot,
  (t) => {
    const { wish, said } = surroundings(t, { closed: true });
    const account = accountForPostgres() as Account;

    const first = findPlace({ ...wish, account });
    const second = findPlace({ ...wish, account, elsewhere: '/somewhere/else' });

    assert.ok(first.data.startsWith(wish.elsewhere) && first.binaries.folder.startsWith(wish.elsewhere));
    assert.ok(existsSync(join(first.binaries.folder, 'bin', 'postgres')));
    assert.deepEqual(second, first);
    assert.equal(said.length, 1);
  },
);

test('a data folder that was moved finds its database again, and a copy of it is refused', asRoot, (t) => {
  const { base, wish } = surroundings(t, { closed: true });
  const account = accountForPostgres();
  const { data } = findPlace({ ...wish, account });
  const [moved, copy] = [join(base, 'home', 'moved'), join(base, 'home', 'copy')];

  renameSync(wish.dataFolder, moved);
  assert.equal(findPlace({ ...wish, dataFolder: moved, account }).data, data);

  cpSync(moved, copy, { recursive: true });
  assert.throws(() => findPlace({ ...wish, dataFolder: copy, account }), /is a copy of .*moved/);
});

test('a reset removes the place, but not that of another data folder', asRoot, (t) => {
  const { base, wish } = surroundings(t, { closed: true });
  const { data } = findPlace({ ...wish, account: accountForPostgres() });
  const outside = join(data, '..');
  const copy = join(base, 'home', 'copy');
  cpSync(wish.dataFolder, copy, { recursive: true });

  removePlace(copy);
  assert.equal(readFileSync(join(outside, 'belongs-to'), 'utf8'), wish.dataFolder);

  removePlace(wish.dataFolder);
  assert.ok(!existsSync(outside));
});
