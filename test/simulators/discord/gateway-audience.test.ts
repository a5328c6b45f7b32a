import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, ChannelType, OverwriteType } from 'discord-api-types/v10';
import { Event, Intent, tellConversation, tellGuild, tellUser } from '../../../simulators/discord/events/tell.ts';
import { conversationOf, makeChannel, makeGuild } from '../../../simulators/discord/state/make.ts';
import type { Channel } from '../../../simulators/discord/state/rows.ts';
import { type Anything, eventually, type Opened, openDiscord } from './fixture.ts';
import { introduced } from './gateway-client.ts';

const everything = Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages | Intent.GuildMembers;

/** Says something in a channel, as whoever keeps messages would tell of it. */
const say = ({ world }: Opened, channel: Channel, content: string) =>
  tellGuild(world, channel.guildId!, {
    ...{ event: Event.MessageCreate, intents: Intent.GuildMessages, channelId: channel.id },
    data: { content },
  });

/** A person who looks, and what the person hears besides who is online. */
function watching({ world, person }: Opened, name: string) {
  const frames: Anything[] = [];
  const stop = world.hub.watch(person(name).id, (frame) => frames.push(JSON.parse(frame)));
  return { stop, heard: () => frames.filter((frame) => frame.t !== 'PRESENCE_UPDATE') };
}

/** A bot with no more rights than anybody. */
function ordinary(opened: Opened): Opened {
  for (const role of opened.world.state.roles.get(opened.guild.id)!.values()) {
    if (role.botId === opened.application.botId) role.permissions = 0n;
  }
  return opened;
}

test('only what the intents ask for is told', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened, { intents: Intent.Guilds });

  say(opened, opened.channel('general'), 'Not for those who do not ask.');
  tellGuild(opened.world, opened.guild.id, { event: Event.GuildUpdate, intents: Intent.Guilds, data: {} });

  await client.next('GUILD_UPDATE');
  assert.deepEqual(client.told('MESSAGE_CREATE'), []);
});

test('one of several intents is enough, and some events need none', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, application } = opened;
  const client = await introduced(t, opened, { intents: Intent.Guilds });

  tellGuild(world, guild.id, {
    ...{ event: Event.ThreadMembersUpdate, intents: Intent.Guilds | Intent.GuildMembers },
    data: {},
  });
  tellUser(world, application.botId, { event: Event.InteractionCreate, data: { id: '1' } });

  await client.next('THREAD_MEMBERS_UPDATE');
  await client.next('INTERACTION_CREATE');
});

test('a bot hears of itself what its intents do not ask for', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, application, person } = opened;
  const client = await introduced(t, opened, { intents: Intent.Guilds });
  const tellOf = (userId: string) =>
    tellGuild(world, guild.id, {
      ...{ event: Event.GuildMemberUpdate, intents: Intent.GuildMembers, always: userId },
      data: { user: { id: userId } },
    });

  tellOf(person('ann').id);
  tellOf(application.botId);

  const { user } = await client.next('GUILD_MEMBER_UPDATE');
  assert.equal(user.id, application.botId);
  assert.equal(client.told('GUILD_MEMBER_UPDATE').length, 1);
});

test('nothing is told of a channel that the bot does not see', async (t) => {
  const opened = ordinary(await openDiscord(t));
  const { world, guild, channel, application } = opened;
  const hidden = channel('announcements');
  hidden.overwrites = [{ id: guild.id, type: OverwriteType.Role, allow: 0n, deny: Bits.ViewChannel }];
  const client = await introduced(t, opened, { intents: everything });

  say(opened, hidden, 'A secret');
  say(opened, channel('general'), 'Good morning');
  hidden.overwrites.push({
    id: application.botId,
    type: OverwriteType.Member,
    allow: Bits.ViewChannel,
    deny: 0n,
  });
  say(opened, hidden, 'Welcome');

  await eventually('both are told', () => client.told('MESSAGE_CREATE').length === 2);
  assert.deepEqual(
    client.told('MESSAGE_CREATE').map(({ content }) => content),
    ['Good morning', 'Welcome'],
  );
  assert.equal(world.gateway.sessions.size, 1);
});

test('a private thread is told to those in it, and known to them from the beginning', async (t) => {
  const opened = ordinary(await openDiscord(t));
  const { world, guild, channel, application, person } = opened;
  const thread = (name: string, userId: string) =>
    makeChannel(world, {
      ...{ guildId: guild.id, name, type: ChannelType.PrivateThread, parentId: channel('general').id },
      thread: {
        ...{ ownerId: userId, archived: false, locked: false, invitable: true, autoArchiveMinutes: 60 },
        ...{ archivedAt: 0, createdAt: 0, messageCount: 0, sentCount: 0, appliedTags: [] },
        members: [{ userId, joinedAt: 0 }],
      },
    });
  const [ours, theirs] = [thread('ours', application.botId), thread('theirs', person('ann').id)];

  const client = await introduced(t, opened, { intents: everything });
  say(opened, theirs, 'Among us');
  say(opened, ours, 'To the bot');

  const [created] = client.told('GUILD_CREATE');
  assert.deepEqual(
    created.threads.map(({ id }: Anything) => id),
    [ours.id],
  );
  assert.equal((await client.next('MESSAGE_CREATE')).content, 'To the bot');
  assert.equal(client.told('MESSAGE_CREATE').length, 1);
});

