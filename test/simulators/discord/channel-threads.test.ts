import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type TextChannel, ThreadAutoArchiveDuration } from 'discord.js';
import {
  PermissionFlagsBits as Bits,
  ChannelType,
  GatewayIntentBits as Intent,
  MessageType,
} from 'discord-api-types/v10';
import { everybodysPermissions, makeChannel } from '../../../simulators/discord/state/make.ts';
import { latestAudit, listening, makeThread, openWithoutRights, refusal } from './channel-fixture.ts';
import { type Anything, eventually, logIn, openDiscord } from './fixture.ts';

const hour = 3_600_000;

test('discord.js begins a thread, and is in it', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const general = client.channels.cache.get(opened.channel('general').id) as TextChannel;
  const heard: [string, boolean][] = [];
  client.on('threadCreate', ({ name }, isNew) => void heard.push([name, isNew]));

  const thread = await general.threads.create({
    name: 'Tea at four',
    type: ChannelType.PublicThread,
    reason: 'It is late',
  });

  assert.deepEqual(
    [thread.name, thread.joined, thread.autoArchiveDuration],
    ['Tea at four', true, ThreadAutoArchiveDuration.OneDay],
  );
  await eventually('it heard of the thread', () => heard.some(([name]) => name === 'Tea at four'));
  const { actionType, reason, targetId } = latestAudit(opened);
  assert.deepEqual([actionType, reason, targetId], [110, 'It is late', thread.id]);
  assert.equal((await thread.send('Who comes?')).channelId, thread.id);
});

test('a thread on a message has its id, and there is one only', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const general = client.channels.cache.get(opened.channel('general').id) as TextChannel;
  const message = await general.send('Shall we have tea?');
  const updated: string[] = [];
  client.on('messageUpdate', ({ id }) => void updated.push(id));

  const thread = await message.startThread({ name: 'tea' });

  assert.equal(thread.id, message.id);
  await eventually('it heard of the message having a thread', () => updated.includes(message.id));
  const { body } = await opened.ask('GET', `/channels/${general.id}/messages/${message.id}`);
  assert.deepEqual([body.thread?.id, body.edited_timestamp], [thread.id, null]);
  await assert.rejects(message.startThread({ name: 'again' }), { code: 'MessageExistingThread' });
  const again = await opened.ask('POST', `/channels/${general.id}/messages/${message.id}/threads`, { name: 'again' });
  assert.deepEqual(refusal(again), [400, 160004]);
  const lost = await opened.ask('POST', `/channels/${general.id}/messages/1/threads`, { name: 'lost' });
  assert.deepEqual(refusal(lost), [404, 10008]);
});

test('each kind of channel has its kinds of threads', async (t) => {
  const { ask, guild, world, channel } = await openDiscord(t);
  const news = makeChannel(world, { guildId: guild.id, name: 'news', type: ChannelType.GuildAnnouncement });
  const start = async (id: string, type?: number) =>
    (await ask('POST', `/channels/${id}/threads`, { name: 'tea', ...(type && { type }) })).body;

  assert.equal((await start(channel('general').id)).type, ChannelType.PrivateThread);
  assert.equal((await start(news.id, 10)).type, ChannelType.AnnouncementThread);
  for (const [id, type] of [
    [news.id, 11],
    [channel('general').id, 10],
    [channel('Lounge').id, 11],
  ] as const) {
    assert.equal((await start(id, type)).code, 50024);
  }
});

test('public and private threads need each their own right', async (t) => {
  const { ask, channel, everybodyMay, mayDo } = await openWithoutRights(t);
  const start = async (type: number) =>
    refusal(await ask('POST', `/channels/${channel('general').id}/threads`, { name: 'tea', type }));

  everybodyMay(Bits.ViewChannel);
  assert.deepEqual(
    [await start(11), await start(12)],
    [
      [403, 50013],
      [403, 50013],
    ],
  );
  mayDo(Bits.CreatePublicThreads);
  assert.deepEqual(
    [await start(11), await start(12)],
    [
      [201, undefined],
      [403, 50013],
    ],
  );
  mayDo(Bits.CreatePrivateThreads);
  assert.deepEqual(
    [await start(11), await start(12)],
    [
      [403, 50013],
      [201, undefined],
    ],
  );
});

