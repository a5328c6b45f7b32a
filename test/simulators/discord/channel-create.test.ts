import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import { makeChannel } from '../../../simulators/discord/state/make.ts';
import { latestAudit, listening, openWithoutRights, refusal } from './channel-fixture.ts';
import { eventually, logIn, openDiscord } from './fixture.ts';

test('a channel is made, and told of to the bot that made it', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const guild = client.guilds.cache.get(opened.guild.id)!;
  const heard: string[] = [];
  client.on('channelCreate', ({ name }) => void heard.push(name));

  const channel = await guild.channels.create({
    name: 'Tea  Time!',
    topic: 'Leaves',
    rateLimitPerUser: 5,
    parent: opened.channel('The house').id,
    reason: 'We want tea',
  });

  assert.equal(channel.name, 'tea-time');
  assert.equal(channel.topic, 'Leaves');
  await eventually('it heard of the channel', () => heard.includes('tea-time'));
  const { actionType, reason, targetId } = latestAudit(opened);
  assert.deepEqual([actionType, reason, targetId], [10, 'We want tea', channel.id]);
});

test('the name of a channel without writing stays as it is', async (t) => {
  const { ask, guild } = await openDiscord(t);

  const { status, body } = await ask('POST', `/guilds/${guild.id}/channels`, {
    name: 'Big Room',
    type: 2,
    bitrate: 8_000,
  });

  assert.deepEqual([status, body.name, body.bitrate, body.user_limit], [201, 'Big Room', 8_000, 0]);
});

test('a channel begins below the others of its kind, and with a copy of what its category allows', async (t) => {
  const { ask, guild, channel } = await openDiscord(t);
  const category = channel('The house');
  category.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.SendMessages }];

  const { body } = await ask('POST', `/guilds/${guild.id}/channels`, { name: 'quiet', parent_id: category.id });
  category.overwrites = [];

  assert.equal(body.position, 3);
  assert.deepEqual(body.permission_overwrites, [{ id: guild.id, type: 0, allow: '0', deny: '2048' }]);
  assert.equal((await ask('GET', `/channels/${body.id}`)).body.permission_overwrites.length, 1);
});

test('every field of a new channel is held to its limits', async (t) => {
  const { ask, guild } = await openDiscord(t);
  const wrong = {
    ...{ name: 'x'.repeat(101), topic: 'x'.repeat(1_025), rate_limit_per_user: 21_601, nsfw: 'yes' },
    ...{ parent_id: 'nowhere', position: -1, default_auto_archive_duration: 61, default_forum_layout: 9 },
    permission_overwrites: Array.from({ length: 101 }, (_, n) => ({ id: String(n), type: 0 })),
  };

  const reply = await ask('POST', `/guilds/${guild.id}/channels`, wrong);

  assert.deepEqual(refusal(reply), [400, 50035]);
  assert.deepEqual(Object.keys(reply.body.errors).sort(), Object.keys(wrong).sort());
});

test('a forum takes a longer topic, and a text channel of that length is refused', async (t) => {
  const { ask, guild } = await openDiscord(t);
  const topic = 'x'.repeat(4_096);
  const make = (type: number) => ask('POST', `/guilds/${guild.id}/channels`, { name: 'a', topic, type });

  assert.equal((await make(ChannelType.GuildForum)).status, 201);
  assert.deepEqual(refusal(await make(ChannelType.GuildText)), [400, 50035]);
});

test('hostile names are cleaned, or refused', async (t) => {
  const { ask, guild } = await openDiscord(t);
  const named = async (name: unknown) => (await ask('POST', `/guilds/${guild.id}/channels`, { name })).body;

  assert.equal((await named('<script>alert(1)</script>')).name, 'scriptalert1script');
  assert.equal((await named('  Ünïcode 🍵 --- X ')).name, 'ünïcode-🍵-x');
  for (const name of ['', '   ', '!!!', 7, null, ['a'], {}])
    assert.equal((await named(name)).code, 50035, String(name));
});