test('what needs a permission is told to whoever has it', async (t) => {
  const opened = ordinary(await openDiscord(t));
  const { world, guild } = opened;
  const client = await introduced(t, opened, { intents: everything });
  const tellAudit = (id: string) =>
    tellGuild(world, guild.id, {
      ...{ event: Event.GuildAuditLogEntryCreate, intents: 0, permission: Bits.ViewAuditLog },
      data: { id },
    });

  tellAudit('1');
  world.state.roles.get(guild.id)!.get(guild.id)!.permissions |= Bits.ViewAuditLog;
  tellAudit('2');

  assert.equal((await client.next('GUILD_AUDIT_LOG_ENTRY_CREATE')).id, '2');
  assert.equal(client.told('GUILD_AUDIT_LOG_ENTRY_CREATE').length, 1);
});

test('nothing is told of a guild that the bot is not in, nor of a conversation that it does not lead', async (t) => {
  const opened = await openDiscord(t);
  const { world, application, person } = opened;
  const client = await introduced(t, opened, { intents: everything });
  const elsewhere = makeGuild(world, { name: 'Elsewhere', ownerId: person('ada').id });
  const tellIn = (one: string, other: string, content: string) =>
    tellConversation(world, conversationOf(world, one, other).id, {
      ...{ event: Event.MessageCreate, intents: Intent.DirectMessages },
      data: { content },
    });

  tellGuild(world, elsewhere.id, { event: Event.GuildUpdate, intents: Intent.Guilds, data: {} });
  tellIn(person('ann').id, person('ben').id, 'Between us');
  tellIn(person('ann').id, application.botId, 'Hello, bot');

  assert.equal((await client.next('MESSAGE_CREATE')).content, 'Hello, bot');
  assert.equal(client.told('MESSAGE_CREATE').length, 1);
  assert.deepEqual(client.told('GUILD_UPDATE'), []);
});

test('an event goes to the part of the guilds that it belongs to', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, application } = opened;
  const parts = 1_000_003;
  const part = Number((BigInt(guild.id) >> 22n) % BigInt(parts));
  const there = await introduced(t, opened, { intents: everything, shard: [part, parts] });
  world.clock.advance(5_000);
  const elsewhere = await introduced(t, opened, { intents: everything, shard: [0, parts] });

  say(opened, opened.channel('general'), 'Here');
  tellUser(world, application.botId, { event: Event.InteractionCreate, data: { guild_id: guild.id } });
  world.hub.left(guild.id, application.botId);

  await there.next('GUILD_DELETE');
  await elsewhere.settled();
  const names = ['MESSAGE_CREATE', 'INTERACTION_CREATE', 'GUILD_DELETE'];
  assert.deepEqual(
    names.map((name) => [there.told(name).length, elsewhere.told(name).length]),
    names.map(() => [1, 0]),
  );
});

test('each hears what is told as it is meant for them, and who may hear nothing hears nothing', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, application, person } = opened;
  const bot = await introduced(t, opened, { intents: everything });
  const [ann, ben] = [watching(opened, 'ann'), watching(opened, 'ben')];

  world.hub.dispatch({
    event: Event.MessageCreate,
    to: { kind: 'guild', guildId: guild.id, intents: Intent.GuildMessages },
    data: ({ userId, applicationId }) => (userId === person('ben').id ? null : { userId, applicationId }),
  });

  assert.deepEqual(await bot.next('MESSAGE_CREATE'), { userId: application.botId, applicationId: application.id });
  assert.deepEqual(ann.heard(), [{ t: 'MESSAGE_CREATE', d: { userId: person('ann').id, applicationId: null } }]);
  assert.deepEqual(ben.heard(), []);
});

test('a person who stopped watching hears no more', async (t) => {
  const opened = await openDiscord(t);
  const { heard, stop } = watching(opened, 'ann');

  say(opened, opened.channel('general'), 'One');
  stop();
  say(opened, opened.channel('general'), 'Two');

  assert.deepEqual(
    heard().map(({ d }) => d.content),
    ['One'],
  );
});

test('who watches is online, and that is told to those who see presences', async (t) => {
  const opened = await openDiscord(t);
  const { world, guild, person } = opened;
  const ann = person('ann').id;
  const client = await introduced(t, opened, { intents: Intent.Guilds | Intent.GuildPresences });
  const statusesOfAnn = () =>
    client
      .told('PRESENCE_UPDATE')
      .filter(({ user }) => user.id === ann)
      .map(({ status, guild_id: guildId }) => [status, guildId]);

  const stop = world.hub.watch(ann, () => undefined);
  world.hub.watch(ann, () => undefined)();
  stop();

  await eventually('both are told', () => statusesOfAnn().length === 2);
  assert.deepEqual(statusesOfAnn(), [
    ['online', guild.id],
    ['offline', guild.id],
  ]);
});

test('a bot says how it wants to be seen, and the others see it so', async (t) => {
  const opened = await openDiscord(t);
  const { world, person, application } = opened;
  const heard: Anything[] = [];
  world.hub.watch(person('ann').id, (frame) => heard.push(JSON.parse(frame)));
  const statuses = () => heard.filter(({ d }) => d.user?.id === application.botId).map(({ d }) => d.status);

  const client = await introduced(t, opened);
  client.send(3, { status: 'dnd', activities: [{ name: 'Tea', type: 2 }], since: null, afk: false });
  client.send(3, { status: 'invisible', activities: [], since: null, afk: false });
  await client.settled();

  assert.deepEqual(statuses(), ['online', 'dnd', 'offline']);
  assert.equal(heard.find(({ d }) => d.status === 'dnd').d.activities[0].name, 'Tea');
  const { body } = await opened.control('GET', '/sessions');
  assert.equal(body[0].presenceUpdates, 2);
});

test('nobody can be told of a channel that is gone', async (t) => {
  const opened = await openDiscord(t);
  const general = opened.channel('general');
  opened.world.state.channels.delete(general.id);

  assert.throws(() => say(opened, general, 'Too late'), /is not there/);
});
