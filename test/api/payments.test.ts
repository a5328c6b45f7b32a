import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { accepted, submitted } from '../factories/order-life.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';
import { queriesWaiting } from '../fixtures/waiting-queries.ts';

const staged = async (api: ServedApi) => ({ ann: await api.as('Ann'), ada: await api.as('Ada', 'admin') });

const confirm = (admin: Caller, id: string, body = {}) => admin.post(`/api/admin/payments/${id}/confirm`, body);

const factsOf = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, async (em) => {
    const rows = await em.execute<{ fact: Record<string, unknown> }[]>(
      'select fact from outbox where fact is not null order by id',
    );
    return rows.map(({ fact }) => fact);
  });

const refundsOf = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, (em) => em.execute('select cause, amount, status from refunds'));

test('a payment covers what is open; confirmed, it pays the invoice, and the order is told', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const payment = await submitted(ann);

  const { body } = await confirm(ada, payment.id);
  const { invoices } = (await ann.get(`/api/orders/${payment.orderId}/invoices`)).body;

  assert.deepEqual([payment.amount, payment.status], [500, 'submitted']);
  assert.deepEqual([body.status, body.receivedAmount, body.decidedBy], ['confirmed', 500, 'Ada']);
  assert.deepEqual([invoices[0].status, invoices[0].paidAmount], ['paid', 500]);
  assert.deepEqual(await factsOf(api), [
    { name: 'paymentSubmitted', number: 1, paymentId: payment.id },
    { name: 'paymentConfirmed', number: 2, paymentId: payment.id, invoicePaid: 'first', refundDue: 0 },
  ]);
});

test('confirming again changes nothing; another amount, or rejecting then, is a conflict', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const { id } = await submitted(ann);
  const first = await confirm(ada, id);

  const again = await confirm(ada, id);
  const other = await confirm(ada, id, { amount: 1 });
  const rejected = await ada.post(`/api/admin/payments/${id}/reject`, { reason: 'Changed my mind.' });

  assert.deepEqual(again.body, first.body);
  assert.deepEqual([other.status, other.body.code], [409, 'payment-decided']);
  assert.deepEqual([rejected.status, rejected.body.code], [409, 'payment-decided']);
  assert.equal((await factsOf(api)).length, 2);
});

test('two admins who confirm at the same moment count the money once', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const bea = await api.as('Bea', 'admin');
  const { id, orderId } = await submitted(ann);

  const asked = await within(api.orm, { kind: 'system' }, async (em) => {
    await em.execute('select 1 from orders for update');
    const confirming = [ada, bea, ada, bea].map((admin) => confirm(admin, id));
    await queriesWaiting(em, 4);
    return { confirming };
  });
  const answers = await Promise.all(asked.confirming);
  const { invoices } = (await ann.get(`/api/orders/${orderId}/invoices`)).body;

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200],
  );
  assert.equal(invoices[0].paidAmount, 500);
  assert.deepEqual(await refundsOf(api), []);
});

test('a part of the money leaves the invoice open, and the next payment is for the rest', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const { id, orderId } = await submitted(ann);

  await confirm(ada, id, { amount: 200 });
  const rest = await ann.post(`/api/orders/${orderId}/payments`, { method: 'manual', reference: 'The rest' });
  const { invoices } = (await ann.get(`/api/orders/${orderId}/invoices`)).body;

  assert.equal(rest.body.amount, 300);
  assert.deepEqual([invoices[0].status, invoices[0].paidAmount], ['open', 200]);
  assert.equal((await factsOf(api))[1]?.['invoicePaid'], null);
});

test('what is paid too much is due back', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const order = await accepted(ann);
  const pay = () => ann.post(`/api/orders/${order.id}/payments`, { method: 'manual', reference: 'R' });
  const [first, second] = [(await pay()).body, (await pay()).body];

  await confirm(ada, first.id, { amount: 650 });
  await confirm(ada, second.id);

  const expected = [150, 500].map((amount) => ({ cause: 'surplus', amount, status: 'due' }));
  assert.deepEqual(await refundsOf(api), expected);
});

test('a rejected payment keeps its reason, and the invoice stays open', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const { id, orderId } = await submitted(ann);
  const reject = () => ada.post(`/api/admin/payments/${id}/reject`, { reason: 'Nothing has arrived.' });

  const first = await reject();
  const again = await reject();
  const confirmed = await confirm(ada, id);
  const { past } = (await ann.get(`/api/orders/${orderId}/timeline`)).body;

  assert.deepEqual([first.body.status, first.body.rejectionReason], ['rejected', 'Nothing has arrived.']);
  assert.deepEqual(again.body, first.body);
  assert.equal(confirmed.status, 409);
  assert.deepEqual(
    past.slice(-2).map(({ text }: { text: string }) => text),
    [
      'Payment of 5.00 USD rejected by Botyard staff: Nothing has arrived.',
      'Message to the customer: Your payment for order 2026-000001 was not accepted.',
    ],
  );
});

test('there is nothing to pay before a quote is accepted, nor after the order has ended', async (t) => {
  const api = await serveApi(t);
  const { ann } = await staged(api);
  const order = await accepted(ann);
  await ann.post(`/api/orders/${order.id}/cancel`);

  const ended = await ann.post(`/api/orders/${order.id}/payments`, { method: 'manual', reference: 'R' });

  assert.deepEqual([ended.status, ended.body.code], [409, 'order-ended']);
});

test('staff lists the payments that wait, the oldest first, page by page', async (t) => {
  const api = await serveApi(t);
  const { ann, ada } = await staged(api);
  const ids = [(await submitted(ann)).id, (await submitted(ann)).id, (await submitted(ann)).id];
  await confirm(ada, ids[1]);

  const first = (await ada.get('/api/admin/payments?status=submitted&limit=1')).body;
  const second = (await ada.get(`/api/admin/payments?status=submitted&limit=1&cursor=${first.next}`)).body;

  const listed = [...first.payments, ...second.payments].map(({ id }: { id: string }) => id);
  assert.deepEqual([listed, second.next], [[ids[0], ids[2]], null]);
});
