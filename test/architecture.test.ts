import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const imports = /^(?:import|export) (type )?(?:[^'"]*from )?['"](\.[^'"]+)['"]/gm;
const packages = /^import (type )?(?:[^'"]*from )?['"]([^.'"][^'"]*)['"]/gm;

const messages = /^workflows\/[^/]*-messages\.ts$/;

/** Who may lean on whom. Each folder may also lean on itself. `workflows` is bundled for Temporal: outsiders see its messages alone. */
const mayUse: Record<string, RegExp> = {
  domain: /^$/,
  db: /^domain\//,
  workflows: /^domain\//,
  integrations: new RegExp(`^domain/|${messages.source}`),
  activities: new RegExp(`^(domain|db|integrations)/|${messages.source}`),
  bot: new RegExp(`^(domain|db|integrations)/|${messages.source}`),
  api: new RegExp(`^(domain|db|integrations)/|${messages.source}`),
  web: /^domain\//,
  simulators: /^$/,
};
/** Whose types it may name besides, with `import type`, which leaves no trace at run time. */
const mayName: Record<string, RegExp> = { workflows: /^activities\//, web: /^api\// };

async function* sources(pattern: string) {
  for await (const file of glob(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') })) {
    yield { file, home: file.split('/')[0]!, text: await readFile(join(root, file), 'utf8') };
  }
}

test('every folder leans only on the folders it may lean on', async () => {
  const trespasses: string[] = [];
  let seen = 0;
  for await (const { file, home, text } of sources(`{${Object.keys(mayUse)}}/**/*.{ts,tsx}`)) {
    for (const [, type, path] of text.matchAll(imports)) {
      const there = relative(root, join(root, file, '..', path!));
      seen++;
      if (there.startsWith(`${home}/`) || mayUse[home]!.test(there) || (type && mayName[home]?.test(there))) continue;
      trespasses.push(`${file} uses ${there}`);
    }
  }
  assert.deepEqual(trespasses, []);
  assert.ok(seen > 200, 'an architecture test that sees no imports proves nothing');
});

test('workflows see nothing of the world: no packages but the SDK, in them and in the domain that they bundle', async () => {
  const bundled = await reachable('workflows/index.ts');
  const strangers: string[] = [];
  for (const file of bundled) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [, type, name] of text.matchAll(packages)) {
      if (!type && !/^@temporalio\/(workflow|common)$/.test(name!)) strangers.push(`${file} uses ${name}`);
    }
  }
  assert.deepEqual(strangers, []);
  assert.ok(bundled.size > 10, 'the workflows were not found');
});

test('the page runs in browsers: it asks for nothing of Node, and of the api for types alone', async () => {
  const strangers: string[] = [];
  let seen = 0;
  for await (const { file, text } of sources('web/**/*.{ts,tsx}')) {
    for (const [, , name] of text.matchAll(packages)) {
      seen++;
      if (name!.startsWith('node:') || /\b(Buffer|process)\b\./.test(text)) strangers.push(`${file} uses ${name}`);
    }
  }
  assert.deepEqual(strangers, []);
  assert.ok(seen > 50, 'the page was not found');
});

async function reachable(file: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(file)) return seen;
  seen.add(file);
  const text = await readFile(join(root, file), 'utf8');
  for (const [, type, path] of text.matchAll(imports)) {
    if (!type) await reachable(relative(root, join(root, file, '..', path!)), seen);
  }
  return seen;
}

test('only the entry points of processes read the environment', async () => {
  const readers: string[] = [];
  for await (const { file, text } of sources(`{${Object.keys(mayUse)}}/**/*.{ts,tsx}`)) {
    if (text.includes('process.env') && !file.endsWith('/main.ts')) readers.push(file);
  }
  assert.deepEqual(readers, []);
});

test('no file has grown beyond one idea', async () => {
  const long: string[] = [];
  for await (const { file, text } of sources(`{${Object.keys(mayUse)},scripts}/**/*.{ts,tsx}`)) {
    const lines = text.split('\n').length;
    if (lines > 250 && !file.startsWith('db/migrations/')) long.push(`${file} has ${lines} lines`);
  }
  assert.deepEqual(long, []);
});
