import assert from 'node:assert/strict';
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { ApplicationFlags as Flags } from 'discord-api-types/v10';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import type { Application } from '../../../simulators/discord/state/rows.ts';
import { type Anything, logIn, openDiscord } from './fixture.ts';

const me = '/applications/@me';

test('a bot reads its own application, with its owner', async (t) => {
  const { ask, application, person } = await openDiscord(t);

  const { body } = await ask('GET', me);

  assert.deepEqual([body.id, body.owner.id, body.bot.id], [application.id, person('ada').id, application.botId]);
  assert.deepEqual([body.verify_key, body.approximate_guild_count, body.team], [application.publicKey, 1, null]);
  assert.equal('install_params' in body, false);
  assert.deepEqual((await ask('GET', '/api/v10/oauth2/applications/@me')).body, body);
});

test('what a bot says of itself is kept', async (t) => {
  const { ask } = await openDiscord(t);
  const png = `data:image/png;base64,${Buffer.from('a picture').toString('base64')}`;
  const said = {
    ...{ description: 'Pours tea.', tags: ['tea', 'cake'], icon: png, cover_image: png },
    ...{ custom_install_url: 'https://example.org/add', role_connections_verification_url: 'https://example.org/link' },
    install_params: { scopes: ['bot'], permissions: '8' },
  };

  assert.equal((await ask('PATCH', me, said)).status, 200);

  const { body } = await ask('GET', me);
  const { icon, cover_image, ...plain } = said;
  assert.deepEqual(Object.fromEntries(Object.keys(plain).map((name) => [name, body[name]])), plain);
  assert.match(body.icon, /^[0-9a-f]{32}$/);
  const wiped = (await ask('PATCH', me, { description: null, icon: null, tags: null, custom_install_url: null })).body;
  assert.deepEqual(
    [wiped.description, wiped.icon, 'tags' in wiped, 'custom_install_url' in wiped],
    ['', null, false, false],
  );
});

test('what an application cannot be is said field by field', async (t) => {
  const { ask } = await openDiscord(t);
  const wrong: Record<string, unknown> = {
    description: 'x'.repeat(401),
    tags: ['1', '2', '3', '4', '5', '6'],
    icon: 'a picture',
    install_params: { scopes: ['identify'], permissions: '8' },
    custom_install_url: 'example',
    role_connections_verification_url: 'javascript:alert(1)',
  };

  for (const [field, value] of Object.entries(wrong)) {
    const { status, body } = await ask('PATCH', me, { [field]: value });
    assert.deepEqual([status, body.code, Object.keys(body.errors)], [400, 50035, [field]]);
  }
  assert.equal((await ask('PATCH', me, { tags: ['tea', 'tea'] })).status, 400);
  assert.equal((await ask('PATCH', me, { tags: ['x'.repeat(21)] })).status, 400);
});

test('a bot switches its limited intents, and no other flag', async (t) => {
  const { ask, application } = await openDiscord(t);
  const patch = async (flags: number) => (await ask('PATCH', me, { flags })).status;

  assert.equal(await patch(Flags.GatewayGuildMembersLimited), 200);
  assert.equal(application.flags, Flags.GatewayGuildMembersLimited);
  assert.equal(await patch(Flags.GatewayGuildMembers), 400);
  assert.equal(await patch(Flags.GatewayGuildMembersLimited | Flags.ApplicationCommandBadge), 400);
  assert.equal(application.flags, Flags.GatewayGuildMembersLimited);
});

test('an address for interactions is taken when it answers a ping and refuses a forged one', async (t) => {
  const { ask, application } = await openDiscord(t);
  const url = await endpoint(t, verifying(application));

  const { status, body } = await ask('PATCH', me, { interactions_endpoint_url: url });

  assert.deepEqual([status, body.interactions_endpoint_url], [200, url]);
  assert.equal((await ask('PATCH', me, { interactions_endpoint_url: '' })).body.interactions_endpoint_url, null);
});

/** As every application should do it. */
const verifying =
  ({ publicKey }: Application): Answering =>
  (headers, body) => {
    const key = createPublicKey({ key: Buffer.from(spkiHeader + publicKey, 'hex'), format: 'der', type: 'spki' });
    const signed = Buffer.from(headers['x-signature-timestamp'] + body);
    const isGenuine = verify(null, signed, key, Buffer.from(headers['x-signature-ed25519'], 'hex'));
    return isGenuine ? { status: 200, body: { type: 1 } } : { status: 401 };
  };

