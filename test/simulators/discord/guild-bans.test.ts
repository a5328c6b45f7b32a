import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { addMember } from '../../../simulators/discord/guilds/join.ts';
import { makeUser } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { lift, nobody, openGuild } from './guild-fixture.ts';
import { keepMessage } from './guild-messages.ts';

test('a banned member is out, and those who may know are told of both', async (t) => {
  const { ask, path, world, guild, person, heard, audience, own } = await openGuild(t, Bits.BanMembers);
  lift(world.state.roles.get(guild.id)!.values(), own);
  const ben = person('ben').id;

  const { status } = await ask('PUT', path(`/bans/${ben}`), {}, { headers: { 'x-audit-log-reason': 'Tee%20trinker' } });

  assert.equal(status, 204);
  assert.equal(world.state.members.get(guild.id)!.has(ben), false);
  assert.equal(heard(Event.GuildBanAdd)[0].user.id, ben);
  assert.equal(heard(Event.GuildMemberRemove)[0].user.id, ben);
  assert.equal(audience(Event.GuildBanAdd).intents, Intent.GuildModeration);
  assert.deepEqual((await ask('GET', path(`/bans/${ben}`))).body.reason, 'Tee trinker');
  assert.throws(() => addMember(world, { guildId: guild.id, userId: ben }), { code: 40007 });
});

test('people who are not there can be banned too, but not people who are nobody', async (t) => {
  const { ask, path, world } = await openGuild(t, Bits.BanMembers);
  const stranger = makeUser(world, { username: 'stranger' });

  assert.equal((await ask('PUT', path(`/bans/${stranger.id}`))).status, 204);
  assert.deepEqual((await ask('PUT', path(`/bans/${nobody}`))).body.code, 10013);
});

test('who is banned already stays so without a word', async (t) => {
  const { ask, path, world, heard, log } = await openGuild(t, Bits.BanMembers);
  const stranger = makeUser(world, { username: 'stranger' });

  await ask('PUT', path(`/bans/${stranger.id}`));
  const again = await ask('PUT', path(`/bans/${stranger.id}`));

  assert.deepEqual([again.status, heard(Event.GuildBanAdd).length, log().length], [204, 1, 1]);
});

test('a ban takes along what was written in the last seconds that it names, channel by channel', async (t) => {
  const { ask, path, world, person, channel, heard, own, guild } = await openGuild(t, Bits.BanMembers);
  lift(world.state.roles.get(guild.id)!.values(), own);
  const [ben, general, news] = [person('ben').id, channel('general'), channel('announcements')];
  const old = keepMessage(world, general, ben);
  world.clock.advance(3_600_000);
  const recent = [keepMessage(world, general, ben), keepMessage(world, general, ben), keepMessage(world, news, ben)];
  const others = keepMessage(world, general, person('ann').id);

  await ask('PUT', path(`/bans/${ben}`), { delete_message_seconds: 60 });

  assert.deepEqual([...world.state.messages.get(general.id)!.keys()], [old.id, others.id]);
  assert.deepEqual(
    heard(Event.MessageDeleteBulk).map(({ ids }) => ids),
    [[recent[0]!.id, recent[1]!.id], [recent[2]!.id]],
  );
});

test('a ban takes along a week at most', async (t) => {
  const { ask, path, person } = await openGuild(t, Bits.BanMembers);

  const { body } = await ask('PUT', path(`/bans/${person('ben').id}`), { delete_message_seconds: 604_801 });

  const [fault] = body.errors.delete_message_seconds._errors;
  assert.equal(fault.message, 'int value should be less than or equal to 604800.');
});

test('a ban that is not there cannot be looked at or lifted', async (t) => {
  const { ask, path, person } = await openGuild(t, Bits.BanMembers);
  const place = path(`/bans/${person('ben').id}`);

  for (const method of ['GET', 'DELETE']) {
    const { status, body } = await ask(method, place);
    assert.deepEqual([method, status, body.code], [method, 404, 10026]);
  }
});

test('bans are listed page by page', async (t) => {
  const { ask, path, world, guild } = await openGuild(t, Bits.BanMembers);
  const ids = [1, 2, 3].map((number) => makeUser(world, { username: `stranger ${number}` }).id);
  for (const userId of ids) world.state.bans.get(guild.id)!.set(userId, { guildId: guild.id, userId, reason: null });
  const listed = async (query: string) =>
    (await ask('GET', path(`/bans?${query}`))).body.map((it: { user: { id: string } }) => it.user.id);

  assert.deepEqual(await listed('limit=1000'), ids);
  assert.deepEqual(await listed(`after=${ids[0]}&limit=1`), [ids[1]]);
  assert.deepEqual(await listed(`before=${ids[2]}&limit=1`), [ids[1]]);
  assert.equal((await ask('GET', path('/bans?limit=1001'))).status, 400);
});

test('many are banned at once, and those who cannot be are named', async (t) => {
  const { ask, path, world, guild, person, own } = await openGuild(t, Bits.BanMembers | Bits.ManageGuild);
  lift(world.state.roles.get(guild.id)!.values(), own);
  const [ben, ada] = [person('ben').id, person('ada').id];

  const { status, body } = await ask('POST', path('/bulk-ban'), { user_ids: [ben, ada, nobody] });

  assert.deepEqual([status, body], [200, { banned_users: [ben], failed_users: [ada, nobody] }]);
  assert.equal((await ask('POST', path('/bulk-ban'), { user_ids: [ada] })).body.code, 500000);
  const tooMany = Array.from({ length: 201 }, (_, index) => String(1_000 + index));
  assert.equal((await ask('POST', path('/bulk-ban'), { user_ids: tooMany })).body.code, 50035);
  own.permissions = Bits.BanMembers;
  assert.equal((await ask('POST', path('/bulk-ban'), { user_ids: [ben] })).body.code, 50013);
});

test('discord.js bans, lists and unbans, and hears of it where it asked for that', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  lift(opened.world.state.roles.get(opened.guild.id)!.values(), opened.own);
  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.GuildModeration] });
  const guild = await client.guilds.fetch(opened.guild.id);
  const heard: string[] = [];
  client.on('guildBanAdd', ({ user }) => heard.push(`+${user.username}`));
  client.on('guildBanRemove', ({ user }) => heard.push(`-${user.username}`));
  client.on('guildAuditLogEntryCreate', ({ reason }) => heard.push(`${reason}`));

  await guild.members.ban(opened.person('mia').id, { reason: 'No tea', deleteMessageSeconds: 60 });
  const bans = await guild.bans.fetch();
  await guild.bans.remove(opened.person('mia').id, 'Tea after all');
  await guild.bans.bulkCreate([opened.person('ben').id]);

  assert.deepEqual(
    bans.map(({ user, reason }) => `${user.username}: ${reason}`),
    ['mia: No tea'],
  );
  await eventually('all of it was heard', () => heard.length === 6);
  assert.deepEqual(heard, ['+mia', 'No tea', '-mia', 'Tea after all', '+ben', 'null']);
});
