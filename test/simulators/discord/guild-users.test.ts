import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { addMember } from '../../../simulators/discord/guilds/join.ts';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import { makeGuild } from '../../../simulators/discord/state/make.ts';
import type { Snowflake } from '../../../simulators/discord/state/rows.ts';
import { eventually, logIn } from './fixture.ts';
import { nobody, openGuild } from './guild-fixture.ts';

/** In which people let the application speak for them. */
async function openSpoken(t: Parameters<typeof openGuild>[0]) {
  const opened = await openGuild(t);
  const { world, application } = opened;
  const asPerson = (userId: Snowflake, ...scopes: string[]) => {
    const { accessToken } = authorize(world, { applicationId: application.id, userId, scopes });
    return { as: `Bearer ${accessToken}` };
  };
  return { ...opened, asPerson };
}

test('a bot is told who it is', async (t) => {
  const { ask, application } = await openGuild(t);

  const { body } = await ask('GET', '/users/@me');

  assert.deepEqual([body.id, body.bot, body.username], [application.botId, true, 'Botyard']);
});

test('a person is told of by name, and with an address only where the person allowed that', async (t) => {
  const { ask, person, asPerson } = await openSpoken(t);
  const ann = person('ann').id;

  const named = await ask('GET', '/users/@me', undefined, asPerson(ann, 'identify'));
  const known = await ask('GET', '/users/@me', undefined, asPerson(ann, 'identify', 'email'));
  const refused = await ask('GET', '/users/@me', undefined, asPerson(ann, 'guilds'));

  assert.deepEqual([named.body.username, named.body.email], ['ann', undefined]);
  assert.equal(known.body.email, 'ann@example.org');
  assert.equal(refused.status, 403);
});

test('a bot renames itself within 2 to 32 characters, and every guild hears of it', async (t) => {
  const { ask, heard } = await openGuild(t);

  assert.equal((await ask('PATCH', '/users/@me', { username: 'B' })).body.code, 50035);
  const { body } = await ask('PATCH', '/users/@me', { username: 'Tea bot', avatar: null });

  assert.equal(body.username, 'Tea bot');
  assert.equal(heard(Event.UserUpdate)[0].username, 'Tea bot');
  assert.equal(heard(Event.GuildMemberUpdate)[0].user.username, 'Tea bot');
});

test('anybody can be looked up who is somebody', async (t) => {
  const { ask, person } = await openGuild(t);

  const { body } = await ask('GET', `/users/${person('mia').id}`);

  assert.deepEqual([body.username, body.email], ['mia', undefined]);
  assert.equal((await ask('GET', `/users/${nobody}`)).body.code, 10013);
});

test('guilds are listed page by page, with what one may do in them', async (t) => {
  const { ask, world, guild, person, asPerson } = await openSpoken(t);
  const second = makeGuild(world, { name: 'Next door', ownerId: person('ann').id });
  const third = makeGuild(world, { name: 'Elsewhere', ownerId: person('ann').id });
  const listed = async (query: string) =>
    (await ask('GET', `/users/@me/guilds?${query}`, undefined, asPerson(person('ann').id, 'guilds'))).body;
  const ids = async (query: string) => (await listed(query)).map((it: { id: string }) => it.id);

  const [first, other] = await listed('with_counts=true');
  assert.deepEqual([first.owner, other.owner, first.approximate_member_count], [false, true, 5]);
  assert.equal((BigInt(first.permissions) & Bits.KickMembers) !== 0n, true);
  assert.deepEqual(await ids(`after=${guild.id}&limit=1`), [second.id]);
  assert.deepEqual(await ids(`before=${third.id}&limit=1`), [second.id]);
  assert.equal((await listed('limit=201')).code, 50035);
  assert.deepEqual((await ask('GET', '/users/@me/guilds')).body.length, 1);
});

test('a person is told of as a member only with the scope for that', async (t) => {
  const { ask, path, person, asPerson } = await openSpoken(t);
  const place = `/users/@me${path('/member')}`;
  const ann = person('ann').id;

  const { body } = await ask('GET', place, undefined, asPerson(ann, 'guilds.members.read'));

  assert.deepEqual([body.user.username, body.roles.length], ['ann', 1]);
  assert.equal((await ask('GET', place, undefined, asPerson(ann, 'identify'))).status, 403);
  assert.equal((await ask('GET', place)).status, 401);
});

test('a bot leaves a guild, and cannot leave where it is not', async (t) => {
  const { ask, guild, world, bot } = await openGuild(t);

  assert.equal((await ask('DELETE', `/users/@me/guilds/${guild.id}`)).status, 204);
  const { status, body } = await ask('DELETE', `/users/@me/guilds/${guild.id}`);

  assert.deepEqual([status, body.code], [404, 10004]);
  assert.equal(world.state.members.get(guild.id)!.has(bot.userId), false);
});

test('a conversation of two is the same however often it is opened', async (t) => {
  const { ask, person, application } = await openGuild(t);
  const open = (recipient_id: string) => ask('POST', '/users/@me/channels', { recipient_id });

  const { body: first } = await open(person('mia').id);
  const { body: second } = await open(person('mia').id);

  assert.deepEqual([first.type, first.recipients[0].username, second.id], [1, 'mia', first.id]);
  assert.equal((await open(application.botId)).body.code, 50033);
  assert.equal((await open(nobody)).body.code, 50033);
});

test('discord.js reads users and renames its own', async (t) => {
  const opened = await openGuild(t);
  const client = await logIn(t, opened);

  assert.equal((await client.users.fetch(opened.person('mia').id)).username, 'mia');
  await client.user.setUsername('Tea bot');
  await eventually('the bot knows its name', () => client.user.username === 'Tea bot');
  assert.equal((await client.guilds.fetch()).size, 1);
  const dm = await (await client.users.fetch(opened.person('mia').id)).createDM();
  assert.equal(dm.recipient?.username, 'mia');
});

test('whoever comes in is in the list of their guilds', async (t) => {
  const { ask, world, person, asPerson } = await openSpoken(t);
  const other = makeGuild(world, { name: 'Next door', ownerId: person('ann').id });
  addMember(world, { guildId: other.id, userId: person('ben').id });

  const { body } = await ask('GET', '/users/@me/guilds', undefined, asPerson(person('ben').id, 'guilds'));

  assert.equal(body.length, 2);
});
