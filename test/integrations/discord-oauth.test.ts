import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { discordOauth } from '../../integrations/discord-rest/oauth.ts';
import { discordTransport } from '../../integrations/discord-rest/transport.ts';
import { readMe, readMyGuilds } from '../../integrations/discord-rest/users.ts';
import { startDiscord } from '../../simulators/discord/discord.ts';
import { authorize } from '../../simulators/discord/oauth2/authorizations.ts';
import type { Exchange } from '../../simulators/discord/options.ts';
import { makeGuild } from '../../simulators/discord/state/make.ts';

const redirectUri = 'http://127.0.0.1:1/auth/discord/callback';

async function open(t: TestContext) {
  const asked: Exchange[] = [];
  const discord = await startDiscord({
    ...{ globalLimit: 100_000, bucket: { limit: 100_000, windowMs: 1_000 } },
    observe: (exchange) => void asked.push(exchange),
  });
  t.after(() => discord.close());
  const { url, applicationId, clientSecret, users } = discord.ready;
  const held = authorize(discord.world, {
    applicationId,
    userId: users['ann']!,
    scopes: ['identify', 'email', 'guilds'],
  });
  const access = { url, clientId: applicationId, clientSecret, redirectUri };
  const ann = { kind: 'Bearer', token: held.accessToken } as const;
  return { ...discord, asked, held, ann, oauth: discordOauth(access), access };
}

test('a renewal gives new tokens, and the old ones are worth nothing', async (t) => {
  const { oauth, held } = await open(t);

  const renewed = await oauth.refresh(held.refreshToken);

  assert.notEqual(renewed.accessToken, held.accessToken);
  assert.deepEqual(renewed.scopes, ['identify', 'email', 'guilds']);
  assert.ok(Math.abs(renewed.expiresAt - Date.now() - 7 * 86_400_000) < 60_000);
  await assert.rejects(oauth.refresh(held.refreshToken), { code: 'discord-grant-refused' });
});

test('revoking ends what a person has allowed, and may be repeated', async (t) => {
  const { oauth, held, world } = await open(t);

  await oauth.revoke(held.refreshToken);
  await oauth.revoke(held.refreshToken);

  assert.equal(world.state.authorizations.size, 0);
});

test('whoever waits for Discord waits no longer than they may', async (t) => {
  const { access, held, world, url, ann } = await open(t);
  const oauth = discordOauth({ ...access, patienceSeconds: 0.3 });
  world.faults.add({ path: '.', times: 9, does: { kind: 'slow', ms: 20_000 } });
  const transport = discordTransport({ url, patienceMs: 300 });
  const began = Date.now();

  await assert.rejects(oauth.refresh(held.refreshToken), { code: 'discord-away' });
  await assert.rejects(readMe(transport, ann), { name: 'DiscordBusy' });

  assert.ok(Date.now() - began < 15_000);
});

test('what may have been done is not asked a second time, what only reads is', async (t) => {
  const { oauth, held, world, url, ann, asked } = await open(t);
  world.faults.add({ path: '/oauth2/token', does: { kind: 'lost-answer' } });
  world.faults.add({ path: '/users/@me', does: { kind: 'reset' } });

  await assert.rejects(oauth.refresh(held.refreshToken), { code: 'discord-away' });
  const [now] = [...world.state.authorizations.values()];
  const me = await readMe(discordTransport({ url }), { ...ann, token: now!.accessToken });

  assert.equal(me.username, 'ann');
  assert.equal(asked.filter(({ arrival }) => arrival.path.endsWith('/oauth2/token')).length, 0);
});

test('a page of somebody in between is no answer of Discord', async (t) => {
  const { oauth, held, world, url, ann } = await open(t);
  world.faults.add({ path: '.', times: 9, does: { kind: 'html', status: 200 } });

  await assert.rejects(oauth.refresh(held.refreshToken), { code: 'discord-away' });
  await assert.rejects(readMe(discordTransport({ url }), ann), { name: 'DiscordBusy' });
});

test('guilds are read to the last page', async (t) => {
  const { world, url, ready, ann } = await open(t);
  for (let number = 0; number < 230; number++)
    makeGuild(world, { name: `Guild ${number}`, ownerId: ready.users['ann']! });

  const guilds = await readMyGuilds(discordTransport({ url }), ann);

  assert.equal(new Set(guilds.map(({ id }) => id)).size, 231);
});

test('calls with one token stand in one line, those of others beside it', async (t) => {
  const { world, url, ann, ready } = await open(t);
  const { applicationId, users } = ready;
  const ben = authorize(world, { applicationId, userId: users['ben']!, scopes: ['identify'] });
  const transport = discordTransport({ url, patienceMs: 2_000 });
  world.faults.add({ path: '/users/@me', does: { kind: 'slow', ms: 700 } });
  const order: string[] = [];
  const ask = (token: string) =>
    readMe(transport, { kind: 'Bearer', token }).then(({ username }) => void order.push(username));

  await Promise.all([ask(ann.token), ask(ann.token), ask(ben.accessToken)]);

  assert.deepEqual(order, ['ben', 'ann', 'ann']);
});

test('a plain line is taken on this machine alone', async () => {
  const elsewhere = discordOauth({
    ...{ url: 'http://discord.example', clientId: '1', clientSecret: 's', redirectUri, patienceSeconds: 1 },
  });

  await assert.rejects(elsewhere.refresh('r'), /HTTPS|does not answer/);
});
