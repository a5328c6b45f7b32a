import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits } from 'discord.js';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import { makeApplication, makeGuild } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { browse, exchange, openOauth, queryOf, redirectUri, told } from './oauth-fixture.ts';

const consent = (query: string) => `/oauth2/authorize?${query}`;

test('a visitor says who they are, and stays on the way', async (t) => {
  const opened = await openOauth(t);
  const query = queryOf(opened, { state: 'a b&c' });
  const asked = await fetch(`${opened.discord.url}${consent(query)}`);
  assert.match(await asked.text(), /Who are you\?.*Ann \(ann\)/s);

  const next = new URLSearchParams(query).toString();
  const body = new URLSearchParams({ person: 'ann', next });
  const chosen = await fetch(`${opened.discord.url}/oauth2/login`, { method: 'POST', body, redirect: 'manual' });

  assert.deepEqual([chosen.status, chosen.headers.get('location')], [303, consent(next)]);
  const cookie = chosen.headers.get('set-cookie')!;
  assert.match(cookie, new RegExp(`=${opened.person('ann').id}; .*HttpOnly; SameSite=Lax`));
  const page = await fetch(`${opened.discord.url}${consent(next)}`, { headers: { cookie: cookie.split(';')[0]! } });
  assert.match(await page.text(), /Signed in as Ann/);
  const nobody = new URLSearchParams({ person: 'nobody', next });
  const unknown = await fetch(`${opened.discord.url}/oauth2/login`, { method: 'POST', body: nobody });
  assert.match(await unknown.text(), /There is nobody of that name/);
});

test('the page says who asks, and for what, in words', async (t) => {
  const opened = await openOauth(t);
  opened.application.name = '<b>Tea & Co</b>';

  const page = await (
    await browse(opened, 'ann').open(consent(queryOf(opened, { scope: 'identify email guilds' })))
  ).text();

  assert.ok(page.includes('&lt;b&gt;Tea &amp; Co&lt;/b&gt; wants to access your account'));
  assert.ok(!page.includes('<b>'));
  for (const words of ['username, avatar and banner', 'email address', 'what servers you&#39;re in'])
    assert.ok(page.includes(words));
  assert.ok(page.includes(redirectUri));
});

test('the page runs no script, and stands in no frame', async (t) => {
  const opened = await openOauth(t);

  const { headers } = await browse(opened, 'ann').open(consent(queryOf(opened)));

  const policy = headers.get('content-security-policy')!;
  assert.match(policy, /default-src 'none'; style-src 'sha256-[\w+/=]+'/);
  assert.match(policy, /frame-ancestors 'none'; form-action 'self' https:\/\/site\.example$/);
  assert.deepEqual([headers.get('x-frame-options'), headers.get('cache-control')], ['DENY', 'no-store']);
});

test('who authorizes is sent back with a code, and the state as it was', async (t) => {
  const opened = await openOauth(t);
  const state = 'a+b/ü=%20&';

  const answer = await browse(opened, 'ann').answer(queryOf(opened, { state }), { answer: 'authorize' });

  const { to, query } = told(answer);
  assert.deepEqual([answer.status, to], [303, 'https://site.example/callback']);
  assert.deepEqual([query['state'], query['from']], [state, 'discord']);
  assert.equal((await exchange(opened, query['code']!)).status, 200);
});

test('who cancels is sent back without one', async (t) => {
  const opened = await openOauth(t);

  const answer = await browse(opened, 'ann').answer(queryOf(opened, { state: 's' }), { answer: 'cancel' });

  assert.deepEqual(told(answer).query, {
    ...{ from: 'discord', error: 'access_denied', state: 's' },
    error_description: 'The resource owner or authorization server denied the request.',
  });
});

test('a page is answered once, by the person who was asked', async (t) => {
  const opened = await openOauth(t);
  const [ann, ben] = [browse(opened, 'ann'), browse(opened, 'ben')];
  const page = await (await ann.open(consent(queryOf(opened)))).text();
  const form = { nonce: /value="([0-9a-f]{32})"/.exec(page)![1]!, answer: 'authorize' };
  const late = {
    nonce: /value="([0-9a-f]{32})"/.exec(await (await ann.open(consent(queryOf(opened)))).text())![1]!,
    answer: 'authorize',
  };

  assert.equal((await ben.open('/oauth2/authorize', form)).status, 400);
  assert.equal((await ann.open('/oauth2/authorize', form)).status, 400);
  assert.equal((await ann.open('/oauth2/authorize', { answer: 'authorize' })).status, 400);
  opened.world.clock.advance(600_000);
  assert.equal((await ann.open('/oauth2/authorize', late)).status, 400);
  const once = await ann.answer(queryOf(opened), { answer: 'authorize' });
  assert.equal(once.status, 303);
});

