import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { plainNumbers } from './plain-numbers.ts';
import { root } from './start/launch.ts';

const source = join(root, 'simulators', 'discord', 'page');
const cache = join(root, 'node_modules', '.cache', 'botyard', 'discord-page');

const dayMs = 86_400_000;

/** Packages of which the page is made, or by which. */
const packages = ['react', 'react-dom', 'lucide-react', 'discord-api-types', 'vite'];

/** Builds the page of the simulated Discord, unless it was built from the same sources before. Answers the folder. */
export async function buildPage(): Promise<string> {
  const folder = join(cache, hashOfSources());
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = join(cache, `draft-${process.pid}`);
  await build(draft);
  keep(draft, folder);
  return folder;
}

async function build(outDir: string): Promise<void> {
  const { build: run } = await import('vite');
  await run({
    root: source,
    base: '/_page/',
    configFile: false,
    logLevel: 'warn',
    plugins: [plainNumbers],
    oxc: { jsx: { runtime: 'automatic' } },
    build: {
      ...{ outDir, emptyOutDir: true, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
      // Packages say which of their modules are for browsers: all of ours are.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  });
}

/** Whoever built it at the same time may have been faster. Pages of days ago are removed. */
function keep(draft: string, folder: string): void {
  if (existsSync(folder)) rmSync(draft, { recursive: true });
  else renameSync(draft, folder);
  for (const name of readdirSync(cache)) {
    const isOld = Date.now() - statSync(join(cache, name)).mtimeMs > dayMs;
    if (isOld) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const files = readdirSync(source, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const path of [...paths, import.meta.filename, join(import.meta.dirname, 'plain-numbers.ts')])
    hash.update(relative(root, path)).update(readFileSync(path));
  for (const name of packages) hash.update(`${name} ${versionOf(name)}`);
  return hash.digest('hex').slice(0, 16);
}

const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;
