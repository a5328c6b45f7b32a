import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '../../domain/refusal.ts';
import { identify, isRunning, type ProcessIdentity } from './process-identity.ts';

/** One start per data folder. The lock of a process that is gone is taken over. Answers with how to let go. */
export function takeLock(file: string): () => void {
  const mine = `${file}.${process.pid}`;
  writeFileSync(mine, JSON.stringify(identify(process.pid)));
  try {
    while (!isLinked(mine, file)) removeStale(file);
  } finally {
    rmSync(mine, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** A link is made whole or not at all, so nobody ever reads half a lock. */
function isLinked(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function removeStale(file: string): void {
  const holder = holderOf(file);
  if (holder && isRunning(holder)) throw alreadyRunning(holder);
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else has just removed it
  }
  const moved = holderOf(aside);
  if (moved && isRunning(moved))
    renameSync(aside, file); // it was taken over between our two looks
  else rmSync(aside, { force: true });
}

function holderOf(file: string): ProcessIdentity | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

const alreadyRunning = ({ pid }: ProcessIdentity) =>
  new Refusal('already-running', `Botyard is already running on this data folder (process ${pid}).`, {
    remedy: 'Stop it first, or give this one a folder and a port of its own: BOTYARD_DATA=.botyard-2 PORT=0 npm start',
  });
