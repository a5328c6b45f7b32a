import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { rawRequest } from '../../fixtures/raw-request.ts';
import { cookiesOf, serveWithRecordingUi } from '../../fixtures/temporal-ui.ts';

const api = '/temporal/api/v1';
const orderId = '00000000-0000-4000-8000-000000000001';
const order = `${api}/namespaces/ours/workflows/order%3A${orderId}`;

async function asAdmin(t: TestContext) {
  const served = await serveWithRecordingUi(t);
  const cookie = cookiesOf(await served.signedIn('ada'));
  const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const send = (method: string, path: string, more: Record<string, string> = {}, body = '{}') =>
    rawRequest(served.api.url, { method, path, headers: { ...headers, ...more }, ...(method !== 'GET' && { body }) });
  return { ui: served.ui, send };
}

test('cancel, terminate and reset are refused with the sentence where it is done; the UI is not asked', async (t) => {
  const { ui, send } = await asAdmin(t);
  const places = {
    cancel: `POST /api/orders/${orderId}/cancel`,
    terminate: `POST /api/admin/orders/${orderId}/terminate`,
    reset: `POST /api/admin/orders/${orderId}/retry`,
  };

  for (const [deed, place] of Object.entries(places)) {
    const { status, text } = await send('POST', `${order}/${deed}?execution.runId=1`);
    const problem = JSON.parse(text);
    assert.deepEqual([status, problem.code], [405, 'not-in-temporal'], deed);
    assert.ok(problem.message.startsWith(problem.detail) && problem.message.includes(place), problem.message);
  }
  assert.deepEqual(ui.heard, []);
});

test('whatever else changes something is refused with a sentence too', async (t) => {
  const { ui, send } = await asAdmin(t);
  const ours = `${api}/namespaces/ours`;
  const writes = [
    ['POST', order],
    ['DELETE', order],
    ['POST', `${order}/update/approve`],
    ['POST', `${order}/update-options`],
    ['POST', `${order}/pause`],
    ['POST', `${order}/signal-with-start/approve`],
    ['POST', `${ours}/activities/pause`],
    ['POST', `${ours}/activities/unpause`],
    ['POST', `${ours}/activities/reset`],
    ['POST', `${ours}/activities/update-options`],
    ['POST', `${ours}/activities/complete-by-id`],
    ['POST', `${ours}/batch-operations/1`],
    ['POST', `${ours}/batch-operations/1/stop`],
    ['POST', `${ours}/schedules/health-sweep`],
    ['POST', `${ours}/schedules/health-sweep/patch`],
    ['POST', `${ours}/schedules/health-sweep/update`],
    ['DELETE', `${ours}/schedules/health-sweep`],
    ['POST', `${ours}/update`],
    ['POST', `${api}/namespaces`],
    ['POST', `${api}/nexus/endpoints`],
    ['PUT', `${order}/history`],
    ['PATCH', `${ours}/workflows`],
    ['POST', `${ours}/workflows`],
    ['POST', `${api}/settings`],
    ['POST', '/temporal'],
    ['DELETE', '/temporal/_app/immutable/a.js'],
    ['POST', '/render'],
  ] as const;

  for (const [method, path] of writes) {
    const { status, text } = await send(method, path);
    assert.equal(status, 405, `${method} ${path} is answered ${status}: ${text}`);
    assert.equal(JSON.parse(text).code, 'not-in-temporal');
    assert.match(JSON.parse(text).message, /Botyard.*\/api\//);
  }
  assert.deepEqual(ui.heard, []);
});

test('no way of writing an address leads around that', async (t) => {
  const { ui, send } = await asAdmin(t);
  const write = `${order}/terminate`;
  const query = `${order}/query/orderState`;
  const ways: [method: string, path: string, headers?: Record<string, string>, body?: string][] = [
    ['POST', write.replace('terminate', '%74erminate')],
    ['POST', `${write}/`],
    ['POST', `${write}//`],
    ['POST', `/${write}`],
    ['POST', write.replace('/api/', '//api/')],
    ['POST', write.replace('/api/', '/API/')],
    ['POST', write.replace('/temporal/', '/Temporal/')],
    ['POST', write.replace('/temporal/', '/%74emporal/')],
    ['POST', write.replace('/api/v1', '/api%2fv1')],
    ['POST', write.replace('/api/v1', '/api%252fv1')],
    ['POST', write.replace('/api/v1', '/api\\v1')],
    ['POST', `${query}/../../terminate`],
    ['POST', `${query}/%2e%2e/%2e%2e/terminate`],
    ['POST', `${query}/..%2f..%2fterminate`],
    ['POST', `${query}%2f..%2f..%2fterminate`],
    ['POST', `${query}%00/terminate`],
    ['POST', `${query};/terminate`],
    ['POST', write.replace('/temporal/', '/temporal/./')],
    ['POST', write.replace('/temporal/', '/temporal/_app/../')],
    ['POST', write.replace('/temporal', '/temporal/temporal')],
    ['POST', write.replace('/temporal', '/render')],
    ['POST', `http://elsewhere.example${write}`],
    ['POST', `${write}%zz`],
    ['GET', write, { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' }],
    ['GET', `${write}?_method=POST`],
    ['POST', `${api}/namespaces/theirs/workflows/order%3A${orderId}/query/orderState`],
    ['GET', `${api}/namespaces/theirs/workflows`],
    ['GET', `${api}/namespaces/ours%2f..%2ftheirs/workflows`],
    ['GET', '/temporal/_app/../api/v1/namespaces/theirs'],
    ['GET', '/temporal/_app/%2e%2e/api/v1/namespaces/theirs'],
    ['GET', '/temporal/auth/../api/v1/namespaces/theirs'],
  ];

  for (const [method, path, headers, body] of ways) {
    const { status } = await send(method, path, headers, body);
    assert.ok(status === 404 || status === 405, `${method} ${path}: ${status}`);
  }
  assert.deepEqual(ui.heard, []);
});

test('what is let through is written anew, so that it can be read in one way only', async (t) => {
  const { ui, send } = await asAdmin(t);

  const method = { 'x-http-method-override': 'DELETE', 'content-type': 'application/x-www-form-urlencoded' };
  await send('POST', `${order}/query/a%3Bb?x=%26namespace%3Dtheirs`, method, 'namespace=theirs');
  await send('GET', '/temporal/namespaces/theirs/..%20/anything%3F?namespace=theirs#/api/v1');

  assert.deepEqual(
    ui.heard.map(({ method, path, headers }) => [method, path, headers['content-type']]),
    [
      ['POST', `${order}/query/a%3Bb?x=%26namespace%3Dtheirs`, 'application/json'],
      ['GET', '/temporal', undefined], // every page is the same one
    ],
  );
});

test('a body that is longer than any question is refused before it is read', async (t) => {
  const { ui, send } = await asAdmin(t);

  const { status, text } = await send('POST', `${order}/query/orderState`, {}, 'x'.repeat(200_000));

  assert.deepEqual([status, JSON.parse(text).code], [413, 'body-too-large']);
  assert.deepEqual(ui.heard, []);
});
