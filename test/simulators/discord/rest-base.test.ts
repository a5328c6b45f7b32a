import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import { routes } from '../../../simulators/discord/routes/all.ts';
import { openDiscord } from './fixture.ts';
import { faultsIn } from './message-fixture.ts';

const me = '/applications/@me';
const unauthorized = [401, { message: '401: Unauthorized', code: 0 }];

test('whoever does not say who asks, or says it wrongly, is told nothing', async (t) => {
  const { ask, application } = await openDiscord(t);
  const answers = async (as: string | null) => {
    const { status, body } = await ask('GET', me, undefined, { as });
    return [status, body];
  };

  for (const as of [null, 'Bot wrong', 'Bot ', application.token, `Bearer ${application.token}`, 'Basic eA==']) {
    assert.deepEqual(await answers(as), unauthorized, String(as));
  }
  assert.deepEqual(await answers(`Bot ${application.token}x`), unauthorized);
  assert.equal((await ask('GET', me)).status, 200);
});

test('a client must say what it is, and a bot in the form that is asked for', async (t) => {
  const { ask, discord, application } = await openDiscord(t);
  const as = (agent: string) => ask('GET', me, undefined, { headers: { 'user-agent': agent } });

  assert.equal((await as('node')).status, 403);
  assert.equal((await as('DiscordBot')).status, 403);
  assert.equal((await as('DiscordBot (https://example.org, 1.0) more')).status, 200);
  assert.match(await withoutAgent(discord.url, application.token), /^HTTP\/1\.1 403 /);
});

/** What a socket answers to a request that says nothing of its client, which no HTTP client sends. */
async function withoutAgent(url: string, token: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `GET /api/v10${me} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bot ${token}\r\nConnection: close\r\n\r\n`,
  );
  let text = '';
  for await (const chunk of socket) text += chunk;
  return text;
}

test('a path that is not there is told from a verb that it does not take', async (t) => {
  const { ask } = await openDiscord(t);

  assert.deepEqual((await ask('GET', '/nowhere')).body, { message: '404: Not Found', code: 0 });
  assert.equal((await ask('GET', '/nowhere', undefined, { as: null })).status, 404);
  const wrong = await ask('DELETE', me);
  assert.deepEqual([wrong.status, wrong.body], [405, { message: '405: Method Not Allowed', code: 0 }]);
  assert.equal((await ask('GET', '/api/v10')).status, 404);
  assert.equal((await ask('GET', '/channels/%E0%A4%A')).status, 400);
});

test('versions 9 and 10 are answered, no other', async (t) => {
  const { ask, control } = await openDiscord(t);

  for (const version of ['v9', 'v10']) assert.equal((await ask('GET', `/api/${version}${me}`)).status, 200);
  for (const version of ['v8', 'v11', 'v1']) {
    const { status, body } = await ask('GET', `/api/${version}${me}`);
    assert.deepEqual([status, body.code], [400, 50041]);
  }
  assert.equal((await ask('GET', `/api${me}`)).status, 200);
  assert.deepEqual(
    (await control('GET', '/warnings')).body.map(({ about, request }: Record<string, string>) => [about, request]),
    [['no-version', `GET /api${me}`]],
  );
});

test('a body must be what it is said to be', async (t) => {
  const { ask } = await openDiscord(t);
  const json = { 'content-type': 'application/json' };

  const plain = await ask('PATCH', me, undefined, { raw: '{}', headers: { 'content-type': 'text/plain' } });
  assert.deepEqual([plain.status, plain.body.code], [400, 50035]);
  const broken = await ask('PATCH', me, undefined, { raw: '{"description":', headers: json });
  assert.deepEqual(broken.body, { message: 'The request body contains invalid JSON.', code: 50109 });
  const list = await ask('PATCH', me, undefined, { raw: '[]', headers: json });
  assert.deepEqual([list.status, list.body.code], [400, 50035]);
});

