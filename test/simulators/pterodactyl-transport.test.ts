import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { codeOf, newServer, site } from './panel-fixture.ts';

const servers = '/api/application/servers';

test('without a good key there is a 401 and no word of limits', async (t) => {
  const { ask } = await site(t);

  for (const key of [null, 'ptla_nobody']) {
    const reply = await ask('GET', servers, undefined, { key });
    assert.equal(reply.status, 401);
    assert.equal(codeOf(reply), 'AuthenticationException');
    assert.equal(reply.headers.get('x-ratelimit-limit'), null);
  }
});

test('whoever does not ask for JSON is taken for a browser', async (t) => {
  const { ask, panel } = await site(t);
  const html = { headers: { accept: 'text/html' } };

  const stranger = await ask('GET', servers, undefined, { key: null, ...html });
  assert.equal(stranger.status, 302);
  assert.equal(stranger.headers.get('location'), '/auth/login');
  assert.match(stranger.text, /<html>/);
  assert.equal((await ask('POST', servers, {}, html)).status, 302);
  const missing = await ask('GET', `${servers}/9`, undefined, html);
  assert.equal(missing.status, 404);
  assert.match(missing.headers.get('content-type') ?? '', /html/);

  const vendor = { headers: { accept: 'Application/vnd.pterodactyl.v1+json' } };
  assert.equal((await ask('GET', servers, undefined, vendor)).status, 200);
  const second = { headers: { accept: 'text/html;q=0.5, application/json' } };
  assert.equal((await ask('GET', `${servers}/9`, undefined, second)).body.errors[0].status, '404');
  assert.equal(panel.world.log.requests.length, 5);
});

test('each kind of key opens its own door, and an admin’s opens both', async (t) => {
  const { ask, panel } = await site(t);
  const { state } = panel.world;
  const ben = state.users.add({ ...state.users.get(1)!, username: 'ben', email: 'ben@example.com', rootAdmin: false });
  const bens = newKey('client', ben.id);
  state.keys.push(bens);

  assert.equal((await ask('GET', '/api/client')).status, 403);
  assert.equal((await ask('GET', servers, undefined, { key: bens.token })).status, 403);
  assert.equal((await ask('GET', '/api/client', undefined, { key: bens.token })).status, 200);
  assert.equal((await ask('GET', servers, undefined, { key: panel.ready.clientKey })).status, 200);
});

test('an application key does what its columns allow, and no more', async (t) => {
  const { ask, panel } = await site(t);
  const weak = newKey('application', 1, { servers: 1, users: 2 });
  panel.world.state.keys.push(weak);
  const by = { key: weak.token };
  await ask('POST', servers, newServer(panel.ready));

  const seen = await ask('GET', `${servers}/1?include=user,egg,unheard-of`, undefined, by);
  assert.equal(seen.status, 200);
  assert.deepEqual(seen.body.attributes.relationships, {
    user: { object: 'null_resource', attributes: null },
    egg: { object: 'null_resource', attributes: null },
  });
  const tried = await ask('POST', servers, {}, by);
  assert.equal(tried.status, 403);
  assert.equal(codeOf(tried), 'AccessDeniedHttpException');
  assert.equal((await ask('GET', '/api/application/users', undefined, by)).status, 403);
  assert.equal((await ask('POST', '/api/application/users', {}, by)).status, 422);
});

test('broken JSON, a wrong verb and an unknown road have their own answers', async (t) => {
  const { ask } = await site(t);
  const headers = { 'content-type': 'application/json' };

  assert.equal((await ask('POST', servers, undefined, { raw: '{"name":', headers })).status, 400);
  assert.equal((await ask('POST', servers, undefined, { raw: '{', headers, key: null })).status, 401);
  assert.equal((await ask('PUT', servers, {}, { key: null })).status, 405);
  assert.equal((await ask('GET', '/api/application/planets', undefined, { key: null })).status, 404);
});

test('what looks like the panel’s own pages is held to their rules', async (t) => {
  const { ask, panel } = await site(t);

  for (const headers of [
    { origin: panel.url },
    { referer: `${panel.url}/admin` },
    { origin: 'http://localhost:3000' },
    { cookie: 'pterodactyl_session=abc' },
  ]) {
    assert.equal((await ask('POST', servers, newServer(panel.ready), { headers })).status, 419);
    assert.equal((await ask('GET', servers, undefined, { headers })).status, 200);
  }
  const elsewhere = { headers: { origin: 'https://botyard.example' } };
  assert.equal((await ask('POST', servers, newServer(panel.ready), elsewhere)).status, 201);
});

test('a panel that demands two factors, or knows the address of a key, says so', async (t) => {
  const { ask, panel } = await site(t, { twoFactorRequired: true });
  assert.equal(codeOf(await ask('GET', servers)), 'TwoFactorAuthRequiredException');

  panel.world.state.users.get(1)!.twoFactor = true;
  assert.equal((await ask('GET', servers)).status, 200);
  panel.world.state.keys[1]!.allowedIps = ['192.0.2.1'];
  assert.equal((await ask('GET', '/api/client', undefined, { key: panel.ready.clientKey })).status, 403);
});

test('texts are trimmed and empty ones are nothing, before any rule is asked', async (t) => {
  const { ask, panel } = await site(t);

  const made = await ask(
    'POST',
    servers,
    newServer(panel.ready, { name: '  bot  ', external_id: '   ', description: '' }),
  );
  assert.equal(made.body.attributes.name, 'bot');
  assert.equal(made.body.attributes.external_id, null);
  assert.equal(made.body.attributes.description, '');
});

test('fields that nobody knows are no error, but are noticed', async (t) => {
  const { ask, panel } = await site(t);
  const typo = { ...newServer(panel.ready), nest: 5, limits: { memory: 1, swap: 0, disk: 1, io: 500, cpu: 0, ram: 9 } };

  assert.equal((await ask('POST', servers, typo)).status, 201);
  assert.deepEqual(
    panel.world.log.warnings.map(({ unknownFields }) => unknownFields.toSorted()),
    [['limits.ram', 'nest']],
  );
});

test('a panel in maintenance is there for nobody', async (t) => {
  const { ask } = await site(t, { maintenance: true });
  const reply = await ask('GET', servers);

  assert.equal(reply.status, 503);
  assert.equal(reply.headers.get('retry-after'), '60');
});
