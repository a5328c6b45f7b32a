import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser } from '../../fixtures/browser.ts';
import { anOrder, type Wish } from '../../fixtures/customer.ts';
import { eventually } from '../../fixtures/house.ts';
import { serveWithTemporalUi } from '../../fixtures/temporal-ui.ts';

async function withOrder(t: TestContext, wish: Wish = {}) {
  const served = await serveWithTemporalUi(t);
  const order = await anOrder(served.house, wish);
  const at = `/temporal/api/v1/namespaces/default/workflows/${encodeURIComponent(order.workflowId)}/signal`;
  /** As the dialog of the UI sends it. */
  const send = (by: Browser, name: string, typed?: string) =>
    by.post(`${at}/${name}`, {
      json: {
        signalName: name,
        workflowExecution: { workflowId: order.workflowId },
        input: { payloads: typed === undefined ? null : [payloadOf(typed)] },
      },
    });
  const audit = () =>
    served.house.ask(
      `select action, outcome, reason, u.name from audit_logs join users u on u.id = actor_id
       where order_id = ? order by audit_logs.created_at`,
      [order.id],
    );
  const history = async () =>
    JSON.stringify(await served.house.client.workflow.getHandle(order.workflowId).fetchHistory());
  return { ...served, order, at, send, audit, history };
}

const payloadOf = (typed: string) => ({ metadata: { encoding: base64('json/plain') }, data: base64(typed) });
const base64 = (text: string) => Buffer.from(text).toString('base64');

test('an admin approves by signal: the bot is built, the audit and the order name the admin', async (t) => {
  const { order, send, signedIn, audit, history } = await withOrder(t);
  await order.pay();
  const ada = await signedIn('ada');

  const { status, body } = await send(ada, 'approve');
  const { approved } = await order.until('active');

  assert.deepEqual([status, body], [200, {}]);
  assert.equal(approved?.by, (await ada.get('/api/me')).body.id);
  assert.deepEqual(await audit(), [{ action: 'order.approve', outcome: 'done', reason: null, name: 'ada' }]);
  assert.match(await history(), /"signalName":"approve"/);
});

test('who somebody says they are is not believed, and what they type stays out of the history', async (t) => {
  const { order, send, signedIn, audit, history } = await withOrder(t);
  await order.pay();
  const ada = await signedIn('ada');
  const typed = { by: 'somebody else', noteId: 'forged', reason: 'The canary does not like this guild.' };

  const { status } = await send(ada, 'reject', JSON.stringify(typed));
  const { ending } = await order.until('settling');

  assert.equal(status, 200);
  assert.deepEqual([ending?.reason, ending?.decision?.by], ['rejected', (await ada.get('/api/me')).body.id]);
  assert.deepEqual(await audit(), [{ action: 'order.reject', outcome: 'done', reason: typed.reason, name: 'ada' }]);
  const told = await history();
  for (const payload of told.matchAll(/"data":"([^"]+)"/g)) {
    assert.doesNotMatch(Buffer.from(payload[1]!, 'base64').toString(), /canary|somebody else|forged/);
  }
  assert.match(told, /"signalName":"reject"/);
});

test('whoever rejects says why: in an object, or as a text', async (t) => {
  const { order, send, signedIn, audit } = await withOrder(t);
  await order.pay();
  const ada = await signedIn('ada');

  for (const typed of [undefined, '{}', '""', '12', 'not JSON', '{"reason":""}', `"${'x'.repeat(1_001)}"`]) {
    const { status, body } = await send(ada, 'reject', typed);
    assert.deepEqual([status, body.code], [400, 'bad-input'], typed);
    assert.match(body.message, /\{"reason": "…"\}/);
  }
  assert.deepEqual(await audit(), []);
  assert.equal((await send(ada, 'reject', '"No such guild."')).status, 200);
  assert.deepEqual(await audit(), [{ action: 'order.reject', outcome: 'done', reason: 'No such guild.', name: 'ada' }]);
});

