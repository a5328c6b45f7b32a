import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderCommander } from '../../../integrations/temporal/order-commands.ts';
import { serveWithDiscord, signIn } from '../../fixtures/discord-login.ts';
import { eventually } from '../../fixtures/house.ts';
import { recordingUi, silence } from '../../fixtures/recording-ui.ts';
import { cookiesOf } from '../../fixtures/temporal-ui.ts';

const page = { accept: 'text/html' };
const settings = '/temporal/api/v1/settings';
const signals = {} as OrderCommander;

test('where no Temporal UI is named, staff reads how to name one', async (t) => {
  const { visit } = await serveWithDiscord(t);
  const ada = visit();
  await signIn(ada, 'ada');

  const looked = await ada.get('/temporal', page);
  const asked = await ada.get(settings);

  assert.equal(looked.status, 503);
  assert.match(looked.text, /There is no Temporal UI here.*TEMPORAL_UI_URL/s);
  assert.deepEqual([asked.status, asked.body.code], [503, 'temporal-ui-off']);
});

test('while the Temporal UI is away, a page says what to do, and all else goes on', async (t) => {
  const ui = await recordingUi(t);
  const { visit } = await serveWithDiscord(t, { changes: { temporalUi: { url: ui.url, namespace: 'ours', signals } } });
  const ada = visit();
  await signIn(ada, 'ada');
  await ui.close();

  const looked = await ada.get('/temporal', page);
  const asked = await ada.get(settings);

  assert.equal(looked.status, 503);
  assert.match(looked.text, /The Temporal UI is away.*Try again in a minute/s);
  assert.ok(Number(looked.headers.get('retry-after')) > 0);
  assert.deepEqual([asked.status, asked.body.code], [503, 'temporal-ui-away']);
  assert.equal((await ada.get('/api/me')).status, 200);
});

test('what stands in its place without being set up for /temporal is not shown', async (t) => {
  const ui = await recordingUi(t, '<html><script>start("/_app/")</script></html>');
  const { visit } = await serveWithDiscord(t, { changes: { temporalUi: { url: ui.url, namespace: 'ours', signals } } });
  const ada = visit();
  await signIn(ada, 'ada');

  const { status, text } = await ada.get('/temporal', page);

  assert.equal(status, 503);
  assert.match(text, /TEMPORAL_UI_PUBLIC_PATH=\/temporal/);
  assert.doesNotMatch(text, /_app/);
});

test('a Temporal UI that says nothing is not waited for longer than a page can wait', async (t) => {
  const ui = await recordingUi(t);
  const temporalUi = { url: ui.url, namespace: 'ours', signals, patienceMs: 100 };
  const { visit } = await serveWithDiscord(t, { changes: { temporalUi } });
  const ada = visit();
  await signIn(ada, 'ada');

  const { status, body } = await ada.get(`/temporal/_app/immutable/${silence}.js`);

  assert.deepEqual([status, body.code], [503, 'temporal-ui-away']);
});

test('whoever leaves while news of a workflow are awaited takes the question along', async (t) => {
  const ui = await recordingUi(t);
  const temporalUi = { url: ui.url, namespace: 'ours', signals, patienceMs: 100 };
  const { visit, api } = await serveWithDiscord(t, { changes: { temporalUi } });
  const ada = visit();
  await signIn(ada, 'ada');
  const leaving = new AbortController();

  const news = fetch(`${api.url}/temporal/api/v1/namespaces/ours/workflows/${silence}/history`, {
    headers: { cookie: cookiesOf(ada) },
    signal: leaving.signal,
  });
  await eventually('it is asked', async () => ui.heard.length === 1);
  assert.deepEqual(ui.left, []);
  leaving.abort();

  await assert.rejects(news, { name: 'AbortError' });
  await eventually('nobody asks any more', async () => ui.left.length === 1);
});
