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

test('a runbook begins with whose bot it is, and ends with where to say that it is built', async (t) => {
  const api = await serveApi(t, { publicUrl: 'https://botyard.example.org' });
  const { id, number } = await placed(await api.as('Ann'));

  const { body } = await (await api.as('Sue', 'support')).get(`/api/admin/orders/${id}/runbook`);

  const order = { id, number, customer: 'Ann', guildId: '123456789012345678', tier: 'starter' };
  assert.deepEqual(body.order, order);
  assert.ok(body.text.startsWith(`# Discord bot of order ${number} (${id})\n# Customer: Ann\n`));
  const url = `https://botyard.example.org/api/admin/orders/${id}/mark-deployed`;
  assert.deepEqual(body.links[1], { name: 'Mark as deployed', method: 'POST', url });
  assert.ok(body.text.includes(`Mark as deployed: POST ${url}`));
  assert.ok(body.text.endsWith('POST https://botyard.example.org/api/webhooks/apollo'));
});
