import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { removeMember } from '../../../simulators/discord/guilds/leave.ts';
import { authorize } from '../../../simulators/discord/oauth2/authorizations.ts';
import { eventually, logIn } from './fixture.ts';
import { openGuild, openLifted } from './guild-fixture.ts';

const day = 86_400_000;

test('who left meanwhile is an unknown member', async (t) => {
  const { ask, path, role, world, member, person } = await openLifted(t, Bits.Administrator);
  const ben = person('ben').id;
  removeMember(world, member('ben'));

  for (const [method, rest, body] of [
    ['PATCH', `/members/${ben}`, { nick: 'Benny' }],
    ['PUT', `/members/${ben}/roles/${role('Regulars').id}`, undefined],
    ['DELETE', `/members/${ben}`, undefined],
  ] as const) {
    assert.equal((await ask(method, path(rest), body)).body.code, 10007);
  }
});

test('a kicked bot is in the guild no more, and takes its role along', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const { ask, path, world, guild, bot, heard } = opened;
  const client = await logIn(t, opened);

  removeMember(world, bot);

  await eventually('the bot has heard that it is out', () => client.guilds.cache.size === 0);
  const refused = await ask('GET', path());
  assert.deepEqual([refused.status, refused.body.code], [403, 50001]);
  assert.equal(world.state.roles.get(guild.id)!.size, 3);
  assert.equal(heard(Event.GuildMemberRemove)[0].user.id, bot.userId);
});

test('members who were not seen for days, and have no role, are pruned', async (t) => {
  const { ask, path, world, guild, person, member } = await openLifted(t, Bits.KickMembers | Bits.ManageGuild);
  world.clock.advance(10 * day);
  member('mia').joinedAt = world.clock.now();

  assert.deepEqual((await ask('GET', path('/prune?days=7'))).body, { pruned: 1 });
  const moderators = member('ann').roles.join();
  assert.deepEqual((await ask('GET', path(`/prune?days=7&include_roles=${moderators}`))).body, { pruned: 2 });
  assert.deepEqual((await ask('POST', path('/prune'), { days: 7 })).body, { pruned: 1 });

  assert.equal(world.state.members.get(guild.id)!.has(person('ben').id), false);
  assert.equal((await ask('POST', path('/prune'), { days: 31 })).body.errors.days._errors[0].code, 'NUMBER_TYPE_MAX');
});

test('moderators need two factors where the guild wants that, and of a bot its owner', async (t) => {
  const { ask, path, guild, person } = await openLifted(t, Bits.KickMembers);
  guild.mfaLevel = 1;
  person('ada').twoFactors = false;

  const refused = await ask('DELETE', path(`/members/${person('ben').id}`));
  assert.deepEqual([refused.status, refused.body.code], [403, 60003]);
  person('ada').twoFactors = true;
  assert.equal((await ask('DELETE', path(`/members/${person('ben').id}`))).status, 204);
});

test('who allowed it is let in by the application that was allowed, and by no other', async (t) => {
  const { ask, path, world, guild, person, application, heard } = await openLifted(t, Bits.CreateInstantInvite);
  removeMember(world, world.state.members.get(guild.id)!.get(person('mia').id)!);
  const mia = path(`/members/${person('mia').id}`);
  const { accessToken: access_token } = authorize(world, {
    ...{ applicationId: application.id, userId: person('mia').id, scopes: ['guilds.join'] },
  });

  assert.equal((await ask('PUT', mia, { access_token: 'another' })).body.code, 50025);
  assert.equal((await ask('PUT', mia, { access_token, nick: 'M' })).body.code, 50013);
  const joined = await ask('PUT', mia, { access_token });
  assert.deepEqual([joined.status, joined.body.user.username], [201, 'mia']);
  assert.equal((await ask('PUT', mia, { access_token })).status, 204);
  assert.equal(heard(Event.GuildMemberAdd).length, 1);
});
