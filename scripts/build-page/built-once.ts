import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../start/launch.ts';

const dayMs = 86_400_000;

interface Page {
  name: string;
  /** Folders of which it is made. */
  sources: readonly string[];
  /** Packages of which it is made, or by which. */
  packages: readonly string[];
  build(outDir: string): Promise<void>;
}

/** The folder of a page that is built anew only when something of it has changed. */
export async function builtOnce({ name, sources, packages, build }: Page): Promise<string> {
  const cache = join(root, 'node_modules', '.cache', 'botyard', name);
  const folder = join(cache, hashOf(sources, packages));
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = join(cache, `draft-${randomUUID()}`);
  await build(draft);
  keep(cache, draft, folder);
  return folder;
}

/** Whoever built it at the same time may have been faster. Pages of days ago are removed. */
function keep(cache: string, draft: string, folder: string): void {
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  for (const name of readdirSync(cache)) {
    const isOld = Date.now() - statSync(join(cache, name)).mtimeMs > dayMs;
    if (isOld) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function hashOf(sources: readonly string[], packages: readonly string[]): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) => filesIn(join(root, source))).sort();
  const builder = [join(root, 'scripts', 'build-page.ts'), ...filesIn(import.meta.dirname)];
  for (const path of [...files, ...builder.sort()]) hash.update(relative(root, path)).update(readFileSync(path));
  for (const name of packages) hash.update(`${name} ${versionOf(name)}`);
  return hash.digest('hex').slice(0, 16);
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
