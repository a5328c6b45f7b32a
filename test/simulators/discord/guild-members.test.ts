import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { channelPermissions } from '../../../simulators/discord/permissions/compute.ts';
import { eventually, logIn } from './fixture.ts';
import { nobody, openGuild, openLifted } from './guild-fixture.ts';

const day = 86_400_000;

test('all members are listed only to applications that may know them, whatever a session asked for', async (t) => {
  const { ask, path, application, person } = await openGuild(t);
  const { body: all } = await ask('GET', path('/members?limit=1000'));
  const { body: page } = await ask('GET', path(`/members?limit=2&after=${all[0].user.id}`));

  assert.equal(all.length, 5);
  assert.deepEqual(page, all.slice(1, 3));
  assert.equal((await ask('GET', path('/members?limit=1001'))).body.errors.limit._errors[0].code, 'NUMBER_TYPE_MAX');
  application.flags = 0;
  const refused = await ask('GET', path('/members'));
  assert.deepEqual([refused.status, refused.body.code], [403, 50001]);
  assert.equal((await ask('GET', path(`/members/${person('ann').id}`))).status, 200);
  assert.equal((await ask('GET', path('/members/search?query=an'))).body[0].user.username, 'ann');
});

test('members are found by the beginning of any of their names', async (t) => {
  const { ask, path, member } = await openGuild(t);
  member('ben').nick = 'Anton';

  const { body } = await ask('GET', path('/members/search?query=AN&limit=10'));

  assert.deepEqual(
    body.map((it: { user: { username: string } }) => it.user.username),
    ['ann', 'ben'],
  );
  assert.equal((await ask('GET', path('/members/search'))).body.errors.query._errors[0].code, 'BASE_TYPE_REQUIRED');
});

test('a stranger is no member, and nobody is no user', async (t) => {
  const { ask, path, member, world, guild } = await openGuild(t);
  world.state.members.get(guild.id)!.delete(member('mia').userId);

  const left = await ask(
    'GET',
    path(`/members/${[...world.state.users.values()].find((it) => it.username === 'mia')!.id}`),
  );
  const never = await ask('GET', path(`/members/${nobody}`));

  assert.deepEqual([left.status, left.body.code, never.status, never.body.code], [404, 10007, 404, 10013]);
});

test('each field of a member asks for its own right', async (t) => {
  const { ask, path, own, person } = await openLifted(t, 0n);
  const ben = path(`/members/${person('ben').id}`);
  const until = new Date(Date.now() + day).toISOString();

  for (const [right, body] of [
    [Bits.ManageNicknames, { nick: 'Benny' }],
    [Bits.ModerateMembers, { communication_disabled_until: until }],
    [Bits.ManageRoles, { roles: [] }],
  ] as const) {
    own.permissions = ~right & (Bits.ManageNicknames | Bits.ModerateMembers | Bits.ManageRoles);
    assert.equal((await ask('PATCH', ben, body)).body.code, 50013);
    own.permissions = right;
    assert.equal((await ask('PATCH', ben, body)).status, 200);
  }
});

test('nobody is renamed, timed out, kicked or banned by one who does not stand above them', async (t) => {
  const { ask, path, person } = await openGuild(t, Bits.Administrator);
  const ann = person('ann').id;
  const until = new Date(Date.now() + day).toISOString();

  for (const [method, rest, body] of [
    ['PATCH', `/members/${ann}`, { nick: 'Annie' }],
    ['PATCH', `/members/${ann}`, { communication_disabled_until: until }],
    ['DELETE', `/members/${ann}`, undefined],
    ['PUT', `/bans/${ann}`, undefined],
  ] as const) {
    const refused = await ask(method, path(rest), body);
    assert.deepEqual([rest, refused.status, refused.body.code], [rest, 403, 50013]);
  }
});

test('neither the owner nor the bot itself is kicked, banned or timed out', async (t) => {
  const { ask, path, guild, application } = await openLifted(t, Bits.Administrator);
  const until = new Date(Date.now() + day).toISOString();

  for (const id of [guild.ownerId, application.botId]) {
    for (const [method, rest, body] of [
      ['PATCH', `/members/${id}`, { communication_disabled_until: until }],
      ['DELETE', `/members/${id}`, undefined],
      ['PUT', `/bans/${id}`, undefined],
    ] as const) {
      const refused = await ask(method, path(rest), body);
      assert.deepEqual([rest, refused.status, refused.body.code], [rest, 403, 50013]);
    }
  }
});

test('an administrator is not timed out, by whoever stands above them', async (t) => {
  const { ask, path, role, person } = await openLifted(t, Bits.ModerateMembers);
  role('Moderators').permissions |= Bits.Administrator;

  const until = new Date(Date.now() + day).toISOString();
  const { status, body } = await ask('PATCH', path(`/members/${person('ann').id}`), {
    communication_disabled_until: until,
  });

  assert.deepEqual([status, body.code], [403, 50013]);
});

test('a timeout lasts 28 days at most, and ends by itself without a word', async (t) => {
  const { ask, path, world, guild, member, person, channel, heard } = await openLifted(t, Bits.ModerateMembers);
  const ben = path(`/members/${person('ben').id}`);
  const inMs = (ms: number) => ({ communication_disabled_until: new Date(world.clock.now() + ms).toISOString() });
  const maySend = () =>
    (channelPermissions(world, guild, member('ben'), channel('general')) & Bits.SendMessages) !== 0n;

  const tooLong = await ask('PATCH', ben, inMs(28 * day + 1_000));
  const [fault] = tooLong.body.errors.communication_disabled_until._errors;
  assert.deepEqual([tooLong.status, fault.code], [400, 'INVALID_COMMUNICATION_DISABLED_TIMESTAMP']);
  assert.equal((await ask('PATCH', ben, inMs(28 * day))).status, 200);
  assert.equal(heard(Event.GuildMemberUpdate).length, 1);

  assert.equal(maySend(), false);
  world.clock.advance(28 * day);
  assert.equal(maySend(), true);
  assert.equal(heard(Event.GuildMemberUpdate).length, 1);
});

