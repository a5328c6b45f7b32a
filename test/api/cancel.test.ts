import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { within } from '../../db/scope.ts';
import { bring, placed, serving } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';

async function staged(t: TestContext) {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await serving(api, ann);
  const cancel = (body: object = {}, headers?: Record<string, string>) =>
    ann.post(`/api/orders/${id}/cancel`, body, headers);
  return { api, ann, id, cancel };
}

test('a bot at work runs on until the end of what is paid, unless it is to be cancelled now', async (t) => {
  const { cancel } = await staged(t);

  const { status, body } = await cancel();

  assert.deepEqual([status, body.phase, body.cancelAtPeriodEnd], [200, 'active', true]);
  assert.ok(Date.parse(body.paidUntil) > Date.now());
});

test("a cancellation at the period's end can be taken back, and made again", async (t) => {
  const { cancel } = await staged(t);

  const answers = [
    await cancel({ when: 'period-end' }),
    await cancel({ when: 'never' }),
    await cancel({ when: 'period-end' }),
  ];

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.cancelAtPeriodEnd]),
    [
      [200, true],
      [200, false],
      [200, true],
    ],
  );
});

test('a bot at work can be cancelled at once, also where its end was set already', async (t) => {
  const { cancel } = await staged(t);
  await cancel({ when: 'period-end' });

  const { status, body } = await cancel({ when: 'now' });

  assert.deepEqual([status, body.phase, body.endReason], [200, 'ended', 'cancelled']);
});

test('what was not cancelled cannot be taken back; what has no period cannot end with it', async (t) => {
  const { api, ann, cancel } = await staged(t);
  const { id } = await placed(ann);

  const never = await cancel({ when: 'never' });
  const quoted = await ann.post(`/api/orders/${id}/cancel`, { when: 'period-end' });

  for (const { status, body } of [never, quoted]) assert.deepEqual([status, body.code], [409, 'not-cancellable']);
  assert.deepEqual(api.sent, []);
});

test('an order without a bot is cancelled now when nothing is said', async (t) => {
  const { ann } = await staged(t);
  const { id } = await placed(ann);

  const { body } = await ann.post(`/api/orders/${id}/cancel`);

  assert.deepEqual([body.phase, body.endReason], ['ended', 'cancelled']);
});

test('the same key cancels once: taking it back in between is not undone by a repetition', async (t) => {
  const { api, cancel } = await staged(t);
  const key = { 'idempotency-key': 'cancel' };

  await cancel({ when: 'period-end' }, key);
  await cancel({ when: 'never' });
  await within(api.orm, { kind: 'system' }, (em) =>
    em.execute('update idempotency_keys set status = null, answer = null'),
  );
  const again = await cancel({ when: 'period-end' }, key);

  assert.deepEqual([again.status, again.body.cancelAtPeriodEnd], [200, false]);
  assert.equal(api.sent.length, 2);
});

test('why somebody cancels is kept as it was typed, in the audit and on the timeline, and never sent', async (t) => {
  const { api, ann, id, cancel } = await staged(t);
  const reason = "Too dear'); drop table orders; -- <b>?</b> 💸";

  await cancel({ reason });
  const [audit] = await within(api.orm, { kind: 'system' }, (em) =>
    em.execute<Json[]>("select reason, outcome from audit_logs where action = 'order.cancel'"),
  );
  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.deepEqual(audit, { reason, outcome: 'done' });
  assert.ok(past.some(({ text }: Json) => text.includes(reason)));
  assert.ok(!JSON.stringify(api.sent).includes('drop table'));
});

test('strangers cancel nothing; staff does; odd words are refused with their field', async (t) => {
  const { api, id, cancel } = await staged(t);
  const [bob, sue] = [await api.as('Bob'), await api.as('Sue', 'support')];

  const strange = await bob.post(`/api/orders/${id}/cancel`, { when: 'now' });
  const odd = await cancel({ when: 'tomorrow' });
  const control = await cancel({ reason: 'a\u0000b' });
  const staff = await sue.post(`/api/orders/${id}/cancel`, { when: 'period-end' });

  assert.deepEqual([strange.status, strange.body.code], [404, 'order-missing']);
  assert.deepEqual([odd.status, odd.body.errors[0].field], [400, 'when']);
  assert.deepEqual([control.status, control.body.errors[0].field], [400, 'reason']);
  assert.deepEqual([staff.status, staff.body.cancelAtPeriodEnd], [200, true]);
});

test('an order that is being ended already is not cancelled again', async (t) => {
  const { api, id, cancel } = await staged(t);
  await bring(api, id, { ending: { reason: 'terminated', decision: null, at: 0 } });

  const { status, body } = await cancel({ when: 'now' });

  assert.deepEqual([status, body.code], [409, 'order-ending']);
});