test('a guild has 500 channels and no more, and a category 50', async (t) => {
  const { ask, world, guild, channel } = await openDiscord(t);
  const category = channel('The house');
  for (let n = 0; n < 46; n++) makeChannel(world, { guildId: guild.id, name: `in-${n}`, parentId: category.id });
  const full = await ask('POST', `/guilds/${guild.id}/channels`, { name: 'one-more', parent_id: category.id });
  for (let n = 0; n < 449; n++) makeChannel(world, { guildId: guild.id, name: `free-${n}` });

  assert.equal(full.body.errors.parent_id._errors[0].code, 'CHANNEL_PARENT_MAX_CHANNELS');
  assert.deepEqual(refusal(await ask('POST', `/guilds/${guild.id}/channels`, { name: 'last' })), [400, 30013]);
});

test('a category is a category of this guild, and in none itself', async (t) => {
  const { ask, guild, channel } = await openDiscord(t);
  const make = async (body: object) =>
    refusal(await ask('POST', `/guilds/${guild.id}/channels`, { name: 'a', ...body }));

  assert.deepEqual(await make({ parent_id: channel('general').id }), [400, 50035]);
  assert.deepEqual(await make({ parent_id: '1' }), [400, 50035]);
  assert.deepEqual(await make({ parent_id: channel('The house').id, type: 4 }), [400, 50035]);
});

test('announcements need a guild with news, and a stage one with a community', async (t) => {
  const { ask, guild } = await openDiscord(t);
  const make = (type: number) => ask('POST', `/guilds/${guild.id}/channels`, { name: 'a', type });

  assert.deepEqual(
    [refusal(await make(5)), refusal(await make(13))],
    [
      [400, 50035],
      [400, 50035],
    ],
  );
  guild.features.push('NEWS', 'COMMUNITY');
  assert.deepEqual([(await make(5)).status, (await make(13)).status], [201, 201]);
});

test('without the right to manage channels nothing is made, changed, moved or deleted', async (t) => {
  const { ask, guild, channel, mayDo } = await openWithoutRights(t);
  const path = `/channels/${channel('general').id}`;
  const all = () =>
    Promise.all([
      ask('POST', `/guilds/${guild.id}/channels`, { name: 'a' }),
      ask('PATCH', path, { name: 'b' }),
      ask('PATCH', `/guilds/${guild.id}/channels`, [{ id: channel('general').id, position: 0 }]),
      ask('DELETE', path),
    ]);

  assert.deepEqual((await all()).map(refusal), Array(4).fill([403, 50013]));
  mayDo(Bits.ManageChannels);
  assert.deepEqual(
    (await all()).map(({ status }) => status),
    [201, 200, 204, 200],
  );
});

test('a channel that is not seen gives no access, one that is gone is unknown', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, guild, channel, mayDo } = opened;
  mayDo(Bits.ManageChannels);
  const general = channel('general');
  general.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.ViewChannel }];
  const hidden = await ask('PATCH', `/channels/${general.id}`, { name: 'b' });
  general.overwrites = [];
  await ask('DELETE', `/channels/${general.id}`);

  assert.deepEqual(refusal(hidden), [403, 50001]);
  assert.deepEqual(refusal(await ask('PATCH', `/channels/${general.id}`, { name: 'b' })), [404, 10003]);
  assert.deepEqual(refusal(await ask('POST', `/channels/${general.id}/messages`, { content: 'hi' })), [404, 10003]);
});

test('the list of a guild has its hidden channels too, and no threads', async (t) => {
  const { ask, guild, channel, world } = await openWithoutRights(t);
  channel('general').overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.ViewChannel }];
  makeChannel(world, {
    guildId: guild.id,
    name: 'aside',
    type: ChannelType.PublicThread,
    parentId: channel('general').id,
  });

  const { body } = await ask('GET', `/guilds/${guild.id}/channels`);

  const names = body.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ['The house', 'general', 'announcements', 'help', 'Lounge']);
});

test('an edit changes what it names, and is written down with old and new', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const { names } = listening(opened);
  const reason = encodeURIComponent('späte Ordnung');

  const path = `/channels/${channel('general').id}`;
  const { body } = await ask('PATCH', path, { topic: null, nsfw: true }, { headers: { 'x-audit-log-reason': reason } });

  assert.deepEqual([body.name, body.topic, body.nsfw], ['general', null, true]);
  assert.deepEqual(latestAudit(opened).changes, [
    { key: 'nsfw', old_value: false, new_value: true },
    { key: 'topic', old_value: 'Everything and tea' },
  ]);
  assert.equal(latestAudit(opened).reason, 'späte Ordnung');
  assert.deepEqual(names(), ['GUILD_AUDIT_LOG_ENTRY_CREATE', 'CHANNEL_UPDATE']);
});

