import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { codeOf, newServer, type Reply, site } from './panel-fixture.ts';

const servers = '/api/application/servers';
const left = ({ headers }: Reply) => headers.get('x-ratelimit-remaining');

test('every counted answer says what is left; only the refusal says when to come back', async (t) => {
  const { ask, panel } = await site(t, { applicationLimit: 2 });
  const first = await ask('GET', servers);
  assert.deepEqual([first.headers.get('x-ratelimit-limit'), left(first)], ['2', '1']);
  assert.equal(first.headers.get('retry-after'), null);
  panel.world.clock.advance(20_000);
  assert.equal(left(await ask('POST', servers, {})), '0');

  const refused = await ask('GET', servers);
  assert.equal(refused.status, 429);
  assert.equal(codeOf(refused), 'ThrottleRequestsException');
  assert.equal(refused.headers.get('retry-after'), '40');
  assert.ok(Number(refused.headers.get('x-ratelimit-reset')) > panel.world.clock.now() / 1_000);
  panel.world.clock.advance(40_000);
  assert.equal((await ask('GET', servers)).status, 200);
});

test('all keys of an account share one counter for each of the two APIs', async (t) => {
  const { ask, panel } = await site(t, { applicationLimit: 10 });
  const second = newKey('application', 1);
  panel.world.state.keys.push(second);

  assert.equal(left(await ask('GET', servers)), '9');
  assert.equal(left(await ask('GET', servers, undefined, { key: second.token })), '8');
  assert.equal(left(await ask('GET', '/api/client', undefined, { key: panel.ready.clientKey })), '127');
});

test('each version brings its own limits, and counts at its own moment', async (t) => {
  for (const [version, client, missing] of [
    ['1.11', '720', '239'],
    ['1.12', '128', null],
  ] as const) {
    const { ask, panel } = await site(t, { version });
    const reply = await ask('GET', '/api/client', undefined, { key: panel.ready.clientKey });
    assert.equal(reply.headers.get('x-ratelimit-limit'), client);
    assert.equal(left(await ask('GET', `${servers}/99`)), missing);
  }
});

test('version 1.12 counts the calls for a live line by server, whoever makes them', async (t) => {
  const { ask, panel } = await site(t);
  await ask('POST', servers, newServer(panel.ready));
  panel.world.clock.advance(60_000);
  const path = `/api/client/servers/${panel.world.state.servers.get(1)?.uuid}/websocket`;
  const socket = () => ask('GET', path, undefined, { key: panel.ready.clientKey });
  for (let at = 0; at < 5; at++) assert.equal((await socket()).status, 200);

  assert.equal((await socket()).status, 429);
  panel.world.options.version = '1.11';
  assert.equal((await socket()).status, 200);
});

test('a deletion forgets the notes of a port in version 1.12 alone', async (t) => {
  for (const [version, notes] of [
    ['1.11', 'mine'],
    ['1.12', null],
  ] as const) {
    const { ask, panel } = await site(t, { version });
    await ask('POST', servers, newServer(panel.ready));
    panel.world.state.allocations.get(1)!.notes = 'mine';
    await ask('DELETE', `${servers}/1`);
    assert.equal(panel.world.state.allocations.get(1)?.notes, notes);
  }
});
