import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { makeRole } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { lift, nobody, openGuild } from './guild-fixture.ts';

test('a new role stands below all others but that of everybody, and the others close ranks above it', async (t) => {
  const { ask, path, role, heard } = await openGuild(t, Bits.ManageRoles);

  const { status, body } = await ask('POST', path('/roles'), { name: 'Guests', permissions: '0' });

  assert.deepEqual([status, body.name, body.position, body.permissions], [200, 'Guests', 1, '0']);
  assert.deepEqual(
    ['Botyard', 'Regulars', 'Moderators'].map((name) => role(name).position),
    [2, 3, 4],
  );
  assert.deepEqual(
    heard(Event.GuildRoleUpdate).map((it) => it.role.position),
    [2, 3, 4],
  );
  assert.equal(heard(Event.GuildRoleCreate)[0].role.id, body.id);
});

test('a role that nobody described is called new role, and may what everybody may', async (t) => {
  const { ask, path, own, role } = await openGuild(t, Bits.ManageRoles);
  own.permissions |= role('@everyone').permissions;

  const { body } = await ask('POST', path('/roles'), {});

  assert.deepEqual([body.name, body.permissions], ['new role', String(role('@everyone').permissions)]);
});

test('nobody gives a role what they do not have themselves', async (t) => {
  const { ask, path } = await openGuild(t, Bits.ManageRoles);

  const made = await ask('POST', path('/roles'), { name: 'Chiefs', permissions: String(Bits.BanMembers) });
  const { body: guests } = await ask('POST', path('/roles'), { name: 'Guests', permissions: '0' });
  const edited = await ask('PATCH', path(`/roles/${guests.id}`), { permissions: String(Bits.BanMembers) });

  assert.deepEqual([made.status, made.body.code], [403, 50013]);
  assert.deepEqual([edited.status, edited.body.code], [403, 50013]);
});

test('a role above the own highest one is out of reach, for administrators too', async (t) => {
  const { ask, path, role, guild } = await openGuild(t, Bits.Administrator);
  const { id } = role('Moderators');

  for (const [method, rest, body] of [
    ['PATCH', `/roles/${id}`, { name: 'Underlings' }],
    ['DELETE', `/roles/${id}`, undefined],
    ['PUT', `/members/${guild.ownerId}/roles/${id}`, undefined],
    ['PATCH', '/roles', [{ id, position: 1 }]],
  ] as const) {
    const refused = await ask(method, path(rest), body);
    assert.deepEqual([method, rest, refused.status, refused.body.code], [method, rest, 403, 50013]);
  }
});

test('a role is not moved to where the bot does not reach', async (t) => {
  const { ask, path, own } = await openGuild(t, Bits.ManageRoles);
  const { body: guests } = await ask('POST', path('/roles'), { name: 'Guests', permissions: '0' });

  const refused = await ask('PATCH', path('/roles'), [{ id: guests.id, position: 3 }]);
  const itself = await ask('PATCH', path('/roles'), [{ id: own.id, position: 4 }]);

  assert.deepEqual([refused.body.code, itself.body.code], [50013, 50013]);
});

test('positions stay without gaps when roles move and go', async (t) => {
  const { ask, path, own, world, guild } = await openGuild(t, Bits.ManageRoles);
  const order = () =>
    [...world.state.roles.get(guild.id)!.values()]
      .sort((one, other) => one.position - other.position)
      .map(({ name, position }) => `${position} ${name}`);
  lift(world.state.roles.get(guild.id)!.values(), own);

  const { body: guests } = await ask('POST', path('/roles'), { name: 'Guests', permissions: '0' });
  const moved = await ask('PATCH', path('/roles'), [{ id: guests.id, position: 2 }]);
  assert.deepEqual(order(), ['0 @everyone', '1 Regulars', '2 Guests', '3 Moderators', '4 Botyard']);
  assert.equal(moved.body.length, 5);
  await ask('PATCH', path('/roles'), [{ id: guests.id, position: 0 }]);
  assert.deepEqual(order(), ['0 @everyone', '1 Guests', '2 Regulars', '3 Moderators', '4 Botyard']);

  assert.equal((await ask('DELETE', path(`/roles/${guests.id}`))).status, 204);
  assert.deepEqual(order(), ['0 @everyone', '1 Regulars', '2 Moderators', '3 Botyard']);
});

test('a deleted role is taken from its members, and from what channels allow', async (t) => {
  const { ask, path, own, world, guild, role, member, channel, heard } = await openGuild(t, Bits.ManageRoles);
  lift(world.state.roles.get(guild.id)!.values(), own);
  const { id } = role('Moderators');
  channel('general').overwrites.push({ id, type: 0, allow: Bits.ManageMessages, deny: 0n });

  const { status } = await ask('DELETE', path(`/roles/${id}`));

  assert.deepEqual([status, member('ann').roles, channel('general').overwrites], [204, [], []]);
  assert.deepEqual(heard(Event.GuildRoleDelete), [{ guild_id: guild.id, role_id: id }]);
});