test('the name of a thread keeps its spaces, and its fields are held to their limits', async (t) => {
  const { ask, channel } = await openDiscord(t);
  const start = (body: object) => ask('POST', `/channels/${channel('general').id}/threads`, { type: 11, ...body });

  assert.equal((await start({ name: ' Tea & <b>Cake</b>! ' })).body.name, 'Tea & <b>Cake</b>!');
  const { body } = await start({ name: 'x'.repeat(101), auto_archive_duration: 61, rate_limit_per_user: -1 });
  assert.deepEqual(Object.keys(body.errors).sort(), ['auto_archive_duration', 'name', 'rate_limit_per_user']);
});

test('to write in a thread is a right of its own', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, everybodyMay } = opened;
  const thread = await makeThread(opened, channel('general'));
  const write = async (id: string) => refusal(await ask('POST', `/channels/${id}/messages`, { content: 'hi' }));

  everybodyMay(Bits.ViewChannel | Bits.SendMessages);
  assert.deepEqual(
    [await write(thread.id), await write(channel('general').id)],
    [
      [403, 50013],
      [200, undefined],
    ],
  );
  everybodyMay(Bits.ViewChannel | Bits.SendMessagesInThreads);
  assert.deepEqual(
    [await write(thread.id), await write(channel('general').id)],
    [
      [200, undefined],
      [403, 50013],
    ],
  );
});

test('a private thread is seen by its members, and by those who manage threads', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, mayDo, application } = opened;
  const thread = await makeThread(opened, channel('general'), { name: 'secret', type: 12 });
  const look = async () => refusal(await ask('GET', `/channels/${thread.id}`));

  assert.deepEqual(await look(), [200, undefined]);
  thread.thread!.members = thread.thread!.members.filter(({ userId }) => userId !== application.botId);
  assert.deepEqual(await look(), [403, 50001]);
  mayDo(Bits.ManageThreads);
  assert.deepEqual(await look(), [200, undefined]);
});

test('a thread in which nobody writes is put away by the clock, and its time begins anew with each message', async (t) => {
  const opened = await openDiscord(t);
  const { ask, world, channel } = opened;
  const thread = await makeThread(opened, channel('general'), { name: 'tea', type: 11, auto_archive_duration: 60 });
  const { told } = listening(opened);

  world.clock.advance(hour - 1);
  await ask('POST', `/channels/${thread.id}/messages`, { content: 'still here' });
  world.clock.advance(hour - 1);
  assert.equal(thread.thread!.archived, false);
  world.clock.advance(1);

  assert.equal(thread.thread!.archived, true);
  const update = told.find(({ event }) => event === 'THREAD_UPDATE')!.data;
  assert.deepEqual([update.id, update.thread_metadata.archived], [thread.id, true]);
});

test('after a start anew the clock still looks after threads', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'discord-'));
  const stateFile = join(folder, 'state.json');
  const earlier = await openDiscord(t, { stateFile });
  const { id } = await makeThread(earlier, earlier.channel('general'), {
    name: 'tea',
    type: 11,
    auto_archive_duration: 60,
  });
  await earlier.world.save();

  const { world } = await openDiscord(t, { stateFile });
  t.after(() => rm(folder, { recursive: true }));
  world.clock.advance(2 * hour);

  assert.equal(world.state.channels.get(id)!.thread!.archived, true);
});

test('a shorter time holds at once, a longer one too', async (t) => {
  const opened = await openDiscord(t);
  const { ask, world, channel } = opened;
  const thread = await makeThread(opened, channel('general'), { name: 'tea', type: 11, auto_archive_duration: 1_440 });

  await ask('PATCH', `/channels/${thread.id}`, { auto_archive_duration: 60 });
  world.clock.advance(hour);
  assert.equal(thread.thread!.archived, true);
  await ask('PATCH', `/channels/${thread.id}`, { archived: false, auto_archive_duration: 4_320 });
  world.clock.advance(71 * hour);
  assert.equal(thread.thread!.archived, false);
  world.clock.advance(hour);
  assert.equal(thread.thread!.archived, true);
});

test('a message opens an archived thread again, and its members are told that they are in it', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const thread = await makeThread(opened, channel('general'));
  await ask('PATCH', `/channels/${thread.id}`, { archived: true });
  const { names } = listening(opened);

  assert.equal((await ask('POST', `/channels/${thread.id}/messages`, { content: 'once more' })).status, 200);

  assert.equal(thread.thread!.archived, false);
  assert.deepEqual(names(), ['THREAD_UPDATE', 'THREAD_MEMBER_UPDATE', 'MESSAGE_CREATE']);
});

