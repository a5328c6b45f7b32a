import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { discordTokens } from '../../api/discord-tokens.ts';
import { guildRights } from '../../api/guild-rights.ts';
import { discordOauth } from '../../integrations/discord-rest/oauth.ts';
import { discordTransport } from '../../integrations/discord-rest/transport.ts';
import { makeRole } from '../../simulators/discord/state/make.ts';
import { testKeys } from '../fixtures/api.ts';
import { serveWithDiscord, signIn, throughDiscord } from '../fixtures/discord-login.ts';

async function served(t: TestContext, as = 'ann') {
  const house = await serveWithDiscord(t);
  const visitor = house.visit();
  await signIn(visitor, as);
  const { body: me } = await visitor.get('/api/me');
  const { url, applicationId, clientSecret } = house.ready;
  const keeper = () => {
    const oauth = discordOauth({
      url,
      clientId: applicationId,
      clientSecret,
      redirectUri: `${house.api.url}/auth/discord/callback`,
    });
    return discordTokens({ orm: house.api.orm, keys: testKeys, oauth });
  };
  const expire = () => house.sql("update linked_accounts set expires_at = now() - interval '1 second'");
  return { ...house, visitor, me, keeper, expire };
}

test('somebody sees their guilds, which they may manage, and where our bot is', async (t) => {
  const { visitor, ready, visit } = await served(t);
  const ada = visit();
  await signIn(ada, 'ada');

  const [anns, adas] = [await visitor.get('/api/me/guilds'), await ada.get('/api/me/guilds')];

  assert.deepEqual(anns.body.guilds, [
    { id: ready.guildId, name: 'The Tea House', icon: null, isOwner: false, mayManage: false, hasBot: true },
  ]);
  assert.deepEqual([adas.body.guilds[0].isOwner, adas.body.guilds[0].mayManage], [true, true]);
});

test('a right that is given or taken at Discord counts here within moments', async (t) => {
  const { me, world, ready, keeper } = await served(t);
  const rights = guildRights({ tokens: keeper(), transport: discordTransport({ url: ready.url }), freshMs: 0 });
  const { guildId } = ready;
  const managers = makeRole(world, { guildId, name: 'Managers', position: 5, permissions: Bits.ManageGuild });
  const member = world.state.members.get(guildId)!.get(ready.users['ann']!)!;

  const before = await rights.mayManage(me.id, guildId);
  member.roles.push(managers.id);
  const given = await rights.mayManage(me.id, guildId);
  member.roles.pop();

  assert.deepEqual([before, given], [false, true]);
  await assert.rejects(rights.requireManager(me.id, guildId), { code: 'guild-forbidden' });
});

test('an answer counts for a while, so that open pages do not ask Discord each time', async (t) => {
  const { visitor, asked } = await served(t);
  const calls = () => asked.filter(({ arrival }) => arrival.path.endsWith('/users/@me/guilds')).length;
  await visitor.get('/api/me/guilds');
  const first = calls();

  await Promise.all(Array.from({ length: 5 }, () => visitor.get('/api/me/guilds')));

  assert.equal(first, 2, 'once for the person, once for the bot');
  assert.equal(calls(), first);
});

test('ten requests that find the token over make one renewal, in one process or in several', async (t) => {
  const { me, keeper, expire, tokenCalls } = await served(t);
  const processes = [keeper(), keeper(), keeper()];
  await expire();

  const tokens = await Promise.all(
    Array.from({ length: 10 }, (_, index) => processes[index % processes.length]!.accessToken(me.id)),
  );

  assert.equal(new Set(tokens).size, 1);
  assert.equal(tokenCalls('refresh_token').length, 1);
});

test('ten requests of a page with a token that is over are all answered, by one renewal', async (t) => {
  const { visitor, expire, tokenCalls } = await served(t);
  await expire();

  const answers = await Promise.all(Array.from({ length: 10 }, () => visitor.get('/api/me/guilds')));

  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  assert.equal(tokenCalls('refresh_token').length, 1);
});

test('a token that Discord has ended before its time is renewed', async (t) => {
  const { visitor, world, tokenCalls } = await served(t);
  for (const held of world.state.authorizations.values()) held.expiresAt = 0;

  assert.equal((await visitor.get('/api/me/guilds')).status, 200);
  assert.equal(tokenCalls('refresh_token').length, 1);
});

test('whoever has taken the consent back at Discord is told so once and for all, and finds the account again by a new login', async (t) => {
  const { visitor, world, me, sql, tokenCalls } = await served(t);
  world.state.authorizations.clear();

  const first = await visitor.get('/api/me/guilds');
  const second = await visitor.get('/api/me/guilds');
  const [kept] = await sql('select access_token, refresh_token, discord_id from linked_accounts');
  const { discord } = (await visitor.get('/api/me')).body;
  await signIn(visitor, 'ann');

  assert.deepEqual([first.status, first.body.code], [409, 'discord-consent-gone']);
  assert.match(first.body.remedy, /Sign in with Discord again/);
  assert.equal(second.body.code, 'discord-consent-gone');
  assert.equal(tokenCalls('refresh_token').length, 1);
  assert.deepEqual(kept, { access_token: null, refresh_token: null, discord_id: discord.id });
  assert.equal(discord.answers, false);
  assert.equal((await visitor.get('/api/me')).body.id, me.id);
  assert.equal((await visitor.get('/api/me/guilds')).status, 200);
});

