import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Anything, newServer, site } from './panel-fixture.ts';

test('a node tells whoever has its token everything, as a bare list', async (t) => {
  const { ask, panel } = await site(t);
  await ask('POST', '/api/application/servers', newServer(panel.ready, { start_on_completion: true }));
  panel.world.clock.advance(61_000);
  const { url, token } = panel.ready.wings[0]!;
  const get = async (path: string, authorization?: string) => {
    const response = await fetch(url + path, { headers: authorization ? { authorization } : {} });
    return { status: response.status, body: (await response.json()) as Anything };
  };

  const { body } = await get('/api/servers', `Bearer ${token}`);
  assert.equal(body.length, 1);
  assert.equal(body[0].state, 'running');
  assert.equal(body[0].configuration.environment.DISCORD_TOKEN, 't');
  assert.equal(body[0].utilization.state, 'running');
  const { uuid } = body[0].configuration;
  assert.equal((await get(`/api/servers/${uuid}`, `Bearer ${token}`)).body.configuration.uuid, uuid);
  assert.deepEqual(Object.keys((await get('/api/servers')).body), ['error']);
  assert.equal((await get('/api/servers')).status, 401);
  assert.equal((await get('/api/servers', 'Bearer wrong')).status, 403);
});

test('the panel gives the token of a node away to whoever may read nodes', async (t) => {
  const { ask, panel } = await site(t);
  const { body } = await ask('GET', '/api/application/nodes/1/configuration');

  assert.equal(body.token, panel.ready.wings[0]?.token);
  assert.equal('attributes' in body, false);
});

test('a node that is down is down for everybody', async (t) => {
  const { panel } = await site(t);
  panel.world.ailments.set(1, { down: true });

  await assert.rejects(fetch(`${panel.ready.wings[0]?.url}/api/servers`));
});

test('each node has ports, servers and a list of its own', async (t) => {
  const { ask, panel } = await site(t, { nodes: 3, ports: 2 });
  for (const [at, id] of [1, 3, 6].entries()) {
    const change = { external_id: `botyard-o${at}`, allocation: { default: id } };
    await ask('POST', '/api/application/servers', newServer(panel.ready, change));
  }

  assert.equal(panel.ready.wings.length, 3);
  for (const { nodeId, url, token } of panel.ready.wings) {
    const response = await fetch(`${url}/api/servers`, { headers: { authorization: `Bearer ${token}` } });
    const [listed, ...others] = (await response.json()) as Anything[];
    assert.equal(listed.configuration.uuid, panel.world.state.servers.get(nodeId)?.uuid);
    assert.equal(panel.world.state.servers.get(nodeId)?.nodeId, nodeId);
    assert.equal(others.length, 0);
  }
  const { total } = (await ask('GET', '/api/application/nodes/2/allocations')).body.meta.pagination;
  assert.equal(total, 2);
});

test('what ails a node ails whoever asks it directly', async (t) => {
  const { panel } = await site(t);
  const { url, token } = panel.ready.wings[0]!;
  panel.world.ailments.set(1, { answers: 500 });

  const response = await fetch(`${url}/api/servers`, { headers: { authorization: `Bearer ${token}` } });
  assert.equal(response.status, 500);
});
