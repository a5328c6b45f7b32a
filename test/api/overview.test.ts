import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, bring, placed, runningTerm, serving } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';

const hour = 3_600_000;
const ago = (hours: number) => Date.now() - hours * hour;
const renewal = (paid: boolean) => ({ number: 1, amount: 500, openedAt: 1, reminded: 1, paid, open: 500 });
const over = { ...runningTerm(500), until: ago(2) };

test('the overview counts what does not go as it should', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const put = async (changes: Parameters<typeof bring>[2]) => bring(api, (await placed(ann)).id, changes);
  await put({
    phase: 'suspended',
    suspension: { unpaid: ago(1), staff: null },
    renewal: renewal(false),
    terms: [over],
  });
  await put({ phase: 'suspended', suspension: { unpaid: null, staff: ago(1) } });
  await put({ phase: 'active', renewal: renewal(false), terms: [over] });
  await put({ phase: 'active', renewal: renewal(false), terms: [runningTerm(500)] });
  await put({ phase: 'active', renewal: renewal(true), terms: [over] });
  await put({ phase: 'active', incident: { ofNode: false, since: ago(1) }, terms: [runningTerm(500)] });

  const { body } = await sue.get('/api/admin/overview');

  assert.deepEqual([body.suspended, body.renewalsOverdue, body.incidents], [2, 2, 1]);
});

test('it names first what needs a person: trouble, decisions and money, then customers; who waits longest comes first', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  const put = async (changes: Parameters<typeof bring>[2]) => {
    const order = await placed(ann);
    await bring(api, order.id, changes);
    return order;
  };
  const attention = (who: 'staff' | 'customer', hours: number) => ({
    who,
    cause: 'Help.',
    remedy: null,
    since: ago(hours),
  });
  const calm = await serving(api, ann);
  const ended = await put({ phase: 'ended' });
  const overdue = await put({ phase: 'active', renewal: renewal(false), terms: [over] });
  const stopped = await put({ phase: 'suspended', suspension: { unpaid: null, staff: ago(5) } });
  const toRefund = await put({ phase: 'active', refundDue: 100, since: ago(9) });
  const toApprove = await put({ phase: 'awaiting-approval', since: ago(7) });
  const { id: payingId } = await accepted(ann);
  await ann.post(`/api/orders/${payingId}/payments`, { method: 'manual', reference: 'R' });
  await bring(api, payingId, { phase: 'active', since: ago(1_000), paymentsWaiting: 1 });
  const late = await put({ phase: 'provisioning', attention: attention('staff', 1) });
  const early = await put({ phase: 'active', since: ago(3), attention: attention('staff', 2) });

  const { first } = (await sue.get('/api/admin/overview')).body;
  const listed = (await sue.get('/api/admin/orders')).body.orders.map(({ id }: Json) => id);

  const expected = [early.id, late.id, toRefund.id, toApprove.id, stopped.id, payingId, overdue.id];
  assert.deepEqual(
    first.map(({ orderId }: Json) => orderId),
    expected,
  );
  assert.deepEqual(listed, [...expected, calm.id, ended.id]);
  const { number, who, sentence, since } = first[0];
  assert.deepEqual([number, who, sentence], [early.number, 'staff', 'Help.']);
  assert.ok(Math.abs(Date.parse(since) - ago(2)) < 60_000);
  assert.ok(Math.abs(Date.parse(first[5].since) - Date.now()) < 60_000, 'a payment waits since it was submitted');
  assert.match(first[4].sentence, /^Staff has stopped the bot/);
});

test('it names ten at most', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  for (let count = 0; count < 11; count++) await bring(api, (await placed(ann)).id, { phase: 'awaiting-approval' });

  const { first } = (await sue.get('/api/admin/overview')).body;

  assert.equal(first.length, 10);
});

test('the pages of the list neither skip nor repeat an order', async (t) => {
  const api = await serveApi(t);
  const [ann, sue] = [await api.as('Ann'), await api.as('Sue', 'support')];
  for (const hours of [3, 1, 2]) {
    const attention = { who: 'staff', cause: 'Help.', remedy: null, since: ago(hours) } as const;
    await bring(api, (await placed(ann)).id, { phase: 'provisioning', attention });
  }
  const all = (await sue.get('/api/admin/orders')).body.orders.map(({ id }: Json) => id);

  const paged: string[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { body }: Json = await sue.get(`/api/admin/orders?limit=1${cursor && `&cursor=${cursor}`}`);
    paged.push(...body.orders.map(({ id }: Json) => id));
    cursor = body.next;
  }

  assert.deepEqual(paged, all);
});
