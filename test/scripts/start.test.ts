import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { Client, Connection } from '@temporalio/client';
import { root } from '../../scripts/start/launch.ts';
import { removePlace } from '../../scripts/start/postgres/place.ts';
import { withClient } from '../../scripts/start/postgres/roles.ts';
import { identify, isRunning, type ProcessIdentity } from '../../scripts/start/process-identity.ts';
import { browser } from '../fixtures/browser.ts';
import { emptyFolder } from './folder.ts';
import { until } from './until.ts';

const onLinux = { skip: process.platform === 'linux' ? false : 'reads /proc' };

interface Start {
  process: ChildProcess;
  ended: Promise<unknown[]>;
  words: Promise<string>;
  /** What was printed until now. */
  said(): string;
}

/** A data folder; it goes with the test, after whatever was started on it. */
function dataFolder(t: TestContext): { folder: string; start(...args: string[]): Start } {
  const folder = mkdtempSync(join(tmpdir(), 'botyard-test-folder-'));
  const starts: Start[] = [];
  t.after(async () => {
    for (const { process } of starts) process.kill('SIGTERM');
    await Promise.all(starts.map(({ ended }) => ended));
    removePlace(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    start: (...args) => {
      const started = npmStart(folder, args);
      starts.push(started);
      return started;
    },
  };
}

function npmStart(folder: string, args: string[]): Start {
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const child = spawn(process.execPath, ['scripts/start.mjs', ...args], {
    cwd: root,
    env: { PATH, HOME, XDG_CACHE_HOME, BOTYARD_DATA: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (words) => {
    said += words;
  });
  return { process: child, ended: once(child, 'exit'), words: text(child.stdout), said: () => said };
}

/** What somebody is at Botyard after one click on the first page that the start has named. */
async function roleAfterClick({ said }: Start, person: string, web: string): Promise<string> {
  const [, address] = /Sign in with one click: +(\S+)/.exec(said()) ?? [];
  assert.ok(address, said());
  const visitor = browser(web);
  const { text: page } = await visitor.get(address);
  assert.match(page, new RegExp(`value="${person}"`));
  let seen = await visitor.post(address, { form: { person } });
  while (seen.location) seen = await visitor.get(seen.location);
  return (await visitor.get('/api/me')).body.role;
}

async function addressesIn(folder: string, { process, words }: Start): Promise<Record<string, string | null>> {
  const file = join(folder, 'addresses.json');
  await until('it is ready', () => existsSync(file) || process.exitCode !== null, 60_000);
  if (process.exitCode !== null) assert.fail(await words);
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** All processes below this one. */
function descendants(pid: number): ProcessIdentity[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = all.filter((name) => parentOf(Number(name)) === pid).map(Number);
  return children.flatMap((child) => [identify(child) ?? [], ...descendants(child)].flat());
}

function parentOf(pid: number): number {
  try {
    return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0; // it has just ended
  }
}

const lockHolder = (folder: string): ProcessIdentity => JSON.parse(readFileSync(join(folder, 'start.lock'), 'utf8'));

async function leaveTraces(folder: string, addresses: Record<string, string | null>): Promise<void> {
  await asOwner(folder, addresses, 'create table trace ()');
  await withTemporal(addresses, (client) =>
    client.workflow.start('trace', { workflowId: 'trace', taskQueue: 'nobody' }),
  );
}

async function findTraces(folder: string, addresses: Record<string, string | null>): Promise<void> {
  await asOwner(folder, addresses, 'select from trace');
  await withTemporal(addresses, (client) => client.workflow.getHandle('trace').describe());
}

function asOwner(folder: string, { postgres }: Record<string, string | null>, sql: string) {
  const { ownerPassword } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
  const url = new URL(postgres!);
  url.username = 'botyard_owner';
  url.password = ownerPassword;
  return withClient(url.href, (client) => client.query(sql));
}

async function withTemporal(addresses: Record<string, string | null>, use: (client: Client) => Promise<unknown>) {
  const connection = await Connection.connect({ address: addresses['temporal']! });
  await use(new Client({ connection })).finally(() => connection.close());
}

test(
  'a start that was killed leaves no process, and the next one finds everything where it was',
  onLinux,
  async (t) => {
    const { folder, start } = dataFolder(t);
    const first = start();
    const addresses = await addressesIn(folder, first);
    await leaveTraces(folder, addresses);
    const processes = descendants(first.process.pid!);
    assert.ok(processes.length > 8, 'a test that sees no processes proves nothing');

    process.kill(lockHolder(folder).pid, 'SIGKILL');
    rmSync(join(folder, 'addresses.json')); // the killed one could not, and we wait for the next one's
    const second = start();
    const addressesThen = await addressesIn(folder, second);

    await until('the processes of the first are gone', () => !processes.some(isRunning));
    assert.deepEqual(addressesThen, addresses);
    await findTraces(folder, addressesThen);
  },
);

test('Ctrl+C stops everything, and `--reset` begins anew', onLinux, async (t) => {
  const { folder, start } = dataFolder(t);
  const first = start();
  const addresses = await addressesIn(folder, first);
  await leaveTraces(folder, addresses);
  const processes = descendants(first.process.pid!);

  first.process.kill('SIGINT');
  const [code] = await first.ended;

  assert.equal(code, 0);
  assert.deepEqual(processes.filter(isRunning), []);
  assert.ok(!existsSync(join(folder, 'addresses.json')) && !existsSync(join(folder, 'start.lock')));

  const anew = await addressesIn(folder, start('--reset'));
  await assert.rejects(findTraces(folder, anew), /relation "trace" does not exist/);
});

test('a newcomer is admin, customer or member with one click at the address that is printed', async (t) => {
  const { folder, start } = dataFolder(t);
  const started = start();
  const { web } = await addressesIn(folder, started);

  assert.equal(await roleAfterClick(started, 'ben', web!), 'admin');
  assert.equal(await roleAfterClick(started, 'ada', web!), 'customer');
  assert.equal(await roleAfterClick(started, 'mia', web!), 'customer');
});

test('a bad setting ends the start with a sentence', async (t) => {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { PATH: process.env['PATH'], BOTYARD_DATA: emptyFolder(t), PORT: 'web' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [words, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);

  assert.equal(code, 1);
  assert.match(words, /^\nPORT must be a port: .*\nCorrect it in \.env/);
});
