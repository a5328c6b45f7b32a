import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectUpdates } from '../../../scripts/chaos/inspect/updates.ts';
import type { Witness } from '../../../scripts/chaos/witness.ts';

const logged = ['9.1', '9.2', '10.3'];
const books = { all: async () => logged.map((position) => ({ position })) as never };
const witness = (heard: string[], complaints: string[] = []): Witness => ({
  ...{ name: 'staff', heard, complaints, losses: 0 },
  leave: () => undefined,
});
const found = async (it: Witness) => (await inspectUpdates(books, [it], 0)).map(({ damage }) => damage);

test('nothing is found where every change was told once and in order', async () => {
  assert.deepEqual(await found(witness(logged)), []);
});

test('found: a change that was not told, told twice, told too early, and a connection that was given up', async () => {
  assert.deepEqual(await found(witness(['9.1', '10.3'])), ['lost']);
  assert.deepEqual(await found(witness(['9.1', '9.2', '9.2', '10.3'])), ['double']);
  assert.deepEqual(await found(witness(['9.2', '9.1', '10.3'])), ['lost']);
  assert.deepEqual(await found(witness(logged, ['was refused'])), ['lost']);
});
