import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, secret } from '../findings.ts';
import type { OpenBooks } from './database.ts';

interface Places {
  books: OpenBooks;
  /** Folders whose every file is read: logs, exported histories. */
  folders: string[];
}

/** Looks for every canary in everything that was written. Says where, and never what. */
export async function inspectSecrets(canaries: readonly string[], { books, folders }: Places): Promise<Finding[]> {
  const rows = (await books.everything()).map(({ table, text }) => ({ place: `the table ${table}`, text }));
  const files = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => ({ place: name, text: readFileSync(join(folder, name), 'utf8') })),
  );
  const written = [...rows, ...files];
  const read = written.reduce((sum, { text }) => sum + text.length, 0);
  if (read < 10_000) return [secret(`Only ${read} characters were read: a search that sees nothing proves nothing.`)];
  return written.flatMap(({ place, text }) => {
    const found = canaries.filter((canary) => text.includes(canary)).length;
    return found === 0 ? [] : [secret(`${found} secrets stand in ${place}.`)];
  });
}
