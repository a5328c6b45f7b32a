import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApiKey } from '../../../db/queries/api-keys.ts';
import { within } from '../../../db/scope.ts';
import { serveApi } from '../../fixtures/api.ts';
import { rawRequest } from '../../fixtures/raw-request.ts';
import { cookiesOf, serveWithRecordingUi } from '../../fixtures/temporal-ui.ts';

const page = { accept: 'text/html' };
const workflows = '/temporal/api/v1/namespaces/ours/workflows';

test('whoever is not signed in is sent to sign in and comes back to where they wanted to go; nothing gets through', async (t) => {
  const { visit, ui } = await serveWithRecordingUi(t);
  const nobody = visit();

  const where = '/temporal/namespaces/ours/workflows/order%3A1?tab=history';
  const looked = await nobody.get(where, page);
  const asked = await nobody.get(workflows);
  const file = await nobody.get('/temporal/_app/immutable/entry/start.js');
  const frame = await nobody.get('/render?content=hello', { 'sec-fetch-dest': 'iframe' });

  assert.deepEqual([looked.status, looked.location], [302, `/auth/discord?returnTo=${encodeURIComponent(where)}`]);
  assert.deepEqual([asked.status, file.status, frame.status], [401, 401, 401]);
  assert.equal(asked.body.code, 'unauthenticated');
  assert.match(asked.body.message, /for staff that is signed in.*\/auth\/discord/); // where the UI looks for words
  assert.deepEqual(ui.heard, []);
});

test("the UI's own sign-in page leads back to where somebody was, and nowhere else", async (t) => {
  const { visit, signedIn, api } = await serveWithRecordingUi(t);
  const ada = await signedIn('ada');
  const at = (returnUrl: string) => `/temporal/login?returnUrl=${encodeURIComponent(returnUrl)}&error=x`;
  const backFrom = async (returnUrl: string) => (await ada.get(at(returnUrl), page)).location;

  const out = await visit().get(at(`${api.url}/temporal/namespaces/ours/workflows`), page);

  assert.equal(out.location, `/auth/discord?returnTo=${encodeURIComponent('/temporal/namespaces/ours/workflows')}`);
  assert.equal(await backFrom(`${api.url}/temporal/namespaces/ours?a=1`), '/temporal/namespaces/ours?a=1');
  assert.equal(await backFrom('https://elsewhere.example/temporal/x'), '/temporal/x');
  assert.equal(await backFrom(`${api.url}/temporal/login?returnUrl=x`), '/temporal');
  assert.equal(await backFrom(`${api.url}/auth/logout`), '/temporal');
  assert.equal(await backFrom('nonsense'), '/temporal');
});

test('a customer gets nothing, on pages as in answers', async (t) => {
  const { signedIn, ui } = await serveWithRecordingUi(t);
  const ann = await signedIn('ann');

  const looked = await ann.get('/temporal', page);
  const asked = await ann.get(workflows);
  const sent = await ann.post(`${workflows}/order:1/signal/approve`, { json: {} });

  assert.equal(looked.status, 403);
  assert.match(looked.text, /You may not do this/);
  assert.deepEqual([asked.status, asked.body.code], [403, 'forbidden']);
  assert.deepEqual([sent.status, sent.body.code], [403, 'forbidden']);
  assert.deepEqual(ui.heard, []);
});

test('a key opens nothing, not even beside the session of an admin', async (t) => {
  const { signedIn, api, ui } = await serveWithRecordingUi(t);
  const ada = await signedIn('ada');
  const key = await within(api.orm, { kind: 'system' }, (em) => createApiKey(em, { name: 'Bea', role: 'admin' }));

  const { status, body } = await ada.get(workflows, { authorization: `Bearer ${key}` });

  assert.deepEqual([status, body.code], [401, 'unauthenticated']);
  assert.deepEqual(ui.heard, []);
});

test('an ended session and a lower role count from the next request on', async (t) => {
  const { signedIn, sql } = await serveWithRecordingUi(t);
  const [ada, ben] = [await signedIn('ada'), await signedIn('ben')];
  const kept = cookiesOf(ada);
  assert.deepEqual([(await ada.get(workflows)).status, (await ben.get(workflows)).status], [200, 200]);

  await ada.post('/auth/logout');
  await sql("update users set role = 'customer' where name ilike 'ben%'");

  assert.equal((await ada.get(workflows, { cookie: kept })).status, 401);
  assert.equal((await ben.get(workflows)).status, 403);
});

test("another site's page sends nothing in the name of an admin", async (t) => {
  const { signedIn, api, ui } = await serveWithRecordingUi(t);
  const cookie = cookiesOf(await signedIn('ada'));
  const path = `${workflows}/order:1/query/orderState`;

  const forms = [
    { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    { 'sec-fetch-site': 'same-site' },
    {},
  ];
  for (const headers of forms) {
    const { status, text } = await rawRequest(api.url, { method: 'POST', path, headers: { ...headers, cookie } });
    assert.deepEqual([status, JSON.parse(text).code], [403, 'cross-site']);
  }
  assert.deepEqual(ui.heard, []);
});

test('who asks too often waits, here too', async (t) => {
  const api = await serveApi(t, { limits: { perAddress: 2, perActor: 100 } });

  const statuses = [];
  for (let n = 0; n < 3; n++) statuses.push((await api.nobody.get(workflows)).status);

  assert.deepEqual(statuses, [401, 401, 429]);
});
