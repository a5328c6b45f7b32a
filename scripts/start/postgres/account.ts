import { execFileSync, spawnSync } from 'node:child_process';
import { Refusal } from '../../../domain/refusal.ts';

/** The account that PostgreSQL runs under when we are root, because it refuses to be root. */
export interface Account {
  uid: number;
  gid: number;
}

export function accountForPostgres(): Account | null {
  if (process.getuid?.() !== 0) return null;
  return findAccount() ?? makeAccount();
}

/** Whether this account gets to the folder: every folder on the way must let it pass. */
export const canReach = (account: Account, folder: string) =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/' }).status === 0;

export const canRun = (account: Account, program: string) =>
  spawnSync(program, ['--version'], { ...account, cwd: '/', env: {} }).status === 0;

function findAccount(): Account | null {
  const ask = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout?.trim();
  const uid = ask('-u');
  const gid = ask('-g');
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

function makeAccount(): Account {
  try {
    execFileSync('useradd', [
      '--system',
      '--user-group',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      'postgres',
    ]);
  } catch (cause) {
    throw new Refusal(
      'no-postgres-account',
      'PostgreSQL refuses to run as root, and no account could be made for it.',
      {
        cause,
        remedy: 'Make a system user named postgres, or start Botyard as an ordinary user, or set DATABASE_URL.',
      },
    );
  }
  return findAccount()!;
}
