import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { REST, Routes } from 'discord.js';
import { makeApplication } from '../../../simulators/discord/state/make.ts';
import type { Opened } from './fixture.ts';
import { codeFor, exchange, openOauth, redirectUri, tokens } from './oauth-fixture.ts';

const whoami = (opened: Opened, token: string) =>
  opened.ask('GET', '/api/v10/oauth2/@me', undefined, { as: `Bearer ${token}` });

test('a code becomes tokens, with which the application speaks for the person', async (t) => {
  const opened = await openOauth(t);
  const ann = opened.person('ann');

  const { status, body, headers } = await exchange(opened, await codeFor(opened, ann, { scope: 'identify guilds' }));

  assert.deepEqual([status, headers.get('cache-control')], [200, 'no-store']);
  const { access_token, refresh_token, ...rest } = body;
  assert.deepEqual(rest, { token_type: 'Bearer', expires_in: 604_800, scope: 'identify guilds' });
  assert.notEqual(access_token, refresh_token);
  const me = (await whoami(opened, access_token)).body;
  assert.deepEqual([me.user.id, me.scopes, me.application.id], [ann.id, ['identify', 'guilds'], opened.application.id]);
  assert.equal(Date.parse(me.expires), opened.world.clock.now() + 604_800_000);
});

test('who it is stays unsaid where it was not allowed', async (t) => {
  const opened = await openOauth(t);
  const { body } = await exchange(opened, await codeFor(opened, opened.person('ann'), { scope: 'guilds' }));

  assert.equal('user' in (await whoami(opened, body.access_token)).body, false);
});

test('a code is good once, and whoever brings it again ends what came of it', async (t) => {
  const opened = await openOauth(t);
  const code = await codeFor(opened, opened.person('ann'));
  const { body } = await exchange(opened, code);

  const again = await exchange(opened, code);

  assert.deepEqual(
    [again.status, again.body],
    [400, { error: 'invalid_grant', error_description: 'Invalid "code" in request.' }],
  );
  assert.equal((await whoami(opened, body.access_token)).status, 401);
});

test('a code is good for a minute, for its application and its address alone', async (t) => {
  const opened = await openOauth(t);
  const { world, person } = opened;
  const other = makeApplication(world, { name: 'Other', ownerId: person('ben').id });
  const code = await codeFor(opened, person('ann'));

  assert.equal((await exchange(opened, 'guessed')).body.error, 'invalid_grant');
  assert.equal(
    (await exchange(opened, code, { redirect_uri: 'https://site.example/callback' })).body.error,
    'invalid_grant',
  );
  const theft = await exchange(opened, code, { client_id: other.id, client_secret: other.clientSecret });
  assert.equal(theft.body.error, 'invalid_grant');
  world.clock.advance(60_000);
  assert.equal((await exchange(opened, code)).body.error, 'invalid_grant');
});

test('a client proves who it is, by a header or within the form', async (t) => {
  const opened = await openOauth(t);
  const { ask, application } = opened;
  const form = {
    grant_type: 'authorization_code',
    code: await codeFor(opened, opened.person('ann')),
    redirect_uri: redirectUri,
  };
  const basic = (secret: string) =>
    ask('POST', '/api/v10/oauth2/token', undefined, {
      as: `Basic ${Buffer.from(`${application.id}:${secret}`).toString('base64')}`,
      raw: new URLSearchParams(form),
    });

  for (const refused of [
    await basic('wrong'),
    await tokens(opened, { ...form, client_secret: '' }),
    await tokens(opened, { ...form, client_id: '1' }),
  ]) {
    assert.deepEqual([refused.status, refused.body.error], [401, 'invalid_client']);
  }
  assert.equal((await basic(application.clientSecret)).status, 200);
});

test('tokens are asked for by a form alone', async (t) => {
  const opened = await openOauth(t);
  const { ask, application } = opened;
  const asJson = {
    client_id: application.id,
    client_secret: application.clientSecret,
    grant_type: 'client_credentials',
  };

  const { status, body } = await ask('POST', '/api/oauth2/token', asJson, { as: null });

  assert.deepEqual([status, body.code], [400, 50035]);
});

test('what is missing or unheard of is named', async (t) => {
  const opened = await openOauth(t);
  const error = async (form: Record<string, string>) => (await tokens(opened, form)).body.error;

  assert.equal(await error({}), 'invalid_request');
  assert.equal(await error({ grant_type: 'password' }), 'unsupported_grant_type');
  assert.equal(await error({ grant_type: 'constructor' }), 'unsupported_grant_type');
  assert.equal(await error({ grant_type: 'authorization_code' }), 'invalid_request');
  assert.equal(await error({ grant_type: 'refresh_token', refresh_token: 'guessed' }), 'invalid_grant');
  assert.equal(await error({ grant_type: 'client_credentials', scope: 'everything' }), 'invalid_scope');
});

