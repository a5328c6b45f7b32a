import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { keepPorts } from '../../scripts/start/ports.ts';
import { emptyFolder } from './folder.ts';

const names = ['postgres', 'temporal', 'panel'] as const;
const silence = () => assert.fail('there was nothing to say');

test('every part gets a port of its own, the same at every start', async (t) => {
  const file = join(emptyFolder(t), 'ports.json');

  const first = await keepPorts(file, names, silence);
  const second = await keepPorts(file, names, silence);

  assert.equal(new Set(Object.values(first)).size, names.length);
  assert.deepEqual(second, first);
});

test('a port that another program has taken is replaced and said, the others stay', async (t) => {
  const file = join(emptyFolder(t), 'ports.json');
  const first = await keepPorts(file, names, silence);
  const stranger = createServer().listen(first.temporal, '127.0.0.1');
  await once(stranger, 'listening');
  t.after(() => stranger.close());
  const said: string[] = [];

  const second = await keepPorts(file, names, (sentence) => said.push(sentence));

  assert.notEqual(second.temporal, first.temporal);
  assert.deepEqual({ ...second, temporal: 0 }, { ...first, temporal: 0 });
  assert.deepEqual(said, [
    `Port ${first.temporal} (temporal) is taken by another program; temporal moves to ${second.temporal}.`,
  ]);
});

test('a part that is new in this version gets a port, and nothing is said', async (t) => {
  const file = join(emptyFolder(t), 'ports.json');
  const first = await keepPorts(file, ['postgres'], silence);

  assert.equal((await keepPorts(file, names, silence)).postgres, first.postgres);
});
