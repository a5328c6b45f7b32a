import { posix } from 'node:path';
import type { World } from '../world.ts';
import type { Machine } from './machine.ts';

/** `a/../b` and `/b` are one file, and nothing lies above the server's own folder. */
export const absolute = (path: string): string => posix.resolve('/', path);

/** A folder of its own right is a file whose name ends with a slash. */
export function makeFolder({ clock }: World, machine: Machine, path: string): void {
  machine.files[`${absolute(path)}/`] ??= { content: '', createdAt: clock.now(), modifiedAt: clock.now() };
}

const isUnder = (name: string, path: string) => name === path || name.startsWith(`${path}/`);

export const isThere = ({ files }: Machine, path: string): boolean =>
  Object.keys(files).some((name) => isUnder(name, absolute(path)));

/** A file, or a folder with all that lies in it. */
export function moveFiles(machine: Machine, from: string, to: string): void {
  const [old, fresh] = [absolute(from), absolute(to)];
  for (const name of Object.keys(machine.files).filter((it) => isUnder(it, old))) {
    machine.files[fresh + name.slice(old.length)] = machine.files[name]!;
    delete machine.files[name];
  }
}

export function writeFile({ clock }: World, machine: Machine, path: string, content: Buffer): void {
  const now = clock.now();
  const createdAt = machine.files[absolute(path)]?.createdAt ?? now;
  machine.files[absolute(path)] = { content: content.toString('base64'), createdAt, modifiedAt: now };
}

export const readFile = ({ files }: Machine, path: string): Buffer | null => {
  const file = files[absolute(path)];
  return file ? Buffer.from(file.content, 'base64') : null;
};

/** A file, or all that lies in a folder. */
export function removeFiles(machine: Machine, path: string): void {
  const gone = absolute(path);
  for (const name of Object.keys(machine.files)) if (isUnder(name, gone)) delete machine.files[name];
}

export interface Entry {
  name: string;
  isFile: boolean;
  size: number;
  createdAt: number;
  modifiedAt: number;
  mode: string;
}

/** What lies directly in a folder; folders are there as long as something lies in them. */
export function entriesOf({ files }: Machine, folder: string): Entry[] {
  const prefix = absolute(folder) === '/' ? '/' : `${absolute(folder)}/`;
  const entries = new Map<string, Entry>();
  for (const [path, { content, createdAt, modifiedAt, mode }] of Object.entries(files)) {
    if (!path.startsWith(prefix)) continue;
    const [name = '', ...deeper] = path.slice(prefix.length).split('/');
    const isFile = deeper.length === 0;
    const size = isFile ? Buffer.byteLength(content, 'base64') : 4096;
    if (name === '' || (!isFile && entries.has(name))) continue;
    entries.set(name, { name, isFile, size, createdAt, modifiedAt, mode: mode ?? (isFile ? '644' : '755') });
  }
  return [...entries.values()];
}

export const bytesOf = ({ files }: Machine): number =>
  Object.values(files).reduce((sum, { content }) => sum + Buffer.byteLength(content, 'base64'), 0);
