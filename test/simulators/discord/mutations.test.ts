import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { mutations } from '../../../scripts/mutate/discord/all.ts';
import { occurrences } from '../../../scripts/mutate/discord/apply.ts';
import { rules } from './rules/all.ts';

const root = join(import.meta.dirname, '../../..');

test('every rule can be switched off in the source as it is now, so that it can be seen who notices', async () => {
  const amiss: string[] = [];
  for (const mutation of mutations) {
    const count = await occurrences(root, mutation);
    if (count !== 1)
      amiss.push(`Rule ${mutation.rule}, ${mutation.off}: its text stands ${count} times in ${mutation.file}.`);
    if (mutation.text.includes(mutation.becomes) && mutation.becomes.length >= mutation.text.length)
      amiss.push(`Rule ${mutation.rule}, ${mutation.off}: it changes nothing.`);
  }
  assert.deepEqual(amiss, []);

  const switched = new Set(mutations.map(({ rule }) => rule));
  assert.deepEqual(
    rules.filter(({ number }) => !switched.has(number)).map(({ says }) => says),
    [],
  );
});
