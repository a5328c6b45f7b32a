import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mutation } from './mutation.ts';

/** How often what it changes stands in the source of this tree; once, where it still fits. */
export async function occurrences(root: string, { file, text }: Mutation): Promise<number> {
  return (await sourceOf(root, file)).split(text).length - 1;
}

/** Applies it to a tree, and answers how to take it back. */
export async function apply(root: string, { file, text, becomes }: Mutation): Promise<() => Promise<void>> {
  const source = await sourceOf(root, file);
  const [before, after, ...more] = source.split(text);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`In ${file}, "${text}" does not stand exactly once: bring this mutation up to date.`);
  }
  await writeFile(placeOf(root, file), before + becomes + after);
  return () => writeFile(placeOf(root, file), source);
}

const placeOf = (root: string, file: string): string => join(root, 'simulators/discord', file);
const sourceOf = (root: string, file: string): Promise<string> => readFile(placeOf(root, file), 'utf8');
