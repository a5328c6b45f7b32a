import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { GatewayIntentBits as Intent } from 'discord-api-types/v10';
import { WebSocket } from 'ws';
import { addBot, makeChannel, makeGuild, makeMember, makeUser } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn, openDiscord } from './fixture.ts';
import { connect, introduced } from './gateway-client.ts';

test('discord.js logs in, and knows its guild with its channels, roles and itself', async (t) => {
  const opened = await openDiscord(t);

  const client = await logIn(t, opened);

  const guild = client.guilds.cache.get(opened.guild.id)!;
  assert.equal(guild.name, 'The Tea House');
  assert.equal(guild.memberCount, 5);
  assert.equal(guild.members.me?.id, client.user.id);
  assert.equal(guild.members.me?.permissions.has('Administrator'), true);
  assert.ok(guild.channels.cache.some(({ name }) => name === 'general'));
  assert.ok(guild.roles.everyone);
});

test('the gateway says where it is, and how often one may still identify oneself today', async (t) => {
  const opened = await openDiscord(t);
  const address = opened.discord.url.replace('http', 'ws');

  await introduced(t, opened);
  const [plain, forBots] = await Promise.all([opened.ask('GET', '/gateway'), opened.ask('GET', '/gateway/bot')]);

  assert.deepEqual(plain.body, { url: address });
  assert.deepEqual(forBots.body, {
    url: address,
    shards: 1,
    session_start_limit: { total: 1_000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
  });
});

test('a day later everything is as at first', async (t) => {
  const opened = await openDiscord(t);
  await introduced(t, opened);

  opened.world.clock.advance(86_400_000);

  const { body } = await opened.ask('GET', '/gateway/bot');
  assert.equal(body.session_start_limit.remaining, 1_000);
});

test('READY names the guilds without telling of them, and each is told of afterwards', async (t) => {
  const opened = await openDiscord(t);

  const { ready, frames, told } = await introduced(t, opened);

  const { guild, application, discord } = opened;
  const { user, session_id: sessionId, ...rest } = ready;
  assert.equal(user.id, application.botId);
  assert.equal(user.bot, true);
  assert.match(sessionId, /^\w+$/);
  assert.deepEqual(rest, {
    v: 10,
    guilds: [{ id: guild.id, unavailable: true }],
    resume_gateway_url: discord.url.replace('http', 'ws'),
    application: { id: application.id, flags: application.flags, flags_new: String(application.flags) },
  });
  const names = frames.filter(({ op }) => op === 0).map(({ t: name, s }) => [name, s]);
  assert.deepEqual(names, [
    ['READY', 1],
    ['GUILD_CREATE', 2],
  ]);
  const [created] = told('GUILD_CREATE');
  assert.equal(created.unavailable, false);
  assert.equal(created.member_count, 5);
  assert.equal(created.large, false);
  for (const list of ['voice_states', 'stage_instances', 'guild_scheduled_events', 'soundboard_sounds', 'stickers'])
    assert.deepEqual(created[list], []);
});

test('a bot without the intent for guilds is told of none', async (t) => {
  const { told } = await introduced(t, await openDiscord(t), { intents: Intent.GuildMessages });

  assert.deepEqual(told('GUILD_CREATE'), []);
});

test('READY says which part of the guilds was asked for, and tells of no others', async (t) => {
  const opened = await openDiscord(t);
  const part = Number((BigInt(opened.guild.id) >> 22n) % 2n);

  const { ready, told } = await introduced(t, opened, { shard: [1 - part, 2] });

  assert.deepEqual([ready.shard, ready.guilds, told('GUILD_CREATE')], [[1 - part, 2], [], []]);
});

test('whoever does not see presences knows of no member but itself', async (t) => {
  const opened = await openDiscord(t);
  opened.world.hub.watch(opened.person('ann').id, () => undefined);

  const client = await logIn(t, opened);

  const guild = client.guilds.cache.get(opened.guild.id)!;
  assert.deepEqual([...guild.members.cache.keys()], [client.user.id]);
  assert.equal(guild.presences.cache.size, 0);
});

test('whoever sees presences knows all members of a small guild, and who is online', async (t) => {
  const opened = await openDiscord(t);
  const ann = opened.person('ann').id;
  opened.world.hub.watch(ann, () => undefined);

  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.GuildPresences] });

  const guild = client.guilds.cache.get(opened.guild.id)!;
  assert.equal(guild.members.cache.size, 5);
  assert.equal(guild.presences.cache.get(ann)?.status, 'online');
});