test('a locked thread opens for nobody but those who manage threads', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, mayDo } = opened;
  const thread = await makeThread(opened, channel('general'));
  const write = async () => refusal(await ask('POST', `/channels/${thread.id}/messages`, { content: 'hi' }));

  Object.assign(thread.thread!, { archived: true, locked: true });
  assert.deepEqual(await write(), [400, 50083]);
  assert.deepEqual(refusal(await ask('PATCH', `/channels/${thread.id}`, { archived: false })), [400, 50083]);
  thread.thread!.archived = false;
  assert.deepEqual(await write(), [400, 160005]);
  assert.deepEqual(refusal(await ask('PATCH', `/channels/${thread.id}`, { name: 'mine' })), [400, 160005]);
  mayDo(Bits.ManageThreads);
  thread.thread!.archived = true;
  assert.deepEqual(await write(), [200, undefined]);
  assert.equal(thread.thread!.archived, false);
});

test('discord.js locks, archives and opens a thread', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const general = client.channels.cache.get(opened.channel('general').id) as TextChannel;
  const thread = await general.threads.create({ name: 'tea', type: ChannelType.PublicThread });

  await thread.setLocked(true, 'Enough');
  await thread.setArchived(true);
  assert.deepEqual([thread.locked, thread.archived], [true, true]);
  await assert.rejects(thread.setName('coffee'), { code: 50083 });
  await thread.setArchived(false);
  assert.equal((await thread.setName('coffee')).name, 'coffee');
  await thread.delete('Over');
  assert.deepEqual([latestAudit(opened).actionType, latestAudit(opened).reason], [112, 'Over']);
  await assert.rejects(thread.send('Anybody?'), { code: 10003 });
});

test('what a thread is called is for its owner, what is said in it slowly or not at all for those who manage threads', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, mayDo, person } = opened;
  const thread = await makeThread(opened, channel('general'));
  const edit = async (body: object) => refusal(await ask('PATCH', `/channels/${thread.id}`, body));

  assert.deepEqual(await edit({ name: 'mine' }), [200, undefined]);
  assert.deepEqual(
    [await edit({ locked: true }), await edit({ rate_limit_per_user: 5 })],
    [
      [403, 50013],
      [403, 50013],
    ],
  );
  thread.thread!.ownerId = person('ben').id;
  assert.deepEqual(await edit({ name: 'yours' }), [403, 50013]);
  thread.thread!.archived = true;
  assert.deepEqual(await edit({ archived: false }), [200, undefined]);
  assert.deepEqual(refusal(await ask('DELETE', `/channels/${thread.id}`)), [403, 50013]);
  mayDo(Bits.ManageThreads);
  assert.deepEqual(await edit({ locked: true, rate_limit_per_user: 5 }), [200, undefined]);
  assert.deepEqual(refusal(await ask('DELETE', `/channels/${thread.id}`)), [200, undefined]);
});

test('an archived thread stays as it is until it is opened', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, person } = opened;
  const thread = await makeThread(opened, channel('general'));
  await ask('PATCH', `/channels/${thread.id}`, { archived: true });
  const all = [
    await ask('PATCH', `/channels/${thread.id}`, { locked: true }),
    await ask('PUT', `/channels/${thread.id}/thread-members/@me`),
    await ask('PUT', `/channels/${thread.id}/thread-members/${person('ben').id}`),
    await ask('DELETE', `/channels/${thread.id}/thread-members/@me`),
  ];

  assert.deepEqual(all.map(refusal), Array(4).fill([400, 50083]));
  assert.equal((await ask('PATCH', `/channels/${thread.id}`, { archived: false, locked: true })).status, 200);
});

