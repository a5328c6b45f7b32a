import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { installBot } from '../../../simulators/discord/guilds/install-bot.ts';
import { addMember } from '../../../simulators/discord/guilds/join.ts';
import { removeMember } from '../../../simulators/discord/guilds/leave.ts';
import { makeApplication, makeGuild, makeUser } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { nobody, openGuild } from './guild-fixture.ts';

const picture = `data:image/png;base64,${Buffer.from('tea').toString('base64')}`;

test('a guild is told with its members counted when that is asked for', async (t) => {
  const { ask, path } = await openGuild(t);

  assert.equal((await ask('GET', path())).body.approximate_member_count, undefined);
  const { body } = await ask('GET', path('?with_counts=true'));

  assert.deepEqual([body.approximate_member_count, body.approximate_presence_count], [5, 0]);
});

test('a guild that the bot is not in is closed to it, and one that nobody knows is unknown', async (t) => {
  const { ask, world, person } = await openGuild(t);
  const other = makeGuild(world, { name: 'Next door', ownerId: person('ann').id });

  const [closed, unknown] = [await ask('GET', `/guilds/${other.id}`), await ask('GET', `/guilds/${nobody}`)];

  assert.deepEqual([closed.status, closed.body.code], [403, 50001]);
  assert.deepEqual([unknown.status, unknown.body.code], [404, 10004]);
});

test('whoever may manage a guild changes it, and everybody hears what changed', async (t) => {
  const { ask, path, heard, own, log, channel } = await openGuild(t);
  const news = channel('announcements').id;
  const wanted = { name: ' The Coffee House ', verification_level: 2, system_channel_id: news, icon: picture };

  assert.equal((await ask('PATCH', path(), wanted)).body.code, 50013);
  own.permissions = Bits.ManageGuild;
  const { body } = await ask('PATCH', path(), wanted);

  assert.deepEqual([body.name, body.verification_level, body.system_channel_id], ['The Coffee House', 2, news]);
  assert.match(body.icon, /^[0-9a-f]{32}$/);
  assert.equal(heard(Event.GuildUpdate)[0].name, 'The Coffee House');
  const changed = log()[0]!.changes.find(({ key }) => key === 'name');
  assert.deepEqual(changed, { key: 'name', old_value: 'The Tea House', new_value: 'The Coffee House' });
});

test('a guild has a name of 2 to 100 characters, and system messages in a text channel of its own', async (t) => {
  const { ask, path, channel } = await openGuild(t, Bits.ManageGuild);
  const wanted = { name: 'x', verification_level: 5, system_channel_id: channel('Lounge').id };

  const { body } = await ask('PATCH', path(), wanted);
  const alone = await ask('PATCH', path(), { system_channel_id: wanted.system_channel_id });

  assert.deepEqual(Object.keys(body.errors), ['name', 'verification_level']);
  assert.deepEqual(Object.keys(alone.body.errors), ['system_channel_id']);
});

test('bots make no guilds', async (t) => {
  const { ask } = await openGuild(t, Bits.Administrator);

  const { status, body } = await ask('POST', '/guilds', { name: 'Mine' });

  assert.deepEqual([status, body.code], [403, 20001]);
});

test('what nobody set up is not there', async (t) => {
  const { ask, path } = await openGuild(t, Bits.ManageGuild);

  assert.deepEqual((await ask('GET', path('/widget'))).body, { enabled: false, channel_id: null });
  assert.deepEqual((await ask('GET', path('/widget.json'))).body.code, 50004);
  assert.deepEqual((await ask('GET', path('/integrations'))).body, []);
  assert.deepEqual((await ask('GET', path('/stickers'))).body, []);
  assert.deepEqual((await ask('GET', path('/vanity-url'))).body.code, 50001);
  assert.deepEqual((await ask('GET', path('/welcome-screen'))).body.code, 10069);
  assert.equal((await ask('GET', path('/preview'))).body.name, 'The Tea House');
  assert.deepEqual((await ask('GET', path('/regions'))).body, (await ask('GET', '/voice/regions')).body);
});

test('who comes in is announced to bots that asked for members, and greeted in the system channel', async (t) => {
  const { world, guild, heard, audience, channel } = await openGuild(t);
  const joe = makeUser(world, { username: 'joe' });

  addMember(world, { guildId: guild.id, userId: joe.id });
  addMember(world, { guildId: guild.id, userId: joe.id });

  assert.deepEqual(
    heard(Event.GuildMemberAdd).map(({ user }) => user.id),
    [joe.id],
  );
  assert.equal(audience(Event.GuildMemberAdd).intents, Intent.GuildMembers);
  const [greeting] = heard(Event.MessageCreate);
  assert.deepEqual([greeting.type, greeting.author.id, greeting.channel_id], [7, joe.id, channel('general').id]);
});

test('nobody is greeted where that is not wanted', async (t) => {
  const { world, guild, heard } = await openGuild(t);
  guild.systemChannelFlags = 1;

  addMember(world, { guildId: guild.id, userId: makeUser(world, { username: 'joe' }).id });

  assert.deepEqual(heard(Event.MessageCreate), []);
});

test('who leaves is out of the threads too', async (t) => {
  const { ask, world, channel, member, heard } = await openGuild(t, Bits.Administrator);
  const { body: thread } = await ask('POST', `/channels/${channel('general').id}/threads`, { name: 'Tea', type: 11 });
  await ask('PUT', `/channels/${thread.id}/thread-members/${member('ben').userId}`);

  const { userId } = member('ben');
  removeMember(world, member('ben'));

  assert.deepEqual(heard(Event.ThreadMembersUpdate).at(-1).removed_member_ids, [userId]);
  const left = world.state.channels.get(thread.id)!.thread!.members;
  assert.equal(
    left.some((it) => it.userId === userId),
    false,
  );
});

test('a bot that is brought in has a role of its own just above everybody, and hears of the guild', async (t) => {
  const opened = await openGuild(t);
  const { world, guild, person, heard, log, application } = opened;
  const second = makeApplication(world, { name: 'Second', ownerId: person('ada').id });
  const actor = { actorId: person('ada').id, reason: null };
  removeMember(world, opened.bot);
  const client = await logIn(t, opened);
  assert.equal(client.guilds.cache.size, 0);

  installBot(world, actor, { guildId: guild.id, application: second, permissions: Bits.SendMessages });
  installBot(world, actor, { guildId: guild.id, application, permissions: Bits.SendMessages });

  const seen = await eventually('the bot has heard of the guild', () => client.guilds.cache.get(guild.id));
  assert.equal(seen.members.me?.roles.botRole?.position, 1);
  assert.deepEqual(
    heard(Event.GuildRoleCreate).map(({ role }) => [role.name, role.managed]),
    [
      ['Second', true],
      ['Botyard', true],
    ],
  );
  assert.deepEqual(
    log().map(({ actionType }) => actionType),
    [28, 28],
  );
});

test('discord.js changes a guild and leaves it', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const client = await logIn(t, opened);
  const guild = await client.guilds.fetch(opened.guild.id);

  await guild.setName('The Coffee House');
  await eventually('the bot has heard of the name', () => guild.name === 'The Coffee House');
  await guild.leave();

  await eventually('the bot has heard that it is out', () => client.guilds.cache.size === 0);
});
