import assert from 'node:assert/strict';
import { test } from 'node:test';
import { broken, codeOf, newServer, site } from './panel-fixture.ts';

const users = '/api/application/users';
const bob = { email: 'bob@example.com', username: 'Bob.1', first_name: 'Bob', last_name: 'B' };

test('a user is made with a lower-case name and told where to find it', async (t) => {
  const { ask, panel } = await site(t);
  const { status, body } = await ask('POST', users, bob);

  assert.equal(status, 201);
  assert.equal(body.attributes.username, 'bob.1');
  assert.equal(body.attributes['2fa'], false);
  assert.equal(body.meta.resource, `${panel.url}${users}/2`);
  assert.equal('password' in body.attributes, false);
});

test('names, addresses and ids of users have their rules', async (t) => {
  const { ask } = await site(t);
  await ask('POST', users, { ...bob, external_id: 'b' });

  for (const [change, rules] of [
    [{ username: 'ab' }, ['username:regex']],
    [{ username: '_abc' }, ['username:regex']],
    [{ username: 'BOB.1' }, ['username:unique']],
    [{ email: 'BOB@example.com' }, ['email:unique']],
    [{ email: 'bob' }, ['email:email']],
    [{ external_id: 7 }, ['external_id:string']],
    [{ external_id: 'b' }, ['external_id:unique']],
    [{ first_name: '' }, ['first_name:required']],
    [{ language: 'xx' }, ['language:in']],
  ] as const) {
    const other = { ...bob, email: 'carl@example.com', username: 'carl', ...change };
    assert.deepEqual(broken(await ask('POST', users, other)), rules);
  }
});

test('a change needs the four names, and keeps what is left out', async (t) => {
  const { ask } = await site(t);
  await ask('POST', users, { ...bob, external_id: 'b', root_admin: true });

  assert.equal(broken(await ask('PATCH', `${users}/2`, {})).length, 4);
  const { body } = await ask('PATCH', `${users}/2`, { ...bob, last_name: 'C' });
  assert.equal(body.attributes.last_name, 'C');
  assert.equal(body.attributes.external_id, 'b');
  assert.equal(body.attributes.root_admin, true);
});

test('a mail server that is away does not undo a user', async (t) => {
  const { ask, panel } = await site(t, { mailFails: true });

  assert.equal((await ask('POST', users, bob)).status, 500);
  assert.equal(panel.world.state.users.all().length, 2);
});

test('whoever owns servers stays', async (t) => {
  const { ask, panel } = await site(t);
  await ask('POST', users, bob);
  await ask('POST', '/api/application/servers', newServer(panel.ready, { user: 2 }));

  assert.equal(codeOf(await ask('DELETE', `${users}/2`)), 'DisplayException');
  await ask('DELETE', '/api/application/servers/1');
  assert.equal((await ask('DELETE', `${users}/2`)).status, 204);
  assert.equal((await ask('GET', `${users}/external/none`)).status, 404);
});
