import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import { temporalVersion } from './version.ts';

/** The store's file. Temporal never migrates one, so the version that made it is written beside it and checked. */
export function openStore(folder: string, version = temporalVersion): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'store.db');
  const versionFile = join(folder, 'version');
  if (!existsSync(file)) {
    writeFileSync(versionFile, `${version}\n`);
    return file;
  }
  const made = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : 'an unknown version';
  if (made !== version) throw otherVersion(folder, made, version);
  return file;
}

const otherVersion = (folder: string, made: string, version: string) =>
  new Refusal('other-temporal', `${folder} was made by Temporal ${made}, and Temporal ${version} cannot open it.`, {
    remedy: 'Go back to the Botyard that made it, or begin anew with npm start -- --reset (docs/operating.md).',
  });
