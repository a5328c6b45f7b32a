import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextChannel } from 'discord.js';
import { PermissionFlagsBits as Bits, OverwriteType } from 'discord-api-types/v10';
import { changeChannel } from '../../../simulators/discord/channels/edit-channel.ts';
import { editMember } from '../../../simulators/discord/guilds/edit-member.ts';
import { deleteRole, editRole } from '../../../simulators/discord/guilds/roles.ts';
import { makeRole } from '../../../simulators/discord/state/make.ts';
import { latestAudit, listening, makeThread, openWithoutRights, refusal } from './channel-fixture.ts';
import { eventually, logIn, openDiscord } from './fixture.ts';

const bits = (...of: bigint[]) => String(of.reduce((all, bit) => all | bit, 0n));

test('discord.js changes what a member may do in a channel, bit by bit', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const general = client.channels.cache.get(opened.channel('general').id) as TextChannel;
  const ben = opened.person('ben').id;

  await general.permissionOverwrites.create(ben, { SendMessages: false }, { type: OverwriteType.Member });
  await eventually('it heard of the overwrite', () => general.permissionOverwrites.cache.has(ben));
  await general.permissionOverwrites.edit(
    ben,
    { AddReactions: true },
    { type: OverwriteType.Member, reason: 'He is nice' },
  );

  const { allow, deny, type } = opened.channel('general').overwrites[0]!;
  assert.deepEqual([allow, deny, type], [Bits.AddReactions, Bits.SendMessages, 1]);
  const { actionType, options, reason, changes } = latestAudit(opened);
  assert.deepEqual([actionType, options, reason], [14, { id: ben, type: '1' }, 'He is nice']);
  assert.deepEqual(changes, [{ key: 'allow', old_value: '0', new_value: '64' }]);
});

test('an overwrite is taken away again, and only where there is one', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, guild } = opened;
  const path = `/channels/${channel('general').id}/permissions/${guild.id}`;

  assert.equal((await ask('PUT', path, { type: 0, deny: bits(Bits.AddReactions) })).status, 204);
  assert.equal((await ask('DELETE', path)).status, 204);
  assert.deepEqual(channel('general').overwrites, []);
  assert.equal(latestAudit(opened).actionType, 15);
  assert.deepEqual(refusal(await ask('DELETE', path)), [404, 10009]);
});

test('the type of an overwrite fits what it is about', async (t) => {
  const { ask, channel, guild, person } = await openDiscord(t);
  const put = async (id: string, type: number) =>
    refusal(await ask('PUT', `/channels/${channel('general').id}/permissions/${id}`, { type, allow: '0' }));

  assert.deepEqual(await put(person('ben').id, 0), [404, 10009]);
  assert.deepEqual(await put(guild.id, 1), [404, 10009]);
  assert.deepEqual(await put('1', 0), [404, 10009]);
  const overwrites = [{ id: person('ben').id, type: 0 }];
  const reply = await ask('POST', `/guilds/${guild.id}/channels`, { name: 'a', permission_overwrites: overwrites });
  assert.deepEqual(refusal(reply), [404, 10009]);
});

test('overwrites need the right to manage roles', async (t) => {
  const { ask, channel, guild, mayDo } = await openWithoutRights(t);
  mayDo(Bits.ManageChannels);
  const path = `/channels/${channel('general').id}`;
  const all = async () => [
    refusal(await ask('PUT', `${path}/permissions/${guild.id}`, { type: 0 })),
    refusal(await ask('DELETE', `${path}/permissions/${guild.id}`)),
    refusal(await ask('PATCH', path, { permission_overwrites: [] })),
  ];

  assert.deepEqual(await all(), Array(3).fill([403, 50013]));
  mayDo(Bits.ManageChannels, Bits.ManageRoles);
  assert.deepEqual(await all(), [
    [204, undefined],
    [204, undefined],
    [200, undefined],
  ]);
});

test('nobody allows or denies what they may not do themselves', async (t) => {
  const { ask, channel, guild, mayDo } = await openWithoutRights(t);
  mayDo(Bits.ManageChannels, Bits.ManageRoles);
  const path = `/channels/${channel('general').id}/permissions/${guild.id}`;
  const create = (overwrite: object) =>
    ask('POST', `/guilds/${guild.id}/channels`, {
      name: 'a',
      permission_overwrites: [{ id: guild.id, type: 0, ...overwrite }],
    });

  assert.deepEqual(refusal(await ask('PUT', path, { type: 0, deny: bits(Bits.ManageMessages) })), [403, 50013]);
  assert.deepEqual(refusal(await create({ allow: bits(Bits.ManageMessages) })), [403, 50013]);
  mayDo(Bits.ManageChannels, Bits.ManageRoles, Bits.ManageMessages);
  assert.equal((await ask('PUT', path, { type: 0, deny: bits(Bits.ManageMessages) })).status, 204);
  assert.equal((await create({ allow: bits(Bits.ManageMessages) })).status, 201);
});

test('what the category alone allows can be allowed in its channels', async (t) => {
  const { ask, channel, guild, mayDo, application } = await openWithoutRights(t);
  mayDo(Bits.ManageRoles);
  const allowed = { id: application.botId, type: 1, allow: Bits.ManageMessages, deny: 0n } as const;
  const put = () =>
    ask('PUT', `/channels/${channel('general').id}/permissions/${guild.id}`, {
      type: 0,
      allow: bits(Bits.ManageMessages),
    });

  channel('general').overwrites = [allowed];
  assert.deepEqual(refusal(await put()), [403, 50013]);
  channel('The house').overwrites = [allowed];
  assert.equal((await put()).status, 204);
});