test('whoever asked with a challenge must have its answer', async (t) => {
  const opened = await openOauth(t);
  const verifier = randomBytes(32).toString('base64url');
  const challenged = {
    S256: createHash('sha256').update(verifier).digest('base64url'),
    plain: verifier,
  };

  for (const [method, challenge] of Object.entries(challenged)) {
    const more = { code_challenge: challenge, code_challenge_method: method };
    const code = await codeFor(opened, opened.person('ann'), more);
    assert.equal((await exchange(opened, code)).body.error, 'invalid_grant');
    assert.equal((await exchange(opened, code, { code_verifier: `${verifier}x` })).body.error, 'invalid_grant');
    assert.equal((await exchange(opened, code, { code_verifier: verifier })).status, 200);
  }
});

test('an access token ends after a week, and a refresh token brings new ones, once', async (t) => {
  const opened = await openOauth(t);
  const { body: first } = await exchange(
    opened,
    await codeFor(opened, opened.person('ann'), { scope: 'identify guilds' }),
  );
  const refresh = (refresh_token: string) => tokens(opened, { grant_type: 'refresh_token', refresh_token });

  opened.world.clock.advance(604_800_000);
  assert.equal((await whoami(opened, first.access_token)).status, 401);

  const { status, body: second } = await refresh(first.refresh_token);
  assert.deepEqual([status, second.scope], [200, 'identify guilds']);
  assert.equal((await whoami(opened, second.access_token)).status, 200);
  assert.equal((await refresh(first.refresh_token)).body.error, 'invalid_grant');
});

test('refreshing ends the old access token', async (t) => {
  const opened = await openOauth(t);
  const { body } = await exchange(opened, await codeFor(opened, opened.person('ann')));

  await tokens(opened, { grant_type: 'refresh_token', refresh_token: body.refresh_token });

  assert.equal((await whoami(opened, body.access_token)).status, 401);
});

test('revoking one token ends all of the authorization', async (t) => {
  const opened = await openOauth(t);
  const ann = opened.person('ann');
  const { body: first } = await exchange(opened, await codeFor(opened, ann));
  const { body: second } = await exchange(opened, await codeFor(opened, ann));
  const { body: bens } = await exchange(opened, await codeFor(opened, opened.person('ben')));

  const revoked = await tokens(opened, { token: first.refresh_token }, '/api/oauth2/token/revoke');

  assert.equal(revoked.status, 200);
  for (const { access_token } of [first, second]) assert.equal((await whoami(opened, access_token)).status, 401);
  const refreshed = await tokens(opened, { grant_type: 'refresh_token', refresh_token: second.refresh_token });
  assert.equal(refreshed.body.error, 'invalid_grant');
  assert.equal((await whoami(opened, bens.access_token)).status, 200);
  assert.equal((await tokens(opened, { token: 'guessed' }, '/api/oauth2/token/revoke')).status, 200);
});

test('an application acts for its owner with nothing but its own secret', async (t) => {
  const opened = await openOauth(t);

  const { body } = await tokens(opened, { grant_type: 'client_credentials', scope: 'identify guilds' });

  assert.deepEqual(['refresh_token' in body, body.scope], [false, 'identify guilds']);
  assert.equal((await whoami(opened, body.access_token)).body.user.id, opened.person('ada').id);
});

test('a route asks for the scope that it needs', async (t) => {
  const opened = await openOauth(t);
  const { body } = await exchange(opened, await codeFor(opened, opened.person('ann')));
  const guilds = (token: string) => opened.ask('GET', '/users/@me/guilds', undefined, { as: `Bearer ${token}` });

  const refused = await guilds(body.access_token);

  assert.deepEqual([refused.status, refused.body.code], [403, 50026]);
  const { body: more } = await exchange(opened, await codeFor(opened, opened.person('ann'), { scope: 'guilds' }));
  assert.deepEqual(
    (await guilds(more.access_token)).body.map(({ id }: { id: string }) => id),
    [opened.guild.id],
  );
});

test('discord.js speaks for a person with such a token', async (t) => {
  const opened = await openOauth(t);
  const { body } = await exchange(opened, await codeFor(opened, opened.person('ann')));
  const rest = new REST({ api: `${opened.discord.url}/api`, authPrefix: 'Bearer' }).setToken(body.access_token);

  const { user } = (await rest.get(Routes.oauth2CurrentAuthorization())) as { user: { username: string } };

  assert.equal(user.username, 'ann');
});
