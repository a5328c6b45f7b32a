import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDiscord } from './fixture.ts';

const site = 'http://127.0.0.1:9';
const frontDoor = {
  ...{ site: 'Botyard', url: `${site}/auth/discord`, scopes: ['identify', 'email'] },
  people: [
    { username: 'ada', role: 'Customer', about: 'Owns <this> guild.' },
    { username: 'nobody', role: 'Ghost', about: 'Was never here.' },
  ],
};
const redirectUri = `${site}/callback`;
const open = (t: Parameters<typeof openDiscord>[0]) => openDiscord(t, { frontDoor, redirectUris: [redirectUri] });
const asForm = (person: string) => ({ as: null, raw: new URLSearchParams({ person }) });

test('the first page offers who is there, and what each of them is on the site', async (t) => {
  const { ask } = await open(t);
  const { status, text, headers } = await ask('GET', '/_/../', undefined, { as: null });

  assert.equal(status, 200);
  assert.match(text, /Customer<\/strong> – Ada/);
  assert.match(text, /Owns &lt;this&gt; guild\./);
  assert.doesNotMatch(text, /Ghost/);
  assert.match(headers.get('content-security-policy')!, new RegExp(`form-action 'self' ${site}`));
});

test('with one click one is somebody, and is not asked by the site’s sign-in any more', async (t) => {
  const { ask, application, person } = await open(t);
  const entered = await ask('POST', '/_/../', undefined, asForm('ada'));
  assert.equal(entered.status, 303);
  assert.equal(entered.headers.get('location'), frontDoor.url);

  const [cookie] = entered.headers.get('set-cookie')!.split(';');
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: application.id, redirect_uri: redirectUri },
    ...{ scope: 'identify email', state: 'as it was', prompt: 'none' },
  });
  const path = `/oauth2/authorize?${query}`;
  const sent = await ask('GET', path, undefined, { as: null, headers: { cookie: cookie! } });
  assert.equal(sent.status, 303);
  assert.match(sent.headers.get('location')!, new RegExp(`^${redirectUri}\\?code=[\\w-]+&state=as`));
  assert.ok(cookie!.endsWith(person('ada').id));
});

test('the site gets no more than the door says', async (t) => {
  const { ask, application } = await open(t);
  const entered = await ask('POST', '/_/../', undefined, asForm('ada'));
  const [cookie] = entered.headers.get('set-cookie')!.split(';');
  const query = new URLSearchParams({
    ...{ response_type: 'code', client_id: application.id, redirect_uri: redirectUri },
    ...{ scope: 'identify guilds', prompt: 'none' },
  });
  const asked = await ask('GET', `/oauth2/authorize?${query}`, undefined, { as: null, headers: { cookie: cookie! } });
  assert.equal(asked.status, 200);
  assert.match(asked.text, /Know what servers you&#39;re in/);
});

test('nobody enters who is not offered', async (t) => {
  const { ask } = await open(t);
  for (const name of ['ann', 'nobody', 'Botyard', '']) {
    const { status, headers } = await ask('POST', '/_/../', undefined, asForm(name));
    assert.equal(status, 404, name);
    assert.equal(headers.get('set-cookie'), null);
  }
});

test('a Discord of no site has no such page', async (t) => {
  const { ask } = await openDiscord(t);
  assert.equal((await ask('GET', '/_/../', undefined, { as: null })).status, 404);
  assert.equal((await ask('POST', '/_/../', undefined, asForm('ada'))).status, 404);
});
