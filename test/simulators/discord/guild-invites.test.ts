import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import { acceptInvite, createInvite } from '../../../simulators/discord/guilds/invites.ts';
import { makeUser } from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { openGuild } from './guild-fixture.ts';

test('an invite is good for a day unless it is said otherwise, and anybody may look at it', async (t) => {
  const { ask, channel, heard, audience, world } = await openGuild(t, Bits.CreateInstantInvite);

  const { status, body } = await ask('POST', `/channels/${channel('general').id}/invites`, {});

  assert.deepEqual([status, body.max_age, body.max_uses, body.uses], [200, 86_400, 0, 0]);
  assert.equal(heard(Event.InviteCreate)[0].code, body.code);
  assert.equal(audience(Event.InviteCreate).intents, Intent.GuildInvites);
  const seen = await ask('GET', `/invites/${body.code}?with_counts=true`, undefined, { as: null });
  assert.deepEqual([seen.body.guild.name, seen.body.approximate_member_count], ['The Tea House', 5]);
  assert.equal('max_uses' in seen.body, false);
  world.clock.advance(86_400_000);
  assert.equal((await ask('GET', `/invites/${body.code}`)).body.code, 10006);
});

test('an invite that says the same is given again, unless another is asked for', async (t) => {
  const { ask, channel } = await openGuild(t, Bits.CreateInstantInvite);
  const path = `/channels/${channel('general').id}/invites`;
  const code = async (body: object) => (await ask('POST', path, body)).body.code;

  const first = await code({});

  assert.equal(await code({}), first);
  assert.notEqual(await code({ unique: true }), first);
  assert.notEqual(await code({ max_uses: 1 }), first);
});

test('who comes by an invite uses it up', async (t) => {
  const { ask, channel, world, heard } = await openGuild(t, Bits.CreateInstantInvite);
  const { body } = await ask('POST', `/channels/${channel('general').id}/invites`, { max_uses: 1 });
  const joe = makeUser(world, { username: 'joe' });

  acceptInvite(world, body.code, joe.id);

  assert.equal(heard(Event.GuildMemberAdd)[0].user.id, joe.id);
  assert.equal(heard(Event.InviteDelete)[0].code, body.code);
  assert.throws(() => acceptInvite(world, body.code, joe.id), { code: 10006 });
});

test('invites are listed by those who manage the guild or the channel, and by readers of the audit log without their use', async (t) => {
  const { ask, path, channel, own, role } = await openGuild(t, Bits.CreateInstantInvite);
  const inChannel = `/channels/${channel('general').id}/invites`;
  await ask('POST', inChannel, {});
  role('@everyone').permissions = Bits.ViewChannel;

  assert.equal((await ask('GET', path('/invites'))).body.code, 50013);
  assert.equal((await ask('GET', inChannel)).body.code, 50013);
  own.permissions = Bits.ViewAuditLog;
  assert.equal((await ask('GET', path('/invites'))).body[0].uses, undefined);
  own.permissions = Bits.ManageGuild | Bits.ManageChannels;
  assert.equal((await ask('GET', path('/invites'))).body[0].uses, 0);
  assert.equal((await ask('GET', inChannel)).body.length, 1);
});

test('an invite is taken back by who manages its channel or the guild, and is gone', async (t) => {
  const { ask, channel, own, role, heard } = await openGuild(t, Bits.CreateInstantInvite);
  const { body } = await ask('POST', `/channels/${channel('general').id}/invites`, {});
  role('@everyone').permissions = Bits.ViewChannel;
  own.permissions = 0n;

  assert.equal((await ask('DELETE', `/invites/${body.code}`)).body.code, 50013);
  own.permissions = Bits.ManageGuild;
  assert.equal((await ask('DELETE', `/invites/${body.code}`)).body.code, body.code);
  assert.equal((await ask('GET', `/invites/${body.code}`)).body.code, 10006);
  assert.equal(heard(Event.InviteDelete).length, 1);
});

test('a guild has at most 1000 invites', async (t) => {
  const { ask, channel, world, guild, bot } = await openGuild(t, Bits.CreateInstantInvite);
  const general = channel('general').id;
  for (let made = 0; made < 1_000; made++) {
    const wanted = { guildId: guild.id, channelId: general, maxAge: 0, maxUses: 0, temporary: true };
    createInvite(world, { actorId: bot.userId, reason: null }, wanted);
  }

  const { status, body } = await ask('POST', `/channels/${general}/invites`, {});

  assert.deepEqual([status, body.code], [400, 30016]);
});

test('an invite asks for the right in its channel, and for sensible numbers', async (t) => {
  const { ask, channel, role, own } = await openGuild(t);
  role('@everyone').permissions = Bits.ViewChannel;
  const path = `/channels/${channel('general').id}/invites`;

  assert.equal((await ask('POST', path, {})).body.code, 50013);
  own.permissions = Bits.CreateInstantInvite;
  const { body } = await ask('POST', path, { max_age: 604_801, max_uses: 101 });
  assert.deepEqual(Object.keys(body.errors), ['max_age', 'max_uses']);
});

test('discord.js makes, reads and deletes invites, and hears of them', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.GuildInvites] });
  const guild = await client.guilds.fetch(opened.guild.id);
  const heard: string[] = [];
  client.on('inviteCreate', ({ code }) => heard.push(`+${code}`));
  client.on('inviteDelete', ({ code }) => heard.push(`-${code}`));

  const { code } = await guild.invites.create(opened.channel('general').id, { maxUses: 3, reason: 'For Joe' });
  assert.equal((await client.fetchInvite(code)).guild?.name, 'The Tea House');
  assert.equal((await guild.invites.fetch()).get(code)?.maxUses, 3);
  await guild.invites.delete(code);

  await eventually('both were heard', () => heard.length === 2);
  assert.deepEqual(heard, [`+${code}`, `-${code}`]);
});