test('a timeout is taken back by null', async (t) => {
  const { ask, path, member, person } = await openLifted(t, Bits.ModerateMembers);
  member('ben').timeoutUntil = Date.now() + day;

  const { body } = await ask('PATCH', path(`/members/${person('ben').id}`), { communication_disabled_until: null });

  assert.equal(body.communication_disabled_until, null);
});

test('a nickname has 32 characters at most, and an empty one is none', async (t) => {
  const { ask, path, person } = await openLifted(t, Bits.ManageNicknames);
  const ben = path(`/members/${person('ben').id}`);

  const tooLong = await ask('PATCH', ben, { nick: 'x'.repeat(33) });

  assert.equal(tooLong.body.errors.nick._errors[0].message, 'Must be 32 or fewer in length.');
  assert.equal((await ask('PATCH', ben, { nick: '🍵'.repeat(32) })).status, 200);
  assert.equal((await ask('PATCH', ben, { nick: '' })).body.nick, null);
});

test('a bot renames itself with the right to do so', async (t) => {
  const { ask, path, own, audience, bot, role } = await openGuild(t);
  role('@everyone').permissions = Bits.ViewChannel;

  assert.equal((await ask('PATCH', path('/members/@me'), { nick: 'Tea bot' })).body.code, 50013);
  own.permissions = Bits.ChangeNickname;
  assert.equal((await ask('PATCH', path('/members/@me'), { nick: 'Tea bot' })).body.nick, 'Tea bot');

  assert.equal(audience(Event.GuildMemberUpdate).always, bot.userId);
});

test('a list of roles says only what comes and goes, and may name the role of everybody', async (t) => {
  const { ask, path, role, person, guild, member, log } = await openLifted(t, Bits.ManageRoles);
  const [regulars, moderators] = [role('Regulars').id, role('Moderators').id];

  const { status } = await ask('PATCH', path(`/members/${person('ann').id}`), {
    roles: [guild.id, regulars],
  });

  assert.deepEqual([status, member('ann').roles], [200, [regulars]]);
  assert.deepEqual(log()[0]!.changes, [
    { key: '$add', new_value: [{ id: regulars, name: 'Regulars' }] },
    { key: '$remove', new_value: [{ id: moderators, name: 'Moderators' }] },
  ]);
  assert.equal((await ask('PATCH', path(`/members/${person('ann').id}`), { roles: [nobody] })).body.code, 10011);
});

test('roles may be given to members who stand higher, as long as the roles stand lower', async (t) => {
  const { ask, path, role, guild, own } = await openGuild(t, Bits.ManageRoles);
  own.position = 3;
  role('Moderators').position = 4;

  const { status } = await ask('PUT', path(`/members/${guild.ownerId}/roles/${role('Regulars').id}`));

  assert.equal(status, 204);
});

test('what a member has already is given without a word', async (t) => {
  const { ask, path, role, person, heard, log } = await openLifted(t, Bits.ManageRoles);

  const { status } = await ask('PUT', path(`/members/${person('ann').id}/roles/${role('Moderators').id}`));

  assert.deepEqual([status, heard(Event.GuildMemberUpdate), log()], [204, [], []]);
});

test('who is not in voice is neither muted nor deafened', async (t) => {
  const { ask, path, person } = await openLifted(t, Bits.MuteMembers);

  assert.equal((await ask('PATCH', path(`/members/${person('ben').id}`), { mute: true })).body.code, 40032);
  assert.equal((await ask('PATCH', path(`/members/${person('ben').id}`), { deaf: true })).body.code, 50013);
});

test('members are told of to sessions that asked for them alone', async (t) => {
  const opened = await openLifted(t, Bits.Administrator);
  const { ask, path, person } = opened;
  const deaf = await logIn(t, opened, { intents: [Intent.Guilds] });
  const names: (string | null)[] = [];
  deaf.on('guildMemberUpdate', (_, member) => names.push(member.nickname));

  await ask('PATCH', path(`/members/${person('ben').id}`), { nick: 'Benny' });
  await ask('PATCH', path('/members/@me'), { nick: 'Tea bot' });

  await eventually('the bot has heard of itself', () => names.length > 0);
  assert.deepEqual(names, ['Tea bot']);
});

test('discord.js renames, times out, lists, finds and kicks members', async (t) => {
  const opened = await openLifted(t, Bits.Administrator);
  const client = await logIn(t, opened);
  const guild = await client.guilds.fetch(opened.guild.id);
  const ben = await guild.members.fetch(opened.person('ben').id);

  await ben.setNickname('Benny', 'He likes that');
  await ben.timeout(60_000, 'He was loud');
  await eventually('the bot has heard of it', () => ben.isCommunicationDisabled());
  await ben.timeout(null);
  assert.equal((await guild.members.list({ limit: 10 })).size, 5);
  assert.equal((await guild.members.search({ query: 'Benny' })).first()?.id, ben.id);
  await guild.members.me!.setNickname('Tea bot');
  const gone = eventually('the bot has heard of the kick', () => !guild.members.cache.has(ben.id));
  await ben.kick('Too loud');

  await gone;
  assert.deepEqual(
    opened.log().map(({ reason }) => reason),
    ['He likes that', 'He was loud', null, null, 'Too loud'],
  );
});