test('the right to manage permissions is given by administrators, and by those who have it in the channel itself', async (t) => {
  const { ask, channel, guild, mayDo, person, application } = await openWithoutRights(t);
  mayDo(Bits.ManageRoles, Bits.ManageChannels);
  const overwrite = { id: person('ben').id, type: 1, allow: bits(Bits.ManageRoles) };
  const create = () =>
    ask('POST', `/guilds/${guild.id}/channels`, { name: 'ticket', permission_overwrites: [overwrite] });
  const put = () => ask('PUT', `/channels/${channel('general').id}/permissions/${overwrite.id}`, overwrite);

  assert.deepEqual(
    [refusal(await create()), refusal(await put())],
    [
      [403, 50013],
      [403, 50013],
    ],
  );
  channel('general').overwrites = [{ id: application.botId, type: 1, allow: Bits.ManageRoles, deny: 0n }];
  assert.equal((await put()).status, 204);
  mayDo(Bits.Administrator);
  assert.equal((await create()).status, 201);
});

test('bits that others set before may stay, and bits without a meaning are passed over', async (t) => {
  const { ask, channel, guild, mayDo, person } = await openWithoutRights(t);
  mayDo(Bits.ManageRoles);
  const ben = { id: person('ben').id, type: 1, allow: Bits.ManageMessages, deny: 0n } as const;
  channel('general').overwrites = [ben];
  const path = `/channels/${channel('general').id}/permissions`;

  const more = { type: 1, allow: bits(Bits.ManageMessages, Bits.AddReactions) };
  assert.equal((await ask('PUT', `${path}/${ben.id}`, more)).status, 204);
  assert.equal((await ask('PUT', `${path}/${guild.id}`, { type: 0, deny: String(1n << 60n) })).status, 204);
  assert.equal(channel('general').overwrites[1]?.deny, 0n);
});

test('bits are decimal texts', async (t) => {
  const { ask, channel, guild } = await openDiscord(t);
  const put = async (allow: unknown) =>
    (await ask('PUT', `/channels/${channel('general').id}/permissions/${guild.id}`, { type: 0, allow })).status;

  for (const allow of ['0x400', 'all', '-1', -1, 1.5, [], {}])
    assert.equal(await put(allow), 400, JSON.stringify(allow));
});

test('whoever sees a channel anew is told of its threads, and nobody else', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, guild, world, mayDo, person } = opened;
  const thread = await makeThread(opened, channel('general'));
  mayDo(Bits.ManageRoles);
  channel('general').overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.ViewChannel }];
  const [ofBot, ofAda] = [listening(opened), listening(opened, person('ada').id)];
  world.state.channels.get(thread.id)!.thread!.members = [];

  changeChannel(world, null, channel('general'), { overwrites: [] });

  const synced = ofBot.told.find(({ event }) => event === 'THREAD_LIST_SYNC')?.data;
  assert.deepEqual(
    [synced.channel_ids, synced.threads[0].id, synced.members],
    [[channel('general').id], thread.id, []],
  );
  assert.ok(!ofAda.names().includes('THREAD_LIST_SYNC'), 'its owner saw it all along');
  assert.equal((await ask('GET', `/channels/${thread.id}`)).status, 200);
});

test('a role that opens a channel to a bot, one that it is given, and one that stood in its way and is gone, tell it of the threads there', async (t) => {
  const opened = await openDiscord(t);
  const { channel, guild, world, application } = opened;
  const thread = await makeThread(opened, channel('general'));
  const [everybody] = [...world.state.roles.get(guild.id)!.values()];
  const member = world.state.members.get(guild.id)!.get(application.botId)!;
  const [own] = member.roles.splice(0);
  everybody!.permissions = 0n;
  const { told } = listening(opened);
  const nobody = { actorId: guild.ownerId, reason: null };

  editRole(world, nobody, everybody!, { permissions: Bits.ViewChannel });
  everybody!.permissions = 0n;
  editMember(world, nobody, member, { roles: [own!] });
  const closed = makeRole(world, { guildId: guild.id, name: 'Closed' });
  member.roles = [closed.id];
  everybody!.permissions = Bits.ViewChannel;
  channel('general').overwrites = [{ id: closed.id, type: 0, allow: 0n, deny: Bits.ViewChannel }];
  deleteRole(world, nobody, closed);

  const synced = told.filter(({ event }) => event === 'THREAD_LIST_SYNC').map(({ data }) => data);
  assert.deepEqual(
    synced.map(({ threads }) => threads[0].id),
    [thread.id, thread.id, thread.id],
  );
});

test('a channel holds 1,000 overwrites', async (t) => {
  const { ask, channel, guild, person } = await openDiscord(t);
  const many = Array.from({ length: 999 }, (_, n) => ({ id: String(n + 1), type: 1 as const, allow: 0n, deny: 0n }));
  channel('general').overwrites = many;
  const put = async (id: string, type: number) =>
    refusal(await ask('PUT', `/channels/${channel('general').id}/permissions/${id}`, { type }));

  assert.deepEqual(await put(guild.id, 0), [204, undefined]);
  assert.deepEqual(await put(person('ben').id, 1), [400, 30060]);
  assert.deepEqual(await put(guild.id, 0), [204, undefined]);
});