/** What stands before the raw bytes of an Ed25519 key. */
const spkiHeader = '302a300506032b6570032100';

const careless: Answering = () => ({ status: 200, body: { type: 1 } });
const strict: Answering = () => ({ status: 401 });
const confused: Answering = () => ({ status: 200, body: { type: 4 } });

for (const [kind, answering] of Object.entries({ careless, strict, confused })) {
  test(`an address for interactions is refused when it is ${kind}`, async (t) => {
    const { ask, application } = await openDiscord(t);
    const url = await endpoint(t, answering);

    const { status, body } = await ask('PATCH', me, { description: 'New', interactions_endpoint_url: url });

    const [{ message }] = body.errors.interactions_endpoint_url._errors;
    assert.deepEqual([status, message], [400, 'The specified interactions endpoint url could not be verified.']);
    assert.deepEqual([application.interactionsUrl, application.description], [null, 'Looks after this community.']);
  });
}

test('an address where nobody listens is refused', async (t) => {
  const { ask } = await openDiscord(t);

  assert.equal((await ask('PATCH', me, { interactions_endpoint_url: 'http://127.0.0.1:9/' })).status, 400);
});

type Answering = (headers: Record<string, Anything>, body: string) => { status: number; body?: object };

async function endpoint(t: TestContext, answering: Answering): Promise<string> {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { status, body } = answering(request.headers, text);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body && JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/interactions`;
}

test('nobody makes an application by a request', async (t) => {
  const { ask } = await openDiscord(t);

  assert.equal((await ask('POST', '/applications', { name: 'More' })).status, 404);
});

test('discord.js reads and changes its application', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);

  await client.application.fetch();
  assert.equal(client.application.owner?.id, opened.person('ada').id);
  await client.application.edit({ description: 'Edited', tags: ['tea'] });

  assert.deepEqual([opened.application.description, opened.application.tags], ['Edited', ['tea']]);
});

const record = { key: 'cups', type: 2, name: 'Cups', description: 'Cups of tea, at least' };

test('an application says what guilds may ask of a connection', async (t) => {
  const { ask, application } = await openDiscord(t);
  const path = `/applications/${application.id}/role-connections/metadata`;

  assert.deepEqual((await ask('PUT', path, [record])).body, [record]);
  assert.deepEqual((await ask('GET', path)).body, [record]);
  assert.equal((await ask('PUT', path, Array(6).fill(record))).status, 400);
  for (const wrong of [{ key: 'Cups!' }, { type: 9 }, { name: '' }, { description: 'x'.repeat(201) }]) {
    assert.equal((await ask('PUT', path, [{ ...record, ...wrong }])).status, 400, JSON.stringify(wrong));
  }
  const { status, body } = await ask('GET', '/applications/1/role-connections/metadata');
  assert.deepEqual([status, body.code], [403, 50001]);
});

test("what an application says of a person's connection is kept, as far as it was announced", async (t) => {
  const { ask, world, application, person } = await openDiscord(t);
  await ask('PUT', `/applications/${application.id}/role-connections/metadata`, [record]);
  const asked = { applicationId: application.id, userId: person('ann').id };
  const as = `Bearer ${authorize(world, { ...asked, scopes: ['role_connections.write'] }).accessToken}`;
  const path = `/users/@me/applications/${application.id}/role-connection`;
  const connection = { platform_name: 'Tea House', platform_username: 'ann', metadata: { cups: '7' } };

  assert.deepEqual((await ask('GET', path, undefined, { as })).body, { platform_username: null, metadata: {} });
  const put = await ask('PUT', path, { ...connection, metadata: { cups: '7', spoons: '1' } }, { as });
  assert.deepEqual([put.status, put.body], [200, connection]);
  assert.deepEqual((await ask('GET', path, undefined, { as })).body, connection);
  assert.equal((await ask('PUT', path, { platform_name: 'x'.repeat(51) }, { as })).status, 400);

  const other = `Bearer ${authorize(world, { ...asked, scopes: ['identify'] }).accessToken}`;
  assert.deepEqual((await ask('GET', path, undefined, { as: other })).body.code, 50026);
});
