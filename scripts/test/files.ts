import { glob, stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { root } from '../start/launch.ts';

/** The test files below the paths, or all there are. */
export async function findTestFiles(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all((paths.length ? paths : ['test']).map(filesAt));
  const files = [...new Set(found.flat())].sort();
  if (files.length === 0) throw new Error('There is no test to run.');
  return files;
}

async function filesAt(path: string): Promise<string[]> {
  const there = resolve(path);
  const kind = await stat(there).catch(() => null);
  if (!kind) throw new Error(`There is no ${path}.`);
  if (kind.isFile()) return [there];
  const files: string[] = [];
  for await (const file of glob('**/*.test.ts', { cwd: there })) files.push(join(there, file));
  return files;
}

export const shown = (file: string) => relative(root, file);