test('a body that is larger than any message is refused', async (t) => {
  const { ask } = await openDiscord(t);

  const { status, body } = await ask('PATCH', me, { description: 'x'.repeat(27 * 1_024 * 1_024) });

  assert.deepEqual([status, body.code], [413, 40005]);
});

test('HEAD and OPTIONS do no harm', async (t) => {
  const { ask } = await openDiscord(t);

  const head = await ask('HEAD', me);
  assert.deepEqual([head.status, head.text], [200, '']);
  assert.equal((await ask('OPTIONS', me, undefined, { as: null })).status, 204);
  assert.equal((await ask('HEAD', '/api/oauth2/token')).status, 405);
});

test('an answer without content has no content type', async (t) => {
  const { ask, world, application, person } = await openDiscord(t);
  const asked = { applicationId: application.id, userId: person('ann').id, scopes: ['role_connections.write'] };
  const as = `Bearer ${authorize(world, asked).accessToken}`;

  const { status, headers } = await ask(
    'DELETE',
    `/users/@me${me.replace('@me', application.id)}/role-connection`,
    undefined,
    { as },
  );

  assert.deepEqual([status, headers.get('content-type')], [204, null]);
});

test('a name where an id belongs is wrong in itself', async (t) => {
  const { ask, channel, guild } = await openDiscord(t);
  const faults = async (path: string) => faultsIn(await ask('GET', path));

  assert.deepEqual(await faults('/channels/general'), ['channel_id NUMBER_TYPE_COERCE']);
  assert.deepEqual(await faults('/guilds/undefined/roles'), ['guild_id NUMBER_TYPE_COERCE']);
  assert.deepEqual(await faults(`/guilds/${guild.id}/members/ann`), ['user_id NUMBER_TYPE_COERCE']);
  assert.deepEqual(await faults(`/guilds/${guild.id}/emojis/tea`), ['emoji_id NUMBER_TYPE_COERCE']);
  assert.deepEqual(await faults(`/channels/${channel('general').id}/messages/@me`), ['message_id NUMBER_TYPE_COERCE']);
  assert.deepEqual(await faults('/channels/99999999999999999999'), ['channel_id NUMBER_TYPE_MAX']);
  assert.equal((await ask('GET', '/channels/general', undefined, { as: null })).status, 401);
});

test('every route that takes a body knows what may be in it', () => {
  const bodiless = routes.filter(
    ({ method, fields, takes }) => method !== 'GET' && !fields?.length && takes !== 'form',
  );
  const taking = bodiless.filter(({ method }) => method !== 'DELETE').map(({ method, path }) => `${method} ${path}`);

  assert.deepEqual(taking.sort(), [
    'POST /channels/:channel/messages/:message/crosspost',
    'POST /channels/:channel/polls/:message/expire',
    'POST /channels/:channel/typing',
    'POST /guilds',
    'PUT /channels/:channel/messages/:message/reactions/:emoji/@me',
    'PUT /channels/:channel/messages/pins/:message',
    'PUT /channels/:channel/pins/:message',
    'PUT /channels/:channel/thread-members/:user',
    'PUT /guilds/:guild/members/:user/roles/:role',
  ]);
});

test('fields that no route knows do no harm, and are written down', async (t) => {
  const { ask, control, channel, application } = await openDiscord(t);

  assert.equal((await ask('PATCH', me, { description: 'Tea', descripton: 'Tee' })).status, 200);

  const [{ request, about, fields }] = (await control('GET', '/warnings')).body;
  assert.deepEqual([request, about, fields], [`PATCH /api/v10${me}`, 'unknown-fields', ['descripton']]);

  await ask('POST', `/channels/${channel('general').id}/messages`, { content: 'Tea', embed: {} });
  await ask('PUT', `/applications/${application.id}/commands`, [{ name: 'tea', description: 'Tea', permission: '0' }]);
  await ask('POST', `/channels/${channel('general').id}/typing`, { for: 10 });
  const warnings = (await control('GET', '/warnings')).body as { fields: string[] }[];
  assert.deepEqual(warnings.flatMap((it) => it.fields).slice(1), ['embed', 'permission', 'for']);
});