test('members of a thread come and go, and are told of to those who see members', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, person } = opened;
  const thread = await makeThread(opened, channel('general'));
  const ben = person('ben').id;
  const [ofBot, ofBen] = [listening(opened), listening(opened, ben)];
  const member = (query = '') => ask('GET', `/channels/${thread.id}/thread-members/${ben}${query}`);

  assert.deepEqual(refusal(await member()), [404, 10007]);
  assert.equal((await ask('PUT', `/channels/${thread.id}/thread-members/${ben}`)).status, 204);
  assert.equal((await ask('PUT', `/channels/${thread.id}/thread-members/${ben}`)).status, 204);
  assert.equal((await member()).body.member, undefined);
  assert.equal((await member('?with_member=true')).body.member.user.id, ben);
  const list = (await ask('GET', `/channels/${thread.id}/thread-members?with_member=true&limit=1&after=${ben}`)).body;
  assert.equal(list.length, 1);
  assert.equal((await ask('DELETE', `/channels/${thread.id}/thread-members/${ben}`)).status, 204);
  assert.deepEqual(refusal(await ask('DELETE', `/channels/${thread.id}/thread-members/${ben}`)), [404, 10007]);
  assert.deepEqual(refusal(await ask('PUT', `/channels/${thread.id}/thread-members/1`)), [404, 10007]);

  const [come, told, gone, toldAgain] = ofBot.told;
  assert.deepEqual(ofBot.names(), [
    'THREAD_MEMBERS_UPDATE',
    'MESSAGE_CREATE',
    'THREAD_MEMBERS_UPDATE',
    'MESSAGE_CREATE',
  ]);
  assert.deepEqual([come!.data.added_members[0].user_id, gone!.data.removed_member_ids], [ben, [ben]]);
  assert.deepEqual([told!.data.type, toldAgain!.data.type], [MessageType.RecipientAdd, MessageType.RecipientRemove]);
  assert.equal(told!.data.mentions[0].id, ben);
  assert.deepEqual(ofBen.names().slice(0, 2), ['THREAD_CREATE', 'THREAD_MEMBERS_UPDATE']);
});

test('a session without the intent for members hears of its own coming and going alone', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, person, application } = opened;
  const { told } = listening(opened, application.botId, Intent.Guilds);

  const thread = await makeThread(opened, channel('general'));
  await ask('PUT', `/channels/${thread.id}/thread-members/${person('ben').id}`);

  const changes = told.filter(({ event }) => event === 'THREAD_MEMBERS_UPDATE');
  assert.deepEqual(
    changes.map(({ data }) => data.added_members[0].user_id),
    [application.botId],
  );
});

test('who is in a thread is told to applications that may know the members of a guild', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, application } = opened;
  const thread = await makeThread(opened, channel('general'));
  const list = async () => refusal(await ask('GET', `/channels/${thread.id}/thread-members`));

  assert.deepEqual(await list(), [200, undefined]);
  application.flags = 0;
  assert.deepEqual(await list(), [403, 50001]);
});

test('others are brought into a closed private thread by its owner, and taken out of a public one by moderators', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, person, application } = opened;
  const closed = await makeThread(opened, channel('general'), { name: 'closed', type: 12, invitable: false });
  const open = await makeThread(opened, channel('general'));
  const [ben, mia] = [person('ben').id, person('mia').id];
  const put = async (id: string, user: string) => refusal(await ask('PUT', `/channels/${id}/thread-members/${user}`));
  const take = async (id: string, user: string) =>
    refusal(await ask('DELETE', `/channels/${id}/thread-members/${user}`));

  assert.deepEqual(
    [await put(closed.id, ben), await put(open.id, ben)],
    [
      [204, undefined],
      [204, undefined],
    ],
  );
  assert.deepEqual(
    [await take(closed.id, ben), await take(open.id, ben)],
    [
      [204, undefined],
      [403, 50013],
    ],
  );
  closed.thread!.ownerId = ben;
  assert.ok(closed.thread!.members.some(({ userId }) => userId === application.botId));
  assert.deepEqual(
    [await put(closed.id, mia), await take(closed.id, mia)],
    [
      [403, 50013],
      [403, 50013],
    ],
  );
});

test('whoever writes in a thread joins it', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel } = opened;
  const thread = await makeThread(opened, channel('general'));
  await ask('DELETE', `/channels/${thread.id}/thread-members/@me`);

  await ask('POST', `/channels/${thread.id}/messages`, { content: 'back again' });

  const { body } = await ask('GET', `/channels/${thread.id}`);
  assert.deepEqual([body.member.id, body.message_count, body.total_message_sent], [thread.id, 1, 1]);
});

test('a message more counts in a thread, and a deleted one only in the sum', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const thread = await makeThread(opened, channel('general'));
  const { body: message } = await ask('POST', `/channels/${thread.id}/messages`, { content: 'one' });
  await ask('POST', `/channels/${thread.id}/messages`, { content: 'two' });
  await ask('DELETE', `/channels/${thread.id}/messages/${message.id}`);

  const { body } = await ask('GET', `/channels/${thread.id}`);
  assert.deepEqual([body.message_count, body.total_message_sent], [1, 2]);
});

