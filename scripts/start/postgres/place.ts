import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import { type Account, canReach, canRun } from './account.ts';
import { type Binaries, programOf } from './binaries.ts';

export interface Place {
  binaries: Binaries;
  /** The cluster's files. */
  data: string;
  account: Account | null;
}

interface Wish {
  dataFolder: string;
  binaries: Binaries;
  account: Account | null;
  say(sentence: string): void;
  /** Where a place outside of the data folder would be. */
  elsewhere?: string;
}

interface Note {
  outside: string;
  /** Whether the database is kept there too, or only a copy of the binaries. */
  keepsData: boolean;
}

const noteOf = (dataFolder: string) => join(dataFolder, 'postgres-elsewhere.json');

function readNote(dataFolder: string): Note | null {
  const file = noteOf(dataFolder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Inside the data folder, unless the account that PostgreSQL must run under cannot get there. */
export function findPlace({ dataFolder, binaries, account, say, elsewhere = '/var/lib/botyard' }: Wish): Place {
  const inside = join(dataFolder, 'postgres');
  if (!account) return { binaries, data: inside, account };

  const note = readNote(dataFolder);
  const staysInside = !note?.keepsData && canReach(account, dataFolder);
  const runsInPlace = canRun(account, programOf(binaries, 'postgres'));
  if (staysInside && runsInPlace) return { binaries, data: inside, account };
  if (!staysInside && existsSync(inside)) throw outOfReach(inside);

  const outside = outsideOf(dataFolder, note, elsewhere);
  makeOutside(outside, dataFolder);
  if (!note && !staysInside) say(`The user postgres cannot reach ${dataFolder}; the database is kept in ${outside}.`);
  writeFileSync(noteOf(dataFolder), JSON.stringify({ outside, keepsData: !staysInside } satisfies Note));
  return {
    binaries: runsInPlace ? binaries : copyOf(binaries, outside),
    data: staysInside ? inside : join(outside, 'postgres'),
    account,
  };
}

/** Removes what was kept outside of the data folder. */
export function removePlace(dataFolder: string): void {
  const note = readNote(dataFolder);
  if (note && ownerOf(note.outside) === dataFolder) rmSync(note.outside, { recursive: true });
}

/** A data folder that was moved finds its database again; a copy of one must not share it. */
function outsideOf(dataFolder: string, note: Note | null, elsewhere: string): string {
  if (!note) return join(elsewhere, createHash('sha256').update(dataFolder).digest('hex').slice(0, 12));
  const owner = ownerOf(note.outside);
  if (owner && owner !== dataFolder && existsSync(noteOf(owner))) throw isCopy(dataFolder, owner);
  return note.outside;
}

function ownerOf(outside: string): string | null {
  const file = join(outside, 'belongs-to');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function makeOutside(outside: string, dataFolder: string): void {
  mkdirSync(outside, { recursive: true, mode: 0o755 });
  chmodSync(outside, 0o755);
  writeFileSync(join(outside, 'belongs-to'), dataFolder);
}

function copyOf(binaries: Binaries, outside: string): Binaries {
  const folder = join(outside, `binaries-${binaries.version}`);
  if (existsSync(folder)) return { ...binaries, folder };
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  cpSync(binaries.folder, unfinished, { recursive: true, verbatimSymlinks: true });
  renameSync(unfinished, folder);
  return { ...binaries, folder };
}

/** A folder that the account owns, empty. */
export function makeFolderFor(account: Account | null, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

const outOfReach = (inside: string) =>
  new Refusal('out-of-reach', `The user postgres can no longer reach its database in ${inside}.`, {
    remedy: 'Open the folders above it again (chmod o+x), or begin anew with npm start -- --reset.',
  });

const isCopy = (dataFolder: string, original: string) =>
  new Refusal('copied-data', `${dataFolder} is a copy of ${original}, whose database it would share.`, {
    remedy: 'Set BOTYARD_DATA to another folder, which begins empty.',
  });