test('nobody is sent to an address that was not registered', async (t) => {
  const opened = await openOauth(t);
  const { open } = browse(opened, 'ann');
  const statuses = [
    { client_id: '1' },
    { redirect_uri: 'https://evil.example/' },
    { redirect_uri: redirectUri.replace('?', '/?') },
    { redirect_uri: `${redirectUri}&more` },
  ].map(async (more) => {
    const { status, headers } = await open(consent(queryOf(opened, more as Record<string, string>)));
    return [status, headers.get('location')];
  });

  for (const answered of await Promise.all(statuses)) assert.deepEqual(answered, [400, null]);
  assert.equal(
    (await open(consent(`client_id=${opened.application.id}&response_type=code&scope=identify`))).status,
    400,
  );
});

test('what else is wrong is told to the application', async (t) => {
  const opened = await openOauth(t);
  const wrong: [Record<string, string>, string][] = [
    [{ scope: '' }, 'invalid_scope'],
    [{ scope: 'identify everything' }, 'invalid_scope'],
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ code_challenge: 'x'.repeat(43), code_challenge_method: 'md5' }, 'invalid_request'],
    [{ scope: 'bot', permissions: 'all' }, 'invalid_request'],
  ];

  for (const [more, error] of wrong) {
    const { query } = told(await browse(opened, 'ann').open(consent(queryOf(opened, { state: 's', ...more }))));
    assert.deepEqual([query['error'], query['state']], [error, 's'], JSON.stringify(more));
  }
});

test('who allowed the same before is not asked again where the application wants it so', async (t) => {
  const opened = await openOauth(t);
  const { open } = browse(opened, 'ann');
  const quiet = consent(queryOf(opened, { prompt: 'none' }));

  assert.equal((await open(quiet)).status, 200);
  authorize(opened.world, {
    applicationId: opened.application.id,
    userId: opened.person('ann').id,
    scopes: ['identify', 'guilds'],
  });

  assert.match(told(await open(quiet)).query['code']!, /./);
  assert.equal((await open(consent(queryOf(opened, { prompt: 'consent' })))).status, 200);
  assert.equal((await open(consent(queryOf(opened, { prompt: 'none', scope: 'identify email' })))).status, 200);
  assert.equal((await browse(opened, 'ben').open(quiet)).status, 200);
});

test('a bot comes into a guild by somebody who may manage it', async (t) => {
  const opened = await openOauth(t);
  const { world, person } = opened;
  const client = await logIn(t, opened);
  const [mine] = [makeGuild(world, { name: 'The Kitchen', ownerId: person('ann').id })];
  const install = new URLSearchParams({
    ...{ client_id: opened.application.id, scope: 'bot applications.commands', permissions: String(Bits.KickMembers) },
  }).toString();
  const ann = browse(opened, 'ann');
  const page = await (await ann.open(consent(install))).text();
  assert.ok(page.includes('The Kitchen') && !page.includes('The Tea House') && page.includes('Kick Members'));

  const answer = await ann.answer(install, { answer: 'authorize', guild_id: mine.id });

  assert.deepEqual([answer.status, (await answer.text()).includes('Authorized')], [200, true]);
  const guild = await eventually('the bot is in', () => client.guilds.cache.get(mine.id));
  assert.ok(guild.members.me?.permissions.has(Bits.KickMembers));
  assert.equal(world.state.members.get(mine.id)?.size, 2);
});

test('nobody adds a bot where they may not', async (t) => {
  const opened = await openOauth(t);
  const other = makeApplication(opened.world, { name: 'Other', ownerId: opened.person('ann').id });
  const kitchen = makeGuild(opened.world, { name: 'The Kitchen', ownerId: opened.person('ann').id });
  const install = `client_id=${other.id}&scope=bot&guild_id=${kitchen.id}&disable_guild_select=true`;

  const ben = await (await browse(opened, 'ben').open(consent(install))).text();
  assert.ok(ben.includes('no server that you may add a bot to') && !ben.includes('value="authorize"'));
  const forced = await browse(opened, 'ben').answer(install, { answer: 'authorize', guild_id: opened.guild.id });
  assert.equal(forced.status, 403);

  const elsewhere = await browse(opened, 'ann').answer(install, { answer: 'authorize', guild_id: opened.guild.id });
  assert.equal(elsewhere.status, 200);
  assert.equal(opened.world.state.members.get(opened.guild.id)?.has(other.botId), false);
  assert.equal(opened.world.state.members.get(kitchen.id)?.has(other.botId), true);
});

test('a bot that comes along with a code is told of with it', async (t) => {
  const opened = await openOauth(t);
  const query = queryOf(opened, { scope: 'identify bot', permissions: '8' });

  const back = told(
    await browse(opened, 'ada').answer(query, { answer: 'authorize', guild_id: opened.guild.id }),
  ).query;

  assert.deepEqual([back['guild_id'], back['permissions']], [opened.guild.id, '8']);
  assert.equal((await exchange(opened, back['code']!)).body.guild.id, opened.guild.id);
});
