import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDiscord } from './fixture.ts';

test('what is not there is said as Discord says it', async (t) => {
  const { ask } = await openDiscord(t);

  const { status, body } = await ask('GET', '/nowhere');

  assert.deepEqual([status, body], [404, { message: '404: Not Found', code: 0 }]);
});
