import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anOrder } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';

test('an order is answered with its number and its price, and can be read at once', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const { status, body } = await ann.post('/api/orders', anOrder({ addons: ['source_code'], period: 'year' }));
  const read = await ann.get(`/api/orders/${body.id}`);

  assert.equal(status, 201);
  assert.match(body.number, /^\d{4}-\d{6}$/);
  assert.deepEqual(
    { phase: body.phase, amount: body.price.amount, currency: body.price.currency, lines: body.price.lines.length },
    { phase: 'quoted', amount: 9_900, currency: 'USD', lines: 2 },
  );
  assert.equal(read.body.waitingFor.who, 'customer');
  assert.deepEqual(read.body.canDo, ['accept-quote', 'decline-quote', 'cancel', 'change-bot-token']);
});
