import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { workerProbe } from '../../api/health/worker.ts';
import { Refusal } from '../../domain/refusal.ts';
import { anOrder } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Caller, Json } from '../fixtures/caller.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse } from '../fixtures/house.ts';

/** The api in front of a real worker and a real Temporal. */
async function openShop(t: TestContext, host = fakeHost().host) {
  const house = await openHouse(t, { hosts: { simulation: host } });
  const { orm, commander, keys } = house;
  const api = await serveApi(t, { orm, commander, keys });
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  return { house, ann, ada };
}

const until = (caller: Caller, id: string, isSo: (order: Json) => boolean) =>
  eventually('the order is as it should be', async () => {
    const { body } = await caller.get(`/api/orders/${id}`);
    return isSo(body) && body;
  });

async function paid(ann: Caller, ada: Caller): Promise<string> {
  const token = 'an-id-of-somebody.sixsix.a-long-part-of-a-token';
  const { id } = (await ann.post('/api/orders', anOrder({ bot: { token } }))).body;
  await ann.post(`/api/orders/${id}/accept-quote`);
  const payment = await ann.post(`/api/orders/${id}/payments`, { method: 'manual', reference: 'R 7' });
  await ada.post(`/api/admin/payments/${payment.body.id}/confirm`);
  await until(ann, id, ({ phase }) => phase === 'awaiting-approval');
  return id;
}

test('an order goes from the quote to a live bot, asked for over HTTP alone', async (t) => {
  const { house, ann, ada } = await openShop(t);
  const id = await paid(ann, ada);
  const health = await workerProbe(house.client, house.orm, house.taskQueue)();

  const approved = await ada.post(`/api/admin/orders/${id}/approve`);
  const active = await until(ann, id, ({ phase }) => phase === 'active');
  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;

  assert.deepEqual([approved.status, approved.body.phase], [200, 'provisioning']);
  assert.deepEqual([active.deployment.status, health], ['active', null]);
  assert.deepEqual(
    past.slice(-6).map(({ text }: Json) => text.replace(/until .*/, 'until then.')),
    [
      'Approved by Botyard staff. The bot is being built.',
      'Message to the customer: Your bot is being deployed!',
      'Attempt 1 to build the bot on simulation succeeded.',
      'Your bot is live.',
      'Paid until then.',
      'Message to the customer: 🎉 Your bot is live!',
    ],
  );
});

test('a rejected order is settled, and ends', async (t) => {
  const { ann, ada } = await openShop(t);
  const id = await paid(ann, ada);

  await ada.post(`/api/admin/orders/${id}/reject`, { reason: 'Not this guild.' });
  const settling = await until(ada, id, ({ canDo }) => canDo.includes('settle'));
  await ada.post(`/api/admin/orders/${id}/settle`, { outcome: 'refunded', amount: 500 });
  const ended = await until(ann, id, ({ phase }) => phase === 'ended');
  const { past } = (await ada.get(`/api/orders/${id}/timeline`)).body;
  const texts = past.map(({ text }: Json) => text);

  assert.deepEqual([settling.refundDue, ended.refundDue, ended.endReason], [500, 0, 'rejected']);
  assert.ok(texts.includes('The order was rejected by Ada: Not this guild.'), texts);
  assert.ok(texts.includes('The refund of 5.00 USD was paid out by Ada.'), texts);
});

test('what a host refuses waits for staff with its remedy, and goes on when staff says so', async (t) => {
  let isFull = true;
  const { host } = fakeHost({
    preflight: async () => {
      if (isFull) throw new Refusal('no-port', 'Node 1 has no free port.', { remedy: 'Add ports to node 1.' });
    },
  });
  const { ann, ada } = await openShop(t, host);
  const id = await paid(ann, ada);

  await ada.post(`/api/admin/orders/${id}/approve`);
  const stuck = await until(ada, id, ({ attention }) => attention !== null);
  const seen = (await ann.get(`/api/orders/${id}`)).body;
  isFull = false;
  const retried = await ada.post(`/api/admin/orders/${id}/retry`);
  const active = await until(ann, id, ({ phase }) => phase === 'active');

  assert.deepEqual([stuck.attention.remedy, stuck.canDo.includes('retry')], ['Add ports to node 1.', true]);
  assert.deepEqual([seen.attention.remedy, seen.canDo.includes('retry')], [null, false]);
  assert.deepEqual([retried.status, active.attention], [200, null]);
});

test('while no worker is there a command is answered 503; the same request is taken when one is back', async (t) => {
  const { house, ann } = await openShop(t);
  const { id } = (await ann.post('/api/orders', anOrder())).body;
  const accept = () => ann.post(`/api/orders/${id}/accept-quote`, {}, { 'idempotency-key': 'accept' });

  await house.staff.stop();
  const away = await accept();
  await house.staff.start();
  const back = await accept();

  assert.deepEqual([away.status, away.body.code], [503, 'worker-away']);
  assert.deepEqual([back.status, back.body.phase], [200, 'awaiting-payment']);
});

test('the same command five times at the same moment is acted on once, and answered alike', async (t) => {
  const { ann } = await openShop(t);
  const { id } = (await ann.post('/api/orders', anOrder())).body;
  const cancel = () => ann.post(`/api/orders/${id}/cancel`, { reason: 'Twice.' }, { 'idempotency-key': 'cancel' });

  const answers = await Promise.all(Array.from({ length: 5 }, cancel));
  const late = await ann.post(`/api/orders/${id}/cancel`, {}, { 'idempotency-key': 'another' });

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 200, 200, 200],
  );
  assert.deepEqual([late.status, late.body.code], [409, 'order-ended']);
});
