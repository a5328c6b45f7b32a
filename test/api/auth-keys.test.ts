import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { within } from '../../db/scope.ts';
import { serveApi } from '../fixtures/api.ts';
import { type Caller, callerAt } from '../fixtures/caller.ts';

async function served(t: TestContext) {
  const api = await serveApi(t);
  const ada = await api.as('Ada', 'admin');
  const make = (by: Caller, body: object) => by.post('/api/me/api-keys', { name: 'a script', ...body });
  const holding = async (by: Caller, scopes?: string[]) =>
    callerAt(api.url, (await make(by, scopes ? { scopes } : {})).body.key);
  return { api, ada, make, holding };
}

test('a key does what its scopes say, and nothing else that its role may do', async (t) => {
  const { ada, holding } = await served(t);
  const script = await holding(ada, ['people.read', 'account.read']);

  const [people, me, orders] = [
    await script.get('/api/admin/people'),
    await script.get('/api/me'),
    await script.get('/api/admin/orders'),
  ];

  assert.deepEqual([people.status, orders.status, orders.body.code], [200, 403, 'forbidden']);
  assert.deepEqual(me.body.permissions.sort(), ['account.read', 'people.read']);
});

test('nobody gives a key more than their role has', async (t) => {
  const { api, make } = await served(t);
  const ann = await api.as('Ann');

  const { status, body } = await make(ann, { scopes: ['order.read', 'people.role'] });

  assert.deepEqual([status, body.code], [403, 'forbidden']);
  assert.match(body.detail, /people\.role/);
  assert.equal((await ann.get('/api/me/api-keys')).body.apiKeys.length, 1);
});

test('a key with scopes makes no key that may do more than itself', async (t) => {
  const { ada, make, holding } = await served(t);
  const script = await holding(ada, ['account.keys', 'account.read']);

  const wider = await make(script, { scopes: ['people.role'] });
  const same = await holding(script);

  assert.equal(wider.status, 403);
  assert.deepEqual((await same.get('/api/me')).body.permissions.sort(), ['account.keys', 'account.read']);
});

test('a key whose account has lost a right has lost it too', async (t) => {
  const { api, ada, holding } = await served(t);
  const script = await holding(ada, ['people.read']);

  await within(api.orm, { kind: 'system' }, (em) => em.execute("update users set role = 'customer'"));

  assert.equal((await script.get('/api/admin/people')).status, 403);
});

test('a key is shown once, is listed by its name with its last use, and opens nothing once revoked', async (t) => {
  const { api, make } = await served(t);
  const ann = await api.as('Ann');
  const made = await make(ann, { name: 'for the shop' });
  const shop = callerAt(api.url, made.body.key);
  const unused = (await ann.get('/api/me/api-keys')).body.apiKeys[0];
  await shop.get('/api/me');
  const listed = await ann.get('/api/me/api-keys');
  const bob = await api.as('Bob');
  const byStranger = await bob.delete(`/api/me/api-keys/${made.body.id}`);
  await ann.delete(`/api/me/api-keys/${made.body.id}`);

  assert.deepEqual([unused.name, unused.lastUsedAt, unused.scopes], ['for the shop', null, null]);
  assert.notEqual(listed.body.apiKeys[0].lastUsedAt, null);
  assert.ok(!listed.text.includes(made.body.key));
  assert.equal(byStranger.status, 404);
  assert.equal((await shop.get('/api/me')).status, 401);
});