test('archived threads are listed page by page, the latest first, and private ones to those who may see them', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, world, mayDo, everybodyMay } = opened;
  const path = `/channels/${channel('general').id}`;
  for (const name of ['one', 'two', 'three']) {
    const thread = await makeThread(opened, channel('general'), { name, type: 11 });
    world.clock.advance(1_000);
    await ask('PATCH', `/channels/${thread.id}`, { archived: true });
  }
  const hidden = await makeThread(opened, channel('general'), { name: 'hidden', type: 12 });
  await ask('PATCH', `/channels/${hidden.id}`, { archived: true });
  const names = ({ body }: Anything) => body.threads.map(({ name }: { name: string }) => name);

  const first = await ask('GET', `${path}/threads/archived/public?limit=2`);
  assert.deepEqual([names(first), first.body.has_more, first.body.members.length], [['three', 'two'], true, 2]);
  const before = encodeURIComponent(first.body.threads[1].thread_metadata.archive_timestamp);
  const second = await ask('GET', `${path}/threads/archived/public?limit=2&before=${before}`);
  assert.deepEqual([names(second), second.body.has_more], [['one'], false]);

  assert.deepEqual(names(await ask('GET', `${path}/users/@me/threads/archived/private`)), ['hidden']);
  assert.deepEqual(refusal(await ask('GET', `${path}/threads/archived/private`)), [403, 50013]);
  mayDo(Bits.ManageThreads);
  assert.deepEqual(names(await ask('GET', `${path}/threads/archived/private`)), ['hidden']);
  everybodyMay(everybodysPermissions & ~Bits.ReadMessageHistory);
  assert.deepEqual(refusal(await ask('GET', `${path}/threads/archived/public`)), [403, 50013]);
});

test('the active threads of a guild are those that one sees', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, guild, world } = opened;
  const [open, hidden, old] = await Promise.all([
    makeThread(opened, channel('general'), { name: 'open', type: 11 }),
    makeThread(opened, channel('announcements'), { name: 'hidden', type: 11 }),
    makeThread(opened, channel('general'), { name: 'old', type: 11 }),
  ]);
  channel('announcements').overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: Bits.ViewChannel }];
  world.state.channels.get(old.id)!.thread!.archived = true;

  const { body } = await ask('GET', `/guilds/${guild.id}/threads/active`);

  assert.deepEqual(
    body.threads.map(({ id }: { id: string }) => id),
    [open.id],
  );
  assert.deepEqual(
    body.members.map(({ id }: { id: string }) => id),
    [open.id],
  );
  assert.equal(hidden.parentId, channel('announcements').id);
});

test('a guild has 1,000 active threads and no more; archived ones do not count, and do not open then', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, guild, world } = opened;
  const archived = await makeThread(opened, channel('general'));
  await ask('PATCH', `/channels/${archived.id}`, { archived: true });
  const within = { guildId: guild.id, parentId: channel('general').id, type: ChannelType.PublicThread };
  const thread = { ...archived.thread!, archived: false };
  for (let n = 0; n < 1_000; n++) makeChannel(world, { ...within, name: `t-${n}`, thread: { ...thread } });

  const start = await ask('POST', `/channels/${channel('general').id}/threads`, { name: 'a', type: 11 });
  assert.deepEqual(refusal(start), [400, 160006]);
  assert.deepEqual(refusal(await ask('PATCH', `/channels/${archived.id}`, { archived: false })), [400, 160006]);
  assert.deepEqual(refusal(await ask('POST', `/channels/${archived.id}/messages`, { content: 'a' })), [400, 160006]);
});

test('Discord itself says that a thread began, from which message, and how it is called now', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  const general = channel('general');
  const lone = await makeThread(opened, general);
  const { body: message } = await ask('POST', `/channels/${general.id}/messages`, { content: 'Tea?' });
  const { body: hanging } = await ask('POST', `/channels/${general.id}/messages/${message.id}/threads`, {
    name: 'tea',
  });
  await ask('PATCH', `/channels/${hanging.id}`, { name: 'coffee' });

  const { body: begun } = await ask('GET', `/channels/${general.id}/messages/${lone.id}`);
  assert.deepEqual([begun.type, begun.content, begun.thread.id], [MessageType.ThreadCreated, 'tea', lone.id]);
  assert.deepEqual(begun.message_reference, { type: 0, channel_id: lone.id, guild_id: opened.guild.id });
  const { body: said } = await ask('GET', `/channels/${hanging.id}/messages`);
  const [renamed, starter] = said;
  assert.deepEqual([renamed.type, renamed.content], [MessageType.ChannelNameChange, 'coffee']);
  assert.deepEqual([starter.type, starter.referenced_message.id], [MessageType.ThreadStarterMessage, message.id]);
});
