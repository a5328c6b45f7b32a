import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveWithRecordingUi } from '../../fixtures/temporal-ui.ts';

const api = '/temporal/api/v1';

test('of a request nothing is passed on but what is asked: no cookie, no header of ours, no other namespace', async (t) => {
  const { signedIn, ui } = await serveWithRecordingUi(t);
  const ben = await signedIn('ben');

  const { status } = await ben.post(
    `${api}/namespaces/ours/workflows/order%3A1/query/orderState?namespace=theirs&a=b`,
    {
      json: { query: { queryType: 'orderState' } },
      headers: { 'x-http-method-override': 'DELETE', 'x-forwarded-for': '10.0.0.1', 'accept-language': 'de' },
    },
  );

  const [heard, ...more] = ui.heard;
  assert.equal(status, 200);
  assert.deepEqual(more, []);
  assert.equal(heard?.path, `${api}/namespaces/ours/workflows/order%3A1/query/orderState?a=b`);
  assert.equal(heard.body, '{"query":{"queryType":"orderState"}}');
  const { cookie, ...headers } = heard.headers;
  assert.match(cookie!, /^_csrf=[\w-]+$/);
  assert.deepEqual(Object.keys(headers).sort(), [
    'accept-encoding',
    'connection',
    'content-length',
    'content-type',
    'host',
    'x-csrf-token',
  ]);
});

test('of an answer nothing is passed on but what describes its body', async (t) => {
  const { signedIn } = await serveWithRecordingUi(t);
  const ada = await signedIn('ada');

  for (const path of ['/temporal', '/temporal/favicon.svg', `${api}/namespaces/ours/workflows`, `${api}/settings`]) {
    const { status, headers } = await ada.get(path);
    assert.equal(status, 200);
    for (const name of ['set-cookie', 'server', 'x-powered-by', 'access-control-allow-origin']) {
      assert.equal(headers.get(name), null, `${path} has ${name}`);
    }
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.doesNotMatch(headers.get('content-security-policy')!, /\*/);
  }
});

test('files whose names change with them are kept by the browser, for the one who was let in', async (t) => {
  const { signedIn } = await serveWithRecordingUi(t);

  const { headers } = await (await signedIn('ben')).get('/temporal/_app/immutable/chunks/a.js');

  assert.equal(headers.get('cache-control'), 'private, max-age=31536000, immutable');
});

test('a page may run its own files and its one script, ask its own part of the api, and be framed by nobody', async (t) => {
  const {
    signedIn,
    api: { url },
  } = await serveWithRecordingUi(t);
  const ada = await signedIn('ada');

  const { headers } = await ada.get('/temporal/namespaces/ours/workflows');
  const rules = new Map(
    headers
      .get('content-security-policy')!
      .split('; ')
      .map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1)]),
  );

  assert.deepEqual(rules.get('default-src'), ["'none'"]);
  assert.deepEqual(rules.get('script-src'), [
    `${url}/temporal/_app/`,
    "'sha256-zNpRvfiFdNOrmydLXivh83GicTy0nicdU4mykKl2CeU='",
  ]);
  assert.ok(rules.get('connect-src')!.every((source) => source.startsWith(`${url}/temporal/`)));
  assert.deepEqual(rules.get('frame-src'), [`${url}/render`]);
  assert.deepEqual(rules.get('frame-ancestors'), ["'none'"]);
  assert.deepEqual(rules.get('form-action'), ["'none'"]);
});

test('the api keeps its own policy everywhere else', async (t) => {
  const { visit } = await serveWithRecordingUi(t);

  const { headers } = await visit().get('/api/docs');

  assert.match(headers.get('content-security-policy')!, /default-src 'self';script-src 'self';style-src 'self';/);
});

test("details are drawn in a frame without scripts, for the UI's own pages alone", async (t) => {
  const { signedIn, ui } = await serveWithRecordingUi(t);
  const ben = await signedIn('ben');
  const frame = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' };
  const path = '/render?content=%3Cb%3Ehi%3C%2Fb%3E&theme=light&overrideTheme=%22%3E&other=x';

  const drawn = await ben.get(path, frame);
  const opened = await ben.get(path, { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' });
  const framed = await ben.get(path, { ...frame, 'sec-fetch-site': 'cross-site' });

  assert.equal(drawn.status, 200);
  const policy = drawn.headers.get('content-security-policy')!;
  assert.match(
    policy,
    /^default-src 'none'; style-src 'nonce-abc' 'self';.*frame-ancestors 'self'; sandbox allow-same-origin allow-popups/,
  );
  assert.doesNotMatch(policy, /script/);
  const [, style] = /<link rel="stylesheet" href="([^"]+)"><\/head>/.exec(drawn.text) ?? [];
  assert.match((await ben.get(style!)).headers.get('content-type')!, /^text\/css/);
  assert.deepEqual([opened.status, framed.status], [404, 404]);
  assert.deepEqual(
    ui.heard.map(({ path }) => path),
    ['/temporal/temporal/render?content=%3Cb%3Ehi%3C%2Fb%3E&theme=light&overrideTheme='],
  );
});

test('the settings offer what this person may do', async (t) => {
  const { signedIn } = await serveWithRecordingUi(t);
  const offered = async (name: 'ada' | 'ben') => (await (await signedIn(name)).get(`${api}/settings`)).body;

  const [toAda, toBen] = [await offered('ada'), await offered('ben')];

  const off = ['Terminate', 'Cancel', 'Update', 'Reset'].map((deed) => `Workflow${deed}Disabled`);
  for (const name of [...off, 'BatchActionsDisabled', 'StartWorkflowDisabled', 'ActivityCommandsDisabled']) {
    assert.deepEqual([toAda[name], toBen[name]], [true, true], name);
  }
  assert.deepEqual([toAda.DisableWriteActions, toAda.WorkflowSignalDisabled], [false, false]);
  assert.deepEqual([toBen.DisableWriteActions, toBen.WorkflowSignalDisabled], [true, true]);
  assert.deepEqual([toAda.Version, toAda.DefaultNamespace], ['2.42.1', 'ours']);
});

test('of all namespaces there is ours', async (t) => {
  const { signedIn, ui } = await serveWithRecordingUi(t);
  const ben = await signedIn('ben');

  const { body } = await ben.get(`${api}/namespaces?pageSize=100`);
  const theirs = await ben.get(`${api}/namespaces/theirs/workflows`);

  assert.deepEqual(body, {
    namespaces: [{ path: `${api}/namespaces/ours`, WorkflowTerminateDisabled: false, Version: '2.42.1' }],
    nextPageToken: '',
  });
  assert.equal(theirs.status, 404);
  assert.equal(ui.heard.length, 1);
});
