import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, ChannelType } from 'discord-api-types/v10';
import {
  addBot,
  conversationOf,
  makeApplication,
  makeChannel,
  makeUser,
} from '../../../simulators/discord/state/make.ts';
import { eventually, logIn } from './fixture.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

test('a message is answered as Discord answers it, and told to the bot that wrote it', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const heard: string[] = [];
  client.on('messageCreate', ({ id, member, guildId }) => heard.push([id, member?.id, guildId].join()));

  const { status, body } = await room.say({ content: ' Tea is ready. ' });

  const { id, timestamp, author, ...rest } = body;
  assert.deepEqual([status, author.id, rest.content], [200, room.application.botId, 'Tea is ready.']);
  assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00$/);
  assert.deepEqual(
    [rest.edited_timestamp, rest.pinned, rest.tts, rest.flags, rest.type, 'guild_id' in rest, 'nonce' in rest],
    [null, false, false, 0, 0, false, false],
  );
  assert.equal(room.room.lastMessageId, id);
  await eventually('the bot hears itself', () => heard.includes([id, author.id, room.guild.id].join()));
});

test('nothing at all cannot be said, nor more than 2000 characters', async (t) => {
  const { say } = await openRoom(t);

  assert.deepEqual(refusal(await say({})), [400, 50006]);
  assert.deepEqual(refusal(await say({ content: '  \n ' })), [400, 50006]);
  assert.deepEqual(refusal(await say({ embeds: [{}] })), [400, 50006]);
  assert.deepEqual(faultsIn(await say({ content: 'x'.repeat(2001) })), ['content BASE_TYPE_MAX_LENGTH']);
  assert.equal((await say({ content: 'x'.repeat(2000) })).status, 200);
});

test('a nonce has up to 25 characters, and one that is enforced is answered with the earlier message', async (t) => {
  const { say, world, room } = await openRoom(t);

  assert.deepEqual(faultsIn(await say({ content: 'x', nonce: 'n'.repeat(26) })), ['nonce BASE_TYPE_MAX_LENGTH']);
  const first = await say({ content: 'one', nonce: 'n', enforce_nonce: true });
  const second = await say({ content: 'two', nonce: 'n', enforce_nonce: true });
  const third = await say({ content: 'three', nonce: 'n' });

  assert.equal(first.body.nonce, 'n');
  assert.deepEqual([second.body.id, second.body.content], [first.body.id, 'one']);
  assert.notEqual(third.body.id, first.body.id);
  assert.equal(world.state.messages.get(room.id)?.size, 2);
});

test('only some flags can be set, and stickers are not to be had', async (t) => {
  const { say } = await openRoom(t);

  assert.equal((await say({ content: 'hush', flags: 4096 | 4 })).body.flags, 4100);
  assert.deepEqual(faultsIn(await say({ content: 'x', flags: 64 })), ['flags MESSAGE_FLAGS_NOT_SETTABLE']);
  assert.deepEqual(faultsIn(await say({ content: 'x', sticker_ids: ['1'] })), ['sticker_ids BASE_TYPE_MAX_LENGTH']);
  assert.equal((await say({ content: 'x', sticker_ids: [] })).status, 200);
});

test('to write, to embed, to attach and to be read aloud each need their right', async (t) => {
  const { say, upload, allow } = await openRoom(t);
  const sight = Bits.ViewChannel;

  allow(0n);
  assert.deepEqual(refusal(await say({ content: 'x' })), [403, 50001]);
  allow(sight);
  assert.deepEqual(refusal(await say({ content: 'x' })), [403, 50013]);
  allow(sight | Bits.SendMessages);
  assert.equal((await say({ content: 'x' })).status, 200);
  assert.deepEqual(refusal(await say({ embeds: [{ title: 'x' }] })), [403, 50013]);
  assert.deepEqual(refusal(await upload({}, [['a.txt', 'a']])), [403, 50013]);
  assert.deepEqual(refusal(await say({ content: 'x', tts: true })), [403, 50013]);
  allow(sight | Bits.SendMessages | Bits.EmbedLinks | Bits.AttachFiles | Bits.SendTTSMessages);
  assert.equal((await say({ content: 'x', embeds: [{ title: 'x' }], tts: true })).status, 200);
  assert.equal((await upload({}, [['a.txt', 'a']])).status, 200);
});

test('in a thread it is another right that one writes by, and its messages are numbered', async (t) => {
  const { world, room, ask, guild, allow } = await openRoom(t);
  const now = world.clock.now();
  const thread = makeChannel(world, {
    ...{ guildId: guild.id, name: 'a thread', type: ChannelType.PublicThread, parentId: room.id },
    thread: {
      ...{ ownerId: guild.ownerId, archived: false, locked: false, invitable: true, autoArchiveMinutes: 60 },
      ...{ archivedAt: now, createdAt: now, messageCount: 0, sentCount: 0, members: [], appliedTags: [] },
    },
  });
  const say = () => ask('POST', `/channels/${thread.id}/messages`, { content: 'x' });

  allow(Bits.ViewChannel | Bits.SendMessages);
  assert.deepEqual(refusal(await say()), [403, 50013]);
  allow(Bits.ViewChannel | Bits.SendMessagesInThreads);
  assert.deepEqual([(await say()).body.position, (await say()).body.position], [0, 1]);
  assert.equal(thread.thread?.messageCount, 2);
});

test('a category and a forum take no messages', async (t) => {
  const { ask, channel } = await openRoom(t);

  for (const name of ['The house', 'help']) {
    const answer = await ask('POST', `/channels/${channel(name).id}/messages`, { content: 'x' });
    assert.deepEqual(refusal(answer), [400, 50008], name);
  }
});

test('a person whose messages are closed, another bot, and a stranger are not written to', async (t) => {
  const { world, ask, person, application } = await openRoom(t);
  const [ann, ben] = [person('ann'), person('ben')];
  const stranger = makeUser(world, { username: 'stranger' });
  const other = makeApplication(world, { name: 'Other', ownerId: ann.id });
  addBot(world, other, [...world.state.guilds.keys()][0]!);
  const say = ({ id }: { id: string }) =>
    ask('POST', `/channels/${conversationOf(world, application.botId, id).id}/messages`, { content: 'psst' });

  ben.dmsOpen = false;

  assert.equal((await say(ann)).status, 200);
  assert.deepEqual(refusal(await say(ben)), [403, 50007]);
  assert.deepEqual(refusal(await say({ id: other.botId })), [403, 50007]);
  assert.deepEqual(refusal(await say(stranger)), [403, 50278]);
});

test('people send no embeds and no components', async (t) => {
  const { hear, world, room, person, guild } = await openRoom(t);
  const { draftOf } = await import('../../../simulators/discord/messages/draft.ts');
  const member = world.state.members.get(guild.id)!.get(person('ann').id)!;
  const writer = { userId: member.userId, applicationId: null, webhook: null, standing: { guild, member } };
  const sent = { body: { embeds: [{ title: 'x' }] }, uploads: new Map() };

  assert.equal(hear('ann', 'hello').content, 'hello');
  assert.throws(() => draftOf(world, sent, { ...writer, isAnswer: false }, room), { code: 50013 });
});
