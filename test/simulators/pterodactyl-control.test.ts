import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, newServer, type Site, site } from './panel-fixture.ts';

const servers = '/api/application/servers';

const control =
  ({ ask }: Site) =>
  (method: string, path: string, body?: object) =>
    ask(method, `/_control${path}`, body, { key: null });

test('a fault meets as many calls as were ordered, and only those it was ordered for', async (t) => {
  const made = await site(t);
  const does = { kind: 'status', status: 500, code: 'UniqueConstraintViolationException' };
  await control(made)('POST', '/faults', { method: 'GET', path: '/servers$', times: 2, does });

  assert.equal((await made.ask('GET', '/api/application/nodes')).status, 200);
  assert.equal(codeOf(await made.ask('GET', servers)), 'UniqueConstraintViolationException');
  assert.equal((await made.ask('GET', servers)).status, 500);
  assert.equal((await made.ask('GET', servers)).status, 200);
});

test('faults are of many kinds', async (t) => {
  const made = await site(t);
  const { ask, panel } = made;
  const order = (does: object) => control(made)('POST', '/faults', { method: 'POST', does });
  const create = (id: string, port: number) =>
    ask('POST', servers, newServer(panel.ready, { external_id: id, allocation: { default: port } }));

  await order({ kind: 'html', status: 403, content: '<h1>Attention Required</h1>' });
  const page = await create('o1', 1);
  assert.deepEqual([page.status, page.text], [403, '<h1>Attention Required</h1>']);
  await order({ kind: 'redirect', location: 'https://panel.example/' });
  assert.equal((await create('o2', 2)).status, 302);
  await order({ kind: 'reset' });
  await assert.rejects(create('o3', 3));
  assert.equal(panel.world.state.servers.all().length, 0);

  await order({ kind: 'status-after', status: 500, code: 'QueryException' });
  assert.equal((await create('o4', 4)).status, 500);
  await order({ kind: 'lost-answer' });
  await assert.rejects(create('o5', 5));
  assert.equal(panel.world.state.servers.all().length, 2);

  await order({ kind: 'reset' });
  await control(made)('DELETE', '/faults');
  assert.equal((await create('o6', 6)).status, 201);
});

test('a slow answer comes when the clock has moved on', async (t) => {
  const made = await site(t);
  await control(made)('POST', '/faults', { path: '/servers$', does: { kind: 'slow', ms: 30_000 } });
  const answer = made.ask('GET', servers);
  while (made.panel.world.clock.waiting === 0) await new Promise(setImmediate);

  await control(made)('POST', '/clock', { advanceMs: 30_000 });
  assert.equal((await answer).status, 200);
});

test('the clock, installs, nodes, bots and settings are in the hands of whoever asks', async (t) => {
  const made = await site(t);
  const { ask, panel } = made;
  const order = control(made);
  await order('POST', '/installs', { outcome: 'infrastructure-failed' });
  await ask('POST', servers, newServer(panel.ready));
  await order('POST', '/clock', { advanceMs: 60_000 });
  assert.equal((await ask('GET', `${servers}/1`)).body.attributes.status, 'install_failed');

  await order('PATCH', '/nodes/1', { down: true });
  assert.equal((await ask('POST', `${servers}/1/suspend`)).status, 504);
  await order('PATCH', '/nodes/1', {});
  assert.equal((await ask('POST', `${servers}/1/suspend`)).status, 204);

  await order('PATCH', '/servers/1', { bot: 'hangs' });
  assert.equal(Object.values(panel.world.state.machines)[0]?.behaviour, 'hangs');
  assert.equal((await order('PATCH', '/servers/9', { bot: 'hangs' })).status, 404);
  await order('PATCH', '/settings', { applicationLimit: 1, version: '1.11' });
  assert.equal((await ask('GET', servers)).status, 429);
  assert.equal((await order('GET', '')).body.version, '1.11');
});

test('keys of any right are made for whoever tries them', async (t) => {
  const made = await site(t);
  const { body } = await control(made)('POST', '/keys', { kind: 'application', userId: 1, acl: { nodes: 1 } });

  assert.equal((await made.ask('GET', '/api/application/nodes', undefined, { key: body.token })).status, 200);
  assert.equal((await made.ask('GET', servers, undefined, { key: body.token })).status, 403);
});

test('what was asked is written down, without the controls, until it is wiped', async (t) => {
  const made = await site(t);
  await made.ask('GET', servers);
  await made.ask('POST', servers, { ...newServer(made.panel.ready), extra: 1 });

  const { body } = await control(made)('GET', '/requests');
  assert.deepEqual(
    body.map(({ method, path, status }: Record<string, unknown>) => `${method} ${path} ${status}`),
    [`GET ${servers} 200`, `POST ${servers} 201`],
  );
  assert.deepEqual((await control(made)('GET', '/warnings')).body[0].unknownFields, ['extra']);
  await control(made)('DELETE', '/requests');
  assert.deepEqual((await control(made)('GET', '/requests')).body, []);
});

test('a control that is misspelt says what is wrong', async (t) => {
  const made = await site(t);

  assert.equal((await control(made)('POST', '/clock', { advance: 1 })).status, 400);
  assert.equal((await control(made)('POST', '/clocks', {})).status, 404);
  assert.equal((await control(made)('PATCH', '/nodes/9', { down: true })).status, 404);
  assert.equal((await control(made)('POST', '/nodes/9/restart')).status, 404);
  assert.equal((await made.ask('POST', '/_control/clock', undefined, { key: null, raw: '{' })).status, 400);
});