test('a role of a bot, and that of everybody, cannot be deleted or given', async (t) => {
  const { ask, path, own, world, guild, person } = await openGuild(t, Bits.ManageRoles);
  const other = makeRole(world, { guildId: guild.id, name: 'Another bot', managed: true, botId: nobody });
  lift(world.state.roles.get(guild.id)!.values(), own);

  for (const id of [other.id, guild.id]) {
    assert.equal((await ask('DELETE', path(`/roles/${id}`))).body.code, 50028);
    assert.equal((await ask('PUT', path(`/members/${person('ben').id}/roles/${id}`))).body.code, 50013);
  }
});

test('what is wrong with a role is told field by field', async (t) => {
  const { ask, path } = await openGuild(t, Bits.ManageRoles);

  const { status, body } = await ask('POST', path('/roles'), {
    ...{ name: 'x'.repeat(101), color: 0x1000000, hoist: 'yes', permissions: 'all', mentionable: null },
  });

  const told = (place: string) => body.errors[place]._errors[0].code;
  assert.deepEqual([status, body.code, body.message], [400, 50035, 'Invalid Form Body']);
  assert.deepEqual(['name', 'color', 'hoist', 'permissions'].map(told), [
    ...['BASE_TYPE_BAD_LENGTH', 'NUMBER_TYPE_MAX', 'BOOLEAN_TYPE_CONVERT', 'NUMBER_TYPE_COERCE'],
  ]);
  assert.equal(body.errors.name._errors[0].message, 'Must be between 1 and 100 in length.');
});

test('a picture for a role is for guilds that were boosted', async (t) => {
  const { ask, path, guild } = await openGuild(t, Bits.ManageRoles);
  const wanted = { name: 'Tea', unicode_emoji: '🍵', permissions: '0' };

  assert.equal((await ask('POST', path('/roles'), wanted)).body.code, 50101);
  guild.features.push('ROLE_ICONS');
  assert.equal((await ask('POST', path('/roles'), wanted)).body.unicode_emoji, '🍵');
});

test('a guild has at most 250 roles', async (t) => {
  const { ask, path, world, guild } = await openGuild(t, Bits.ManageRoles);
  const roles = world.state.roles.get(guild.id)!;
  for (let made = roles.size; made < 249; made++) makeRole(world, { guildId: guild.id, name: `Role ${made}` });

  assert.equal((await ask('POST', path('/roles'), { name: 'Last', permissions: '0' })).status, 200);
  const refused = await ask('POST', path('/roles'), { name: 'One too many', permissions: '0' });

  assert.deepEqual([refused.status, refused.body.code], [400, 30005]);
});

test('roles are listed, told one by one, and counted', async (t) => {
  const { ask, path, role, guild } = await openGuild(t);
  const { id } = role('Moderators');

  const { body: all } = await ask('GET', path('/roles'));
  const { body: counts } = await ask('GET', path('/roles/member-counts'));

  assert.deepEqual(
    all.map((it: { name: string }) => it.name),
    ['@everyone', 'Botyard', 'Regulars', 'Moderators'],
  );
  assert.equal((await ask('GET', path(`/roles/${id}`))).body.name, 'Moderators');
  assert.equal((await ask('GET', path(`/roles/${nobody}`))).body.code, 10011);
  assert.deepEqual([counts[id], counts[guild.id]], [1, undefined]);
});

test('without the right to manage roles nothing is done', async (t) => {
  const { ask, path, log } = await openGuild(t, Bits.KickMembers);

  assert.equal((await ask('POST', path('/roles'), { name: 'Guests' })).body.code, 50013);
  assert.deepEqual(log(), []);
});

test('discord.js creates, edits, moves, gives and deletes roles, and hears of it', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const { world, own, person, role } = opened;
  lift(world.state.roles.get(opened.guild.id)!.values(), own);
  const client = await logIn(t, opened);
  const guild = await client.guilds.fetch(opened.guild.id);

  const made = await guild.roles.create({ name: 'Guests', colors: { primaryColor: 0xff0000 }, reason: 'They come' });
  await made.edit({ name: 'Friends', mentionable: true });
  await made.setPosition(2);
  const ben = await guild.members.fetch(person('ben').id);
  await ben.roles.add([made, role('Regulars').id]);
  await ben.roles.remove(made);

  await eventually('the bot has heard of the new position', () => guild.roles.cache.get(made.id)?.position === 2);
  await eventually(
    'Ben has one role',
    () =>
      ben.roles.cache
        .map(({ name }) => name)
        .sort()
        .join() === '@everyone,Regulars',
  );
  await made.delete();
  await eventually('the bot has heard of the end of the role', () => !guild.roles.cache.has(made.id));
  assert.equal(opened.log()[0]!.reason, 'They come');
});
