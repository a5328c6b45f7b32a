import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { rules, rulesByGroup } from './rules/all.ts';
import { promises } from './rules/promises.ts';
import { groups } from './rules/rule.ts';

/** The tests of a file by their names, as they stand in its source; with dots where each of several has a name of its own. */
async function testsOf(file: string): Promise<string[]> {
  const source = await readFile(join(import.meta.dirname, `${file}.test.ts`), 'utf8');
  return [...source.matchAll(/^ *test\((['"`])(.+?)\1,/gm)].map(([, , name]) => name!.replace(/\$\{\w+\}/g, '…'));
}

test('there are 46 rules, each in its group and in its place', () => {
  assert.deepEqual(
    rules.map(({ number }) => number),
    Array.from({ length: 46 }, (_, index) => index + 1),
  );
  for (const [name, [first, last]] of Object.entries(groups)) {
    const group = rulesByGroup[name as keyof typeof groups];
    assert.deepEqual([group.at(0)?.number, group.at(-1)?.number], [first, last], name);
  }
});

test('each rule, and each promise besides, names the tests that prove it, and each of them is there', async () => {
  const missing: string[] = [];
  for (const { says, tests } of [...rules, ...promises]) {
    if (Object.values(tests).flat().length === 0) missing.push(`${says} That is proved by nothing.`);
    for (const [file, names] of Object.entries(tests)) {
      const known = await testsOf(file);
      for (const name of names) {
        if (!known.includes(name)) missing.push(`${says} But ${file}.test.ts has no test "${name}".`);
      }
    }
  }
  assert.deepEqual(missing, []);
});
