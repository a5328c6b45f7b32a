import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ForumChannel } from 'discord.js';
import { PermissionFlagsBits as Bits, ChannelFlags, ChannelType } from 'discord-api-types/v10';
import { listening, makeThread, openWithoutRights, refusal } from './channel-fixture.ts';
import { logIn, openDiscord } from './fixture.ts';

const tag = (id: string, moderated = false) => ({ id, name: `tag ${id}`, moderated, emojiId: null, emojiName: null });
const post = { name: 'Which tea?', message: { content: 'Green or black?' } };

test('discord.js posts in a forum: thread and first message have one id', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const help = client.channels.cache.get(opened.channel('help').id) as ForumChannel;
  await help.setAvailableTags([{ name: 'drinks', emoji: { id: null, name: '🍵' } }]);
  const [drinks] = help.availableTags;

  const thread = await help.threads.create({
    name: 'Which tea?',
    message: { content: 'Green?' },
    appliedTags: [drinks!.id],
  });

  assert.deepEqual([thread.type, thread.appliedTags, thread.messageCount], [ChannelType.PublicThread, [drinks!.id], 0]);
  const starter = await thread.fetchStarterMessage();
  assert.deepEqual([starter?.id, starter?.content], [thread.id, 'Green?']);
  assert.equal(opened.channel('help').lastMessageId, thread.id);
});

test('a forum itself holds no messages, and its posts begin with one', async (t) => {
  const { ask, channel } = await openDiscord(t);
  const path = `/channels/${channel('help').id}`;

  assert.deepEqual(refusal(await ask('POST', `${path}/messages`, { content: 'hi' })), [400, 50008]);
  assert.deepEqual(refusal(await ask('POST', `${path}/threads`, { name: 'a' })), [400, 50035]);
  assert.deepEqual(refusal(await ask('POST', `${path}/threads`, { name: 'a', message: {} })), [400, 50006]);
});

test('a post that is refused leaves nothing behind', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, world } = opened;
  const before = world.state.channels.size;
  const { names } = listening(opened);

  const long = { content: 'x'.repeat(2_001) };
  assert.deepEqual(
    refusal(await ask('POST', `/channels/${channel('help').id}/threads`, { name: 'a', message: long })),
    [400, 50035],
  );

  assert.deepEqual([world.state.channels.size, names()], [before, []]);
});

test('to post is to send: it takes that right in the forum, and none to begin or to write in threads', async (t) => {
  const { ask, channel, everybodyMay } = await openWithoutRights(t);
  const create = async () => refusal(await ask('POST', `/channels/${channel('help').id}/threads`, post));

  everybodyMay(Bits.ViewChannel | Bits.CreatePublicThreads | Bits.SendMessagesInThreads);
  assert.deepEqual(await create(), [403, 50013]);
  everybodyMay(Bits.ViewChannel | Bits.SendMessages);
  assert.deepEqual(await create(), [201, undefined]);
});

test('the thread is told of before its first message', async (t) => {
  const opened = await openDiscord(t);
  const { names, told } = listening(opened);

  await opened.ask('POST', `/channels/${opened.channel('help').id}/threads`, post);

  const order = ['GUILD_AUDIT_LOG_ENTRY_CREATE', 'THREAD_CREATE', 'THREAD_MEMBERS_UPDATE', 'MESSAGE_CREATE'];
  assert.deepEqual(names(), order);
  assert.equal(told[1]!.data.newly_created, true);
  assert.equal(told[3]!.data.id, told[1]!.data.id);
});

test('a forum may ask for a tag, of its own tags, five at most', async (t) => {
  const { ask, channel } = await openDiscord(t);
  const help = channel('help');
  help.forumTags = ['1', '2', '3', '4', '5', '6'].map((id) => tag(id));
  const flags = ChannelFlags.RequireTag;
  assert.equal((await ask('PATCH', `/channels/${help.id}`, { flags })).body.flags, flags);
  const create = async (tags?: string[]) =>
    refusal(await ask('POST', `/channels/${help.id}/threads`, { ...post, ...(tags && { applied_tags: tags }) }));

  assert.deepEqual(await create(), [400, 40067]);
  assert.deepEqual(await create(['9']), [400, 50035]);
  assert.deepEqual(await create(['1', '2', '3', '4', '5', '6']), [400, 50035]);
  assert.deepEqual(await create(['1']), [201, undefined]);
});

test('moderated tags are given and taken by those who manage threads', async (t) => {
  const opened = await openWithoutRights(t);
  const { ask, channel, mayDo } = opened;
  const help = channel('help');
  help.forumTags = [tag('1'), tag('2', true)];
  const thread = await makeThread(opened, help, { ...post, applied_tags: ['1'] });
  const apply = async (...tags: string[]) =>
    refusal(await ask('PATCH', `/channels/${thread.id}`, { applied_tags: tags }));

  assert.deepEqual(await apply('1', '2'), [403, 50013]);
  mayDo(Bits.ManageThreads);
  assert.deepEqual(await apply('2'), [200, undefined]);
  mayDo();
  assert.deepEqual(
    [await apply('1', '2'), await apply('1')],
    [
      [200, undefined],
      [403, 50013],
    ],
  );
});

test('tags keep their ids where they are named by them, have a name each, and are twenty at most', async (t) => {
  const { ask, channel } = await openDiscord(t);
  const help = channel('help');
  help.forumTags = [tag('1')];
  const set = (tags: object[]) => ask('PATCH', `/channels/${help.id}`, { available_tags: tags });

  const { body } = await set([
    { id: '1', name: 'old' },
    { id: '999', name: 'new' },
    { name: 'newer', emoji_name: '🍵' },
  ]);
  const ids = body.available_tags.map(({ id }: { id: string }) => id);
  assert.deepEqual([ids[0], ids.includes('999'), new Set(ids).size], ['1', false, 3]);
  for (const tags of [
    [{ name: 'a' }, { name: 'a' }],
    [{ name: '' }],
    [{ name: 'x'.repeat(21) }],
    [{ name: 'a', emoji_id: '1', emoji_name: '🍵' }],
    Array.from({ length: 21 }, (_, n) => ({ name: `${n}` })),
  ]) {
    assert.deepEqual(refusal(await set(tags)), [400, 50035]);
  }
});

test('a pinned post is not put away by the clock, and loses its pin when somebody puts it away', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel, world } = opened;
  const thread = await makeThread(opened, channel('help'), { ...post, auto_archive_duration: 60 });
  await ask('PATCH', `/channels/${thread.id}`, { flags: ChannelFlags.Pinned });

  world.clock.advance(3 * 3_600_000);
  assert.equal(thread.thread!.archived, false);
  const { body } = await ask('PATCH', `/channels/${thread.id}`, { archived: true });
  assert.deepEqual([body.flags, body.thread_metadata.archived], [0, true]);
});

test('new threads begin as slowly as their channel says', async (t) => {
  const opened = await openDiscord(t);
  const { ask, channel } = opened;
  await ask('PATCH', `/channels/${channel('help').id}`, {
    default_thread_rate_limit_per_user: 30,
    default_auto_archive_duration: 60,
  });

  const thread = await makeThread(opened, channel('help'), post);

  assert.deepEqual([thread.slowmodeSeconds, thread.thread!.autoArchiveMinutes], [30, 60]);
});