test('an order that cannot be approved now says so as the api does, and its history is left alone', async (t) => {
  const { order, at, send, signedIn, audit, history } = await withOrder(t);
  const ada = await signedIn('ada');
  await order.command('acceptQuote');

  const byApi = await ada.post(`/api/admin/orders/${order.id}/approve`, { json: {} });
  const bySignal = await send(ada, 'approve');

  assert.equal(bySignal.status, byApi.status);
  for (const said of ['code', 'detail', 'title']) assert.equal(bySignal.body[said], byApi.body[said]);
  assert.equal(bySignal.body.message, `${byApi.body.detail} ${byApi.body.remedy}`);
  assert.deepEqual(
    (await audit()).map((row) => (row as { outcome: string }).outcome),
    ['not-awaiting-approval', 'not-awaiting-approval'],
  );
  assert.doesNotMatch(await history(), /"signalName":"approve"/);
  const unknown = at.replace(order.id, '00000000-0000-4000-8000-000000000000');
  assert.equal((await ada.post(`${unknown}/approve`, { json: {} })).body.code, 'order-missing');
});

test('two presses of the button at once approve once', async (t) => {
  const { order, send, signedIn, audit } = await withOrder(t);
  await order.pay();
  const ada = await signedIn('ada');

  const statuses = (await Promise.all([send(ada, 'approve'), send(ada, 'approve')])).map(({ status }) => status);
  await order.until('active');

  assert.deepEqual(statuses.sort(), [200, 409]);
  const outcomes = (await audit()).map((row) => (row as { outcome: string }).outcome);
  assert.deepEqual(outcomes.sort(), ['done', 'not-awaiting-approval']);
});

test('support reads all of it and signals nothing', async (t) => {
  const { order, at, send, signedIn, audit } = await withOrder(t);
  const state = await order.pay();
  const ben = await signedIn('ben');

  const read = await ben.post(at.replace(/signal$/, 'query/orderState'), { json: {} });
  const { status, body } = await send(ben, 'approve');

  assert.equal(read.status, 200, read.text);
  const [payload] = read.body.queryResult.payloads;
  assert.equal(JSON.parse(Buffer.from(payload.data, 'base64').toString()).number, state.number);
  assert.deepEqual([status, body.code], [403, 'forbidden']);
  assert.match(body.message, /Only an admin approves or rejects/);
  assert.deepEqual(await audit(), []);
  assert.equal((await order.state()).phase, 'awaiting-approval');
});

test('facts are not sent by hand, nor anything to a workflow that is no order, nor in the name of another', async (t) => {
  const { order, at, send, signedIn } = await withOrder(t);
  await order.command('acceptQuote');
  const ada = await signedIn('ada');
  const before = await order.state();

  const fact = await send(ada, 'paymentConfirmed', JSON.stringify({ number: 9, invoicePaid: 'first', refundDue: 0 }));
  const routine = await ada.post(`${at.replace(/order.*(?=\/signal)/, 'retention')}/approve`, { json: {} });
  const other = await ada.post(`${at}/approve`, { json: { signalName: 'reject' } });
  const elsewhere = await ada.post(`${at}/approve`, { json: { workflowExecution: { workflowId: 'order:x' } } });

  assert.deepEqual([fact.status, fact.body.code], [405, 'not-in-temporal']);
  assert.deepEqual([routine.status, routine.body.code], [405, 'not-in-temporal']);
  assert.deepEqual([other.body.code, elsewhere.body.code], ['bad-input', 'bad-input']);
  assert.deepEqual(await order.state(), before);
});

test('while no worker is there, nothing is sent, and that is said', async (t) => {
  const { house, order, send, signedIn, audit, history } = await withOrder(t);
  await order.pay();
  const ada = await signedIn('ada');
  await house.staff.stop();

  const { status, body } = await send(ada, 'approve');

  assert.deepEqual([status, body.code], [503, 'worker-away']);
  assert.doesNotMatch(await history(), /"signalName":"approve"/);
  await house.staff.start();
  await eventually('the signal is taken', async () => (await send(ada, 'approve')).status === 200);
  assert.deepEqual(
    (await audit()).map((row) => (row as { outcome: string }).outcome),
    ['worker-away', 'done'],
  );
});
