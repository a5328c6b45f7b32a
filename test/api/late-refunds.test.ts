import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { bring, placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';

test('money that came after the end is settled in the books, for just what is due, and once', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await placed(ann);
  const ask = (sql: string) => within(api.orm, { kind: 'system' }, (em) => em.execute(sql));
  await ann.post(`/api/orders/${id}/accept-quote`);
  const payment = await ann.post(`/api/orders/${id}/payments`, { method: 'manual', reference: 'late' });
  await bring(api, id, { phase: 'ended' });
  const settle = (amount: number) => ada.post(`/api/admin/orders/${id}/settle`, { outcome: 'refunded', amount });
  const early = await settle(500);
  await ask(
    `insert into refunds (id, order_id, customer_id, payment_id, cause, amount, currency, status)
     select gen_random_uuid(), order_id, customer_id, id, 'order-ended', 500, 'USD', 'due' from payments`,
  );

  const [less, all, again] = [await settle(300), await settle(500), await settle(500)];

  assert.equal(payment.status, 201);
  assert.deepEqual(
    [early, less, again].map(({ status, body }) => [status, body.code]),
    [
      [409, 'order-ended'],
      [409, 'refund-differs'],
      [409, 'order-ended'],
    ],
  );
  assert.equal(all.status, 200);
  assert.deepEqual(await ask('select status, amount from refunds'), [{ status: 'refunded', amount: 500 }]);
});
