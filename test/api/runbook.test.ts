import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';

test('staff reads how to build a bot by hand, and nowhere its token', async (t) => {
  const api = await serveApi(t);
  const token = 'first-part.second.third-part';
  const { id } = await placed(await api.as('Ann'), { bot: { token } });
  const support = await api.as('Sue', 'support');

  const { body, text } = await support.get(`/api/admin/orders/${id}/runbook`);

  assert.equal(body.name, `bot_${id}_123456789012345678`);
  assert.deepEqual(body.environment.slice(1), [
    { name: 'GUILD_ID', value: '123456789012345678' },
    { name: 'TIER', value: 'starter' },
    { name: 'FEATURES', value: 'basic_commands,moderation' },
    { name: 'ORDER_ID', value: id },
  ]);
  assert.match(body.text, /Memory: 512 MB\n {3}- CPU: 0.5 cores/);
  assert.match(body.text, /Mark the order as deployed/);
  assert.ok(!text.includes(token));
});
