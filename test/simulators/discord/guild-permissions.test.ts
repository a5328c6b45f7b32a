import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, ChannelType } from 'discord.js';
import {
  allPermissions,
  channelPermissions,
  guildPermissions,
  mayView,
} from '../../../simulators/discord/permissions/compute.ts';
import { outranks } from '../../../simulators/discord/permissions/hierarchy.ts';
import { makeChannel, makeRole } from '../../../simulators/discord/state/make.ts';
import type { Channel, Overwrite, Snowflake } from '../../../simulators/discord/state/rows.ts';
import { openGuild } from './guild-fixture.ts';

const day = 86_400_000;

async function openGeneral(t: Parameters<typeof openGuild>[0]) {
  const opened = await openGuild(t);
  const { world, guild, member, channel } = opened;
  const general = channel('general');
  const overwrite = (id: Snowflake, { allow = 0n, deny = 0n, type = 0 as Overwrite['type'] }) =>
    general.overwrites.push({ id, type, allow, deny });
  const may = (username: string, bit: bigint, where: Channel = general) =>
    (channelPermissions(world, guild, member(username), where) & bit) === bit;
  return { ...opened, general, overwrite, may };
}

test('the owner may do everything everywhere, and so may administrators', async (t) => {
  const { world, guild, member, role, may, overwrite } = await openGeneral(t);
  overwrite(guild.id, { deny: allPermissions });
  role('Moderators').permissions |= Bits.Administrator;

  assert.equal(guildPermissions(world, guild, member('ada')), allPermissions);
  assert.deepEqual(
    [may('ada', allPermissions), may('ann', allPermissions), may('ben', Bits.ViewChannel)],
    [true, true, false],
  );
});

test('what a channel says of everybody counts less than what it says of roles, and that less than of the member', async (t) => {
  const { guild, role, member, may, overwrite } = await openGeneral(t);

  overwrite(guild.id, { deny: Bits.SendMessages });
  assert.equal(may('ann', Bits.SendMessages), false);
  overwrite(role('Moderators').id, { allow: Bits.SendMessages });
  assert.equal(may('ann', Bits.SendMessages), true);
  overwrite(member('ann').userId, { type: 1, deny: Bits.SendMessages });
  assert.equal(may('ann', Bits.SendMessages), false);
});

test('of two roles the one that allows wins, wherever they stand', async (t) => {
  const { role, member, may, overwrite } = await openGeneral(t);
  member('ann').roles.push(role('Regulars').id);

  overwrite(role('Regulars').id, { allow: Bits.SendMessages });
  overwrite(role('Moderators').id, { deny: Bits.SendMessages });

  assert.equal(may('ann', Bits.SendMessages), true);
});

test('who does not see a channel may do nothing there, and who may not write there cannot adorn it', async (t) => {
  const { guild, world, member, general, may, overwrite } = await openGeneral(t);

  overwrite(guild.id, { deny: Bits.SendMessages });
  assert.equal(may('ben', Bits.AttachFiles) || may('ben', Bits.EmbedLinks) || may('ben', Bits.SendTTSMessages), false);
  assert.equal(may('ben', Bits.AddReactions), true);
  overwrite(guild.id, { deny: Bits.ViewChannel });
  assert.equal(channelPermissions(world, guild, member('ben'), general), 0n);
});

test('in a thread counts what is said of its channel, and the right to write in threads', async (t) => {
  const { guild, world, general, may, overwrite } = await openGeneral(t);
  const thread = makeChannel(world, {
    ...{ guildId: guild.id, name: 'tea', type: ChannelType.PublicThread, parentId: general.id },
  });

  overwrite(guild.id, { deny: Bits.SendMessages });
  assert.equal(may('ben', Bits.SendMessagesInThreads | Bits.AttachFiles, thread), true);
  overwrite(guild.id, { deny: Bits.SendMessagesInThreads });
  assert.equal(may('ben', Bits.AttachFiles, thread), false);
  overwrite(guild.id, { deny: Bits.ViewChannel });
  assert.equal(may('ben', Bits.ViewChannel, thread), false);
});

test('a private thread is seen by its members and by those who manage threads', async (t) => {
  const { guild, world, general, person, role } = await openGeneral(t);
  const thread = makeChannel(world, {
    ...{ guildId: guild.id, name: 'tea', type: ChannelType.PrivateThread, parentId: general.id },
  });
  thread.thread = { members: [{ userId: person('ben').id, joinedAt: 0 }] } as unknown as NonNullable<Channel['thread']>;
  const seesIt = () => ['ann', 'ben', 'mia'].map((name) => mayView(world, person(name).id, thread));

  assert.deepEqual(seesIt(), [false, true, false]);
  role('Moderators').permissions |= Bits.ManageThreads;
  assert.deepEqual(seesIt(), [true, true, false]);
});

test('who is timed out only looks and reads, unless as owner or administrator', async (t) => {
  const { world, guild, member, role, may } = await openGeneral(t);
  for (const username of ['ada', 'ann', 'ben']) member(username).timeoutUntil = world.clock.now() + day;

  assert.equal(guildPermissions(world, guild, member('ann')) & Bits.KickMembers, 0n);
  assert.deepEqual(
    [may('ben', Bits.ViewChannel | Bits.ReadMessageHistory), may('ben', Bits.SendMessages), may('ada', allPermissions)],
    [true, false, true],
  );
  role('Moderators').permissions |= Bits.Administrator;
  assert.equal(may('ann', allPermissions), true);
});

test('of two roles at one position the older stands above', async (t) => {
  const { world, guild, member } = await openGeneral(t);
  const older = makeRole(world, { guildId: guild.id, name: 'Older', position: 9 });
  const younger = makeRole(world, { guildId: guild.id, name: 'Younger', position: 9 });
  member('ben').roles = [older.id];
  member('mia').roles = [younger.id];

  assert.deepEqual(
    [outranks(world, guild, member('ben'), member('mia')), outranks(world, guild, member('mia'), member('ben'))],
    [true, false],
  );
});
