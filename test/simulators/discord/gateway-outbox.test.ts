import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createOutbox } from '../../../simulators/discord/gateway/outbox.ts';
import { eventually } from './fixture.ts';

test('what is told goes out in its order, though nobody can rely on when', async () => {
  const out: string[] = [];
  const { send } = createOutbox((frame) => out.push(frame));
  const given: string[] = [];
  const moments = new Set<string>();

  for (let count = 0; count < 200; count++) {
    const frame = String(count);
    given.push(frame);
    send(frame);
    moments.add(out.includes(frame) ? 'at once' : 'later');
    if (count % 3 === 0) await turn();
  }

  await eventually('all is out', () => out.length === given.length);
  assert.deepEqual(out, given);
  assert.equal(moments.size, 2);
});
