import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ServiceError } from '@temporalio/client';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { bring, placed } from '../factories/order-life.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';

const auditOf = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, (em) =>
    em.execute<{ id: string; action: string; reason: string | null; outcome: string }[]>(
      "select id, action, reason, outcome from audit_logs where action <> 'order.place' order by created_at",
    ),
  );

test('a command answers the order as it is then, and carries who and which note, never the words', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await placed(ann);
  await bring(api, id, { phase: 'awaiting-approval' });

  const { status, body } = await ada.post(`/api/admin/orders/${id}/reject`, { reason: 'The guild sells weapons.' });
  const [note] = await auditOf(api);

  assert.deepEqual([status, body.phase, body.endReason], [200, 'settling', 'rejected']);
  assert.equal(api.sent[0]?.asked.noteId, note?.id);
  assert.ok(!JSON.stringify(api.sent).includes('weapons'));
  assert.deepEqual([note?.action, note?.reason, note?.outcome], ['order.reject', 'The guild sells weapons.', 'done']);
});

test('what the order refuses is a conflict with its sentence, and stands in the audit', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await placed(ann);

  const { status, body } = await ada.post(`/api/admin/orders/${id}/approve`);

  assert.deepEqual([status, body.code], [409, 'not-awaiting-approval']);
  assert.match(body.detail, /is quoted\.$/);
  assert.deepEqual(
    (await auditOf(api)).map(({ outcome }) => outcome),
    ['not-awaiting-approval'],
  );
});

test('an order that has ended takes no command, and Temporal is not asked', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  await ann.post(`/api/orders/${id}/decline-quote`);

  const { status, body } = await ann.post(`/api/orders/${id}/accept-quote`);

  assert.deepEqual([status, body.code], [409, 'order-ended']);
  assert.deepEqual(api.asked, ['declineQuote']);
});

for (const [what, fault] of [
  ['no worker', new Refusal('worker-away', 'Nobody works on orders.', { remedy: 'Send it again in a minute.' })],
  ['no Temporal', new ServiceError('14 UNAVAILABLE: secret-host:7233')],
] as const) {
  test(`with ${what}, a command is answered 503 with what to do, and works later with the same key`, async (t) => {
    const api = await serveApi(t);
    const ann = await api.as('Ann');
    const { id } = await placed(ann);
    const key = { 'idempotency-key': 'accept' };

    api.failWith(fault);
    const away = await ann.post(`/api/orders/${id}/accept-quote`, {}, key);
    api.failWith(null);
    const back = await ann.post(`/api/orders/${id}/accept-quote`, {}, key);

    assert.equal(away.status, 503);
    assert.match(away.body.remedy, /again in a minute/);
    assert.equal(away.headers.get('retry-after'), '5');
    assert.ok(!away.text.includes('secret-host'));
    assert.deepEqual([back.status, back.body.phase], [200, 'awaiting-payment']);
  });
}

test('the same key reaches the order as the same update', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await placed(ann);
  const accept = () => ann.post(`/api/orders/${id}/accept-quote`, {}, { 'idempotency-key': 'accept' });

  const answers = await Promise.all([accept(), accept(), accept()]);

  assert.ok(answers.some(({ status }) => status === 200));
  assert.equal(new Set(api.sent.map(({ updateId }) => updateId)).size, 1);
});