test('text becomes announcements where there is news, and nothing else becomes anything', async (t) => {
  const { ask, channel, guild } = await openDiscord(t);
  const become = (name: string, type: number) => ask('PATCH', `/channels/${channel(name).id}`, { type });

  assert.deepEqual(refusal(await become('general', 5)), [400, 50035]);
  guild.features.push('NEWS');
  assert.equal((await become('general', 5)).body.type, 5);
  assert.deepEqual(refusal(await become('Lounge', 0)), [400, 50035]);
});

test('channels are moved all at once or not at all, and take over what their category allows', async (t) => {
  const { ask, guild, channel, world } = await openDiscord(t);
  const category = channel('The house');
  category.overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.AddReactions }];
  const lone = makeChannel(world, { guildId: guild.id, name: 'lone' });
  const move = { id: lone.id, position: 7, parent_id: category.id, lock_permissions: true };

  const half = await ask('PATCH', `/guilds/${guild.id}/channels`, [move, { id: '1', position: 1 }]);
  assert.deepEqual([refusal(half), lone.position], [[404, 10003], 0]);

  assert.equal((await ask('PATCH', `/guilds/${guild.id}/channels`, [move])).status, 204);
  assert.deepEqual([lone.position, lone.parentId, lone.overwrites], [7, category.id, category.overwrites]);
});

test('what is in a deleted category stays, in none', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const general = client.channels.cache.get(opened.channel('general').id)!;

  await client.channels.cache.get(opened.channel('The house').id)!.delete();

  await eventually('the channel lost its category', () => 'parentId' in general && general.parentId === null);
  assert.equal(opened.world.state.channels.get(general.id)!.parentId, null);
});

test('with a channel all that is in it is gone, and the guild names it no more', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, world, guild } = opened;
  const general = channel('general');
  const thread = (await ask('POST', `/channels/${general.id}/threads`, { name: 'aside', type: 11 })).body;
  const webhook = (await ask('POST', `/channels/${general.id}/webhooks`, { name: 'Herald' })).body;

  assert.equal((await ask('DELETE', `/channels/${general.id}`)).status, 200);

  assert.deepEqual(refusal(await ask('GET', `/channels/${thread.id}`)), [404, 10003]);
  assert.deepEqual(refusal(await ask('GET', `/webhooks/${webhook.id}`)), [404, 10015]);
  assert.deepEqual([guild.systemChannelId, world.state.messages.has(general.id)], [null, false]);
});

test('the rules of a community cannot be deleted with their channel', async (t) => {
  const { ask, channel, guild } = await openDiscord(t);
  guild.rulesChannelId = channel('general').id;

  assert.deepEqual(refusal(await ask('DELETE', `/channels/${channel('general').id}`)), [400, 50074]);
});

test('a voice channel that one cannot join cannot be managed either', async (t) => {
  const { ask, channel, mayDo, everybodyMay } = await openWithoutRights(t);
  everybodyMay(Bits.ViewChannel);
  mayDo(Bits.ManageChannels);
  const path = `/channels/${channel('Lounge').id}`;

  assert.deepEqual(refusal(await ask('PATCH', path, { name: 'Attic' })), [403, 50013]);
  mayDo(Bits.ManageChannels, Bits.Connect);
  assert.equal((await ask('PATCH', path, { name: 'Attic' })).body.name, 'Attic');
});

test('a conversation is closed, and can be written in again', async (t) => {
  const { ask, person, application, world } = await openDiscord(t);
  const recipients = [person('ben').id, application.botId];
  const { id } = makeChannel(world, { guildId: null, name: '', type: ChannelType.DM, recipients });

  assert.equal((await ask('DELETE', `/channels/${id}`)).body.id, id);
  assert.equal((await ask('POST', `/channels/${id}/messages`, { content: 'Hello again' })).status, 200);
});