test('of a large guild only those who are online are told', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, person, application } = opened;
  for (let count = 0; count < 50; count++) {
    makeMember(world, { guildId: guild.id, userId: makeUser(world, { username: `guest${count}` }).id });
  }
  world.hub.watch(person('ann').id, () => undefined);

  const { told } = await introduced(t, opened, { intents: Intent.Guilds | Intent.GuildPresences });

  const [{ large, members }] = told('GUILD_CREATE');
  assert.equal(large, true);
  const ids = members.map(({ user }: { user: { id: string } }) => user.id);
  assert.deepEqual(ids.toSorted(), [person('ann').id, application.botId].toSorted());
});

test('a second identity within five seconds has to wait', async (t) => {
  const opened = await openDiscord(t);
  await introduced(t, opened);
  const second = await connect(t, opened);

  second.identify();
  assert.equal((await second.op(9)).d, false);
  opened.world.clock.advance(5_000);
  second.identify();

  await second.next('READY');
});

test('whoever identifies itself too often in a day loses its token and its lines', async (t) => {
  const opened = await openDiscord(t);
  const { world, application } = opened;
  const { token } = application;
  const first = await introduced(t, opened);
  application.identifies.left = 0;
  world.clock.advance(5_000);
  const second = await connect(t, opened);

  second.identify();

  assert.deepEqual([await second.closed(), await first.closed()], [4004, 4004]);
  assert.notEqual(application.token, token);
  const { status } = await opened.ask('GET', '/gateway/bot', undefined, { as: `Bot ${token}` });
  assert.equal(status, 401);
});

test('a bot that is put into a guild is told of it, and so is one that is thrown out', async (t) => {
  const opened = await openDiscord(t);
  const { world, application, person } = opened;
  const client = await logIn(t, opened);
  const guild = makeGuild(world, { name: 'Another house', ownerId: person('ada').id });
  makeChannel(world, { guildId: guild.id, name: 'attic' });

  addBot(world, application, guild.id);
  world.hub.joined(guild.id, application.botId);
  await eventually('the guild is known', () => client.guilds.cache.get(guild.id)?.channels.cache.size === 1);

  world.state.members.get(guild.id)!.delete(application.botId);
  world.hub.left(guild.id, application.botId);
  await eventually('the guild is forgotten', () => !client.guilds.cache.has(guild.id));
});

test('what is told can be compressed as one stream', async (t) => {
  const { discord, application } = await openDiscord(t);
  const socket = new WebSocket(`${discord.url.replace('http', 'ws')}/?v=10&encoding=json&compress=zlib-stream`);
  t.after(() => socket.terminate());
  const parts: Buffer[] = [];
  socket.on('message', (raw: Buffer) => parts.push(raw));
  await new Promise((resolve) => socket.once('open', resolve));

  socket.send(JSON.stringify({ op: 2, d: { token: application.token, intents: 1, properties: {} } }));

  // The stream has no end, which is no error here.
  const text = () => inflateSync(Buffer.concat(parts), { finishFlush: 2 }).toString();
  await eventually('the guild is told of', () => parts.length > 0 && text().includes('"t":"GUILD_CREATE"'));
  assert.match(text(), /^\{"op":10,.*\}\{"op":0,"t":"READY"/);
});

test('there are no sounds and no channel infos to be told of, which is an answer too', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);

  client.send(31, { guild_ids: [opened.guild.id] });
  client.send(43, { guild_id: opened.guild.id, fields: ['status'] });

  assert.deepEqual(await client.next('SOUNDBOARD_SOUNDS'), { guild_id: opened.guild.id, soundboard_sounds: [] });
  assert.deepEqual(await client.next('CHANNEL_INFO'), { guild_id: opened.guild.id, channels: [] });
});

test('what a bot says of voice must be well-formed', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);

  client.send(4, { guild_id: opened.guild.id, channel_id: null, self_mute: false, self_deaf: false });
  await client.settled();
  client.send(4, {});

  assert.equal(await client.closed(), 4002);
});
