import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { accepted, anOrder } from '../factories/order-life.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import { queriesWaiting } from '../fixtures/waiting-queries.ts';

const key = (text: string) => ({ 'idempotency-key': text });

const countOf = ({ orm }: ServedApi, table: string) =>
  within(orm, { kind: 'system' }, async (em) => {
    const [row] = await em.execute<{ count: number }[]>(`select count(*)::int as count from ${table}`);
    return row?.count;
  });

test('a repeated request gets the first answer again, and makes nothing', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const first = await ann.post('/api/orders', anOrder(), key('one'));
  const again = await ann.post('/api/orders', anOrder(), key('one'));

  assert.deepEqual(again.body, first.body);
  assert.equal(again.status, 201);
  assert.equal(first.headers.get('idempotency-replayed'), null);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  assert.equal(await countOf(api, 'orders'), 1);
});

test('another request with the same key is refused', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  await ann.post('/api/orders', anOrder(), key('one'));

  const { status, body } = await ann.post('/api/orders', anOrder({ tier: 'pro' }), key('one'));

  assert.deepEqual([status, body.code], [422, 'idempotency-key-reused']);
  assert.equal(await countOf(api, 'orders'), 1);
});

test('the same key of another person, or for another address, is another request', async (t) => {
  const api = await serveApi(t);
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];

  const anns = await ann.post('/api/orders', anOrder(), key('one'));
  const bobs = await bob.post('/api/orders', anOrder(), key('one'));
  const cancelled = await ann.post(`/api/orders/${anns.body.id}/cancel`, {}, key('one'));

  assert.deepEqual([anns.status, bobs.status], [201, 201]);
  assert.notEqual(anns.body.id, bobs.body.id);
  assert.equal(cancelled.body.phase, 'ended');
});

test('requests with one key at the very same moment make one order', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const asked = await within(api.orm, { kind: 'system' }, async (em) => {
    await em.execute('lock table plans in access exclusive mode');
    const placing = Array.from({ length: 4 }, () => ann.post('/api/orders', anOrder(), key('one')));
    await queriesWaiting(em, 4);
    return { placing };
  });
  const answers = await Promise.all(asked.placing);

  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201]);
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  assert.deepEqual([await countOf(api, 'orders'), await countOf(api, 'outbox')], [1, 1]);
});

test('a request whose answer was lost in a crash is done once, and answered', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const placed = await ann.post('/api/orders', anOrder(), key('order'));
  const order = await accepted(ann);
  const path = `/api/orders/${order.id}/payments`;
  const paid = await ann.post(path, { method: 'manual', reference: 'R 1' }, key('payment'));
  const cancelled = await ann.post(`/api/orders/${placed.body.id}/cancel`, {}, key('cancel'));
  await within(api.orm, { kind: 'system' }, (em) =>
    em.execute('update idempotency_keys set status = null, answer = null'),
  );

  const placedAgain = await ann.post('/api/orders', anOrder(), key('order'));
  const paidAgain = await ann.post(path, { method: 'manual', reference: 'R 1' }, key('payment'));
  const cancelledAgain = await ann.post(`/api/orders/${placed.body.id}/cancel`, {}, key('cancel'));

  assert.equal(placedAgain.body.id, placed.body.id);
  assert.deepEqual(paidAgain.body, paid.body);
  assert.deepEqual([cancelledAgain.status, cancelledAgain.body], [200, cancelled.body]);
  assert.deepEqual([await countOf(api, 'orders'), await countOf(api, 'payments')], [2, 1]);
  assert.equal(api.sent.filter(({ name }) => name === 'cancel').length, 1);
});

test('a refusal is not kept: the same request may succeed later', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = (await ann.post('/api/orders', anOrder())).body;
  const path = `/api/orders/${id}/payments`;
  const payment = { method: 'manual', reference: 'R 1' };

  const early = await ann.post(path, payment, key('pay'));
  await ann.post(`/api/orders/${id}/accept-quote`);
  const late = await ann.post(path, payment, key('pay'));

  assert.deepEqual([early.status, early.body.code], [409, 'nothing-to-pay']);
  assert.equal(late.status, 201);
});

test('a key is needed where an order or money is made, and must be plain', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const without = await ann.send('POST', '/api/orders', { body: anOrder(), headers: key('') });
  const odd = await ann.post('/api/orders', anOrder(), key('with space'));

  assert.equal(without.status, 400);
  assert.deepEqual([odd.status, odd.body.code], [400, 'idempotency-key-bad']);
});
