import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServiceError } from '@temporalio/client';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { placed } from '../factories/order-life.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';

const key = { 'idempotency-key': 'only-one' };

/** A worker wrote down that the command was taken, and died before Temporal knew of it; whoever asked got no answer. */
async function writtenAndLost(
  api: ServedApi,
  phase: 'awaiting-payment' | 'ended',
  ask: () => Promise<{ status: number }>,
) {
  api.failWith(new ServiceError('4 DEADLINE_EXCEEDED'));
  assert.equal((await ask()).status, 503);
  api.failWith(null);
  await within(api.orm, { kind: 'system' }, (em) =>
    em.execute(
      `update orders set phase = ?, state = state || jsonb_build_object('phase', ?::text, 'taken',
         (select jsonb_agg(id) from audit_logs))`,
      [phase, phase],
    ),
  );
  api.asked.length = 0;
}

test('a command that was written down and whose answer was lost is sent again, for Temporal may never have heard of it', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  const accept = () => ann.post(`/api/orders/${id}/accept-quote`, {}, key);
  await writtenAndLost(api, 'awaiting-payment', accept);

  await accept();

  assert.deepEqual(api.asked, ['acceptQuote']);
});

test('a command that has ended its order is answered as done, when Temporal says that the order has ended', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  const decline = () => ann.post(`/api/orders/${id}/decline-quote`, {}, key);
  await writtenAndLost(api, 'ended', decline);
  api.failWith(new Refusal('order-ended', 'It has ended.'));

  const { status, body } = await decline();

  assert.deepEqual([status, body.phase, api.asked], [200, 'ended', ['declineQuote']]);
});

test('an order that is not yet again what is written of it is asked once more, and its customer hears nothing of that', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  api.failWith(new Refusal('quote-not-open', 'Not yet.'));
  const accepted = ann.post(`/api/orders/${id}/accept-quote`);
  while (api.asked.length === 0) await new Promise(setImmediate);
  api.failWith(null);

  const { status } = await accepted;

  assert.deepEqual([status, api.asked], [200, ['acceptQuote', 'acceptQuote']]);
});
