import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApplicationFlags as Flags, GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { makeGuild, makeMember } from '../../../simulators/discord/state/make.ts';
import { logIn, openDiscord } from './fixture.ts';
import { connect, introduced } from './gateway-client.ts';

test('whoever speaks another version of the gateway is sent away', async (t) => {
  const opened = await openDiscord(t);

  const closes = await Promise.all(
    ['v=9&encoding=json', 'encoding=json'].map(async (query) => (await connect(t, opened, query)).closed()),
  );

  assert.deepEqual(closes, [4012, 4012]);
});

test('whoever speaks another language than JSON is sent away', async (t) => {
  const opened = await openDiscord(t);

  const closes = await Promise.all(
    ['v=10&encoding=etf', 'v=10&compress=zstd-stream'].map(async (query) => (await connect(t, opened, query)).closed()),
  );

  assert.deepEqual(closes, [4002, 4002]);
});

test('a wrong token is no identity', async (t) => {
  const client = await connect(t, await openDiscord(t));

  client.identify({ token: 'wrong' });

  assert.equal(await client.closed(), 4004);
});

test('discord.js does not come in with a wrong token', async (t) => {
  const opened = await openDiscord(t);
  const stranger = { ...opened.application, token: 'wrong' };

  await assert.rejects(logIn(t, { ...opened, application: stranger }), { code: 'TokenInvalid' });
});

test('an intent that means nothing closes the line, and so does having none at all', async (t) => {
  const opened = await openDiscord(t);
  const [nameless, negative, silent] = await Promise.all([1, 2, 3].map(() => connect(t, opened)));

  nameless!.identify({ intents: 1 << 17 });
  negative!.identify({ intents: -1 });
  silent!.send(2, { token: opened.application.token, properties: {} });

  assert.deepEqual(await Promise.all([nameless!.closed(), negative!.closed(), silent!.closed()]), [4013, 4013, 4013]);
});

for (const [name, intent, flag] of [
  ['presences', Intent.GuildPresences, Flags.GatewayPresenceLimited],
  ['members', Intent.GuildMembers, Flags.GatewayGuildMembersLimited],
  ['the content of messages', Intent.MessageContent, Flags.GatewayMessageContentLimited],
] as const) {
  test(`an application that was not granted ${name} may not ask for them`, async (t) => {
    const opened = await openDiscord(t);
    opened.application.flags &= ~flag;
    const client = await connect(t, opened);

    client.identify({ intents: intent });

    assert.equal(await client.closed(), 4014);
  });
}

test('discord.js hears that its intents were not granted', async (t) => {
  const opened = await openDiscord(t);
  opened.application.flags = 0;

  await assert.rejects(logIn(t, opened), /disallowed intents/);
});

test('nothing but a heartbeat is said before one has said who one is', async (t) => {
  const client = await connect(t, await openDiscord(t));

  client.send(1, null);
  await client.op(11);
  client.send(3, { status: 'online', activities: [], since: null, afk: false });

  assert.equal(await client.closed(), 4003);
});

test('nobody says twice who they are', async (t) => {
  const opened = await openDiscord(t);
  const [one, other] = [await introduced(t, opened), await connect(t, opened)];

  one.identify();

  assert.equal(await one.closed(), 4005);
  other.resume(one.ready.session_id, 1);
  await other.next('RESUMED');
  other.resume(one.ready.session_id, 1);
  assert.equal(await other.closed(), 4005);
});

test('an opcode that means nothing closes the line', async (t) => {
  const client = await introduced(t, await openDiscord(t));

  client.send(99, {});

  assert.equal(await client.closed(), 4001);
});

const longActivity = { name: 'x'.repeat(4_096), type: 0 };
for (const [what, text] of [
  ['no JSON', 'Hello!'],
  ['JSON without an opcode', '{"d":1}'],
  ['an identity without a token', '{"op":2,"d":{"intents":1}}'],
  ['more than 4096 bytes', JSON.stringify({ op: 3, d: { status: 'online', activities: [longActivity] } })],
] as const) {
  test(`${what} cannot be decoded`, async (t) => {
    const client = await connect(t, await openDiscord(t));

    client.socket.send(text);

    assert.equal(await client.closed(), 4002);
  });
}

test('a part of the guilds that there is not closes the line', async (t) => {
  const client = await connect(t, await openDiscord(t));

  client.identify({ shard: [2, 2] });

  assert.equal(await client.closed(), 4010);
});

test('a bot of more than 2,500 guilds has to share them out', async (t) => {
  const opened = await openDiscord(t);
  const { world, application, person } = opened;
  for (let count = 0; count < 2_500; count++) {
    const { id: guildId } = makeGuild(world, { name: 'A guild', ownerId: person('ada').id });
    makeMember(world, { guildId, userId: application.botId });
  }
  const client = await connect(t, opened);

  client.identify();

  assert.equal(await client.closed(), 4011);
});

test('the 121st event within a minute is one too many', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);
  const say = () => client.send(3, { status: 'online', activities: [], since: null, afk: false });

  for (let count = 1; count < 120; count++) say();
  await client.settled();
  assert.equal(client.socket.readyState, client.socket.OPEN);
  opened.world.clock.advance(60_000);
  for (let count = 0; count < 120; count++) say();
  await client.settled();
  assert.equal(client.socket.readyState, client.socket.OPEN);
  say();

  assert.equal(await client.closed(), 4008);
});

test('heartbeats are not counted', async (t) => {
  const client = await introduced(t, await openDiscord(t));

  for (let count = 0; count < 200; count++) client.send(1, null);
  await client.settled();

  assert.equal(client.socket.readyState, client.socket.OPEN);
});