test('should Discord be away while a token is renewed, the token is kept for the next time', async (t) => {
  const { visitor, expire, world } = await served(t);
  await expire();
  world.faults.add({ path: '/oauth2/token', does: { kind: 'status', status: 502 } });

  const away = await visitor.get('/api/me/guilds');
  const back = await visitor.get('/api/me/guilds');

  assert.deepEqual([away.status, away.body.code, away.headers.get('retry-after')], [503, 'discord-away', '5']);
  assert.equal(back.status, 200);
});

test('a limit of Discord is waited for where that is soon, and told where it is not', async (t) => {
  const { visitor, world, keeper, me, ready } = await served(t);
  const path = '/users/@me/guilds';
  const rights = guildRights({
    tokens: keeper(),
    transport: discordTransport({ url: ready.url, patienceMs: 3_000 }),
    freshMs: 0,
  });
  world.faults.add({ path, does: { kind: 'rate-limit', retryAfterMs: 500 } });
  assert.equal((await rights.guildsOf(me.id)).length, 1);

  world.faults.add({ path, does: { kind: 'rate-limit', retryAfterMs: 60_000 } });
  const began = Date.now();
  await assert.rejects(rights.guildsOf(me.id), { name: 'DiscordBusy' });

  assert.ok(Date.now() - began < 1_000, 'nobody waits for what comes too late');
  assert.equal((await visitor.get('/api/me')).status, 200);
});

test('unlinking ends the tokens at Discord and deletes them here', async (t) => {
  const { visitor, world, count } = await served(t);
  await visitor.post('/api/me/api-keys', { json: { name: 'another way in' } });

  const { status } = await visitor.delete('/api/me/discord');

  assert.equal(status, 200);
  assert.deepEqual([world.state.authorizations.size, await count('linked_accounts')], [0, 0]);
  assert.equal((await visitor.get('/api/me')).body.discord, null);
  assert.equal((await visitor.get('/api/me/guilds')).body.code, 'discord-not-linked');
});

test('nobody locks themselves out: the only way in is not unlinked', async (t) => {
  const { visitor, world } = await served(t);
  await visitor.post('/api/me/api-keys', { json: { name: 'may do little', scopes: ['order.read'] } });

  const { status, body } = await visitor.delete('/api/me/discord');

  assert.deepEqual([status, body.code], [409, 'only-way-in']);
  assert.equal(world.state.authorizations.size, 1);
});

test('should Discord be away, nothing is unlinked, and it can be done again', async (t) => {
  const { visitor, world, count } = await served(t);
  await visitor.post('/api/me/api-keys', { json: { name: 'another way in' } });
  world.faults.add({ path: '/oauth2/token/revoke', does: { kind: 'status', status: 503 } });

  const away = await visitor.delete('/api/me/discord');
  const kept = await count('linked_accounts');
  const done = await visitor.delete('/api/me/discord');

  assert.deepEqual([away.body.code, kept, done.status, await count('linked_accounts')], ['discord-away', 1, 200, 0]);
});

test('an account that was made by a link is linked to Discord, and opens by it from then on', async (t) => {
  const { visit, api, count } = await served(t);
  const ada = await api.as('Boss', 'admin');
  const { body: invitation } = await ada.post('/api/admin/people/invitations', { name: 'Sue', role: 'support' });
  const sue = visit();
  await sue.post(invitation.link);
  const { body: me } = await sue.get('/api/me');

  const back = await signIn(sue, 'mia', '/auth/discord?link=1&returnTo=/profile');
  const other = visit();
  await signIn(other, 'mia');

  assert.deepEqual([back.status, back.location], [303, '/profile']);
  assert.equal((await other.get('/api/me')).body.id, me.id);
  assert.equal(await count('linked_accounts'), 2);
});

test('a Discord account that hangs on another account is not linked a second time', async (t) => {
  const { visit, visitor, api, count } = await served(t);
  const ben = visit();
  await signIn(ben, 'ben');
  const taken = await signIn(ben, 'ann', '/auth/discord?link=1');
  const second = await signIn(ben, 'mia', '/auth/discord?link=1');

  assert.equal(taken.status, 409);
  assert.match(taken.text, /belongs to another account/);
  assert.equal(second.status, 409);
  assert.match(second.text, /linked to the Discord account ben already/);
  assert.equal(await count('linked_accounts'), 2);
  assert.equal((await visitor.get('/api/me/guilds')).status, 200);
  assert.ok(api);
});

test('only who is signed in can link, and only while they stay so', async (t) => {
  const { visit, visitor, count } = await served(t);

  const stranger = await visit().get('/auth/discord?link=1');
  const way = await throughDiscord(visitor, { as: 'ann', start: '/auth/discord?link=1' });
  await visitor.post('/auth/logout');
  const back = await visitor.get(way);

  assert.equal(stranger.status, 401);
  assert.equal(back.status, 400);
  assert.equal(await count('linked_accounts'), 1);
});
