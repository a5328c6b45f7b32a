import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Refusal } from '../../../domain/refusal.ts';
import { commandOf, end, identify } from '../process-identity.ts';
import type { Account } from './account.ts';
import { programOf } from './binaries.ts';
import { makeFolderFor, type Place } from './place.ts';

/** Makes the cluster at the first start; at a later one checks that this PostgreSQL can open it. */
export async function ensureCluster(place: Place, password: string): Promise<void> {
  const versionFile = join(place.data, 'PG_VERSION');
  if (!existsSync(versionFile)) return initialise(place, password);
  const made = readFileSync(versionFile, 'utf8').trim();
  const major = place.binaries.version.split('.')[0];
  if (made !== major) throw otherVersion(place.data, made, major!);
  await clearStale(place.data);
}

/** In a folder beside it, moved when it is whole, so that an interrupted one is begun again. */
async function initialise({ binaries, data, account }: Place, password: string): Promise<void> {
  const unfinished = `${data}.unfinished`;
  makeFolderFor(account, unfinished);
  await withPasswordFile(password, account, async (passwordFile) => {
    const args = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
    const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'];
    const child = spawn(programOf(binaries, 'initdb'), [...args, ...locale, '-D', unfinished], {
      ...account,
      cwd: '/',
      env: { PATH: '/usr/bin:/bin', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
    const [words, code] = await Promise.all([text(child.stderr), ended]);
    if (code !== 0) throw new Error(`PostgreSQL could not make its data folder: ${words.trim()}`);
  });
  rmSync(data, { recursive: true, force: true });
  renameSync(unfinished, data);
}

async function withPasswordFile(
  password: string,
  account: Account | null,
  use: (file: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'botyard-'));
  const file = join(folder, 'password');
  try {
    writeFileSync(file, password, { mode: 0o600 });
    if (account) chownSync(file, account.uid, account.gid);
    chmodSync(folder, 0o711);
    await use(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A killed PostgreSQL leaves the number of its process behind. After a restart of the machine another process
 * may have that number, and PostgreSQL would take it for itself and refuse to start.
 */
async function clearStale(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const identity = identify(Number(readFileSync(file, 'utf8').split('\n')[0]));
  if (identity && commandOf(identity.pid).includes(data)) await end(identity, 'SIGINT');
  rmSync(file, { force: true });
}

const otherVersion = (data: string, made: string, major: string) =>
  new Refusal('other-postgresql', `${data} was made by PostgreSQL ${made}, and PostgreSQL ${major} cannot open it.`, {
    remedy: 'Go back to the Botyard that made it and dump it there (docs/operating.md), or begin anew with --reset.',
  });
