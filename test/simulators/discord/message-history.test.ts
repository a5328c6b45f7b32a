import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AuditLogEvent,
  PermissionFlagsBits as Bits,
  ChannelType,
  EmbedType,
  MessageFlags,
} from 'discord-api-types/v10';
import { conversationOf, makeChannel } from '../../../simulators/discord/state/make.ts';
import { type Anything, eventually, logIn } from './fixture.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

const day = 86_400_000;
const contents = ({ body }: { body: Anything[] }): string[] => body.map(({ content }) => content);

test('messages are listed newest first, around one, before it or after it', async (t) => {
  const { hear, ask, path } = await openRoom(t);
  const [, second, third, fourth] = ['1', '2', '3', '4', '5'].map((content) => hear('ann', content));
  const list = async (query = '') => contents(await ask('GET', `${path}${query}`));

  assert.deepEqual(await list(), ['5', '4', '3', '2', '1']);
  assert.deepEqual(await list('?limit=2'), ['5', '4']);
  assert.deepEqual(await list(`?before=${third!.id}`), ['2', '1']);
  assert.deepEqual(await list(`?after=${second!.id}&limit=2`), ['4', '3']);
  assert.deepEqual(await list(`?around=${fourth!.id}&limit=3`), ['5', '4', '3']);
  for (const limit of [0, 101]) {
    assert.match(faultsIn(await ask('GET', `${path}?limit=${limit}`))[0]!, /^limit NUMBER_TYPE_M/);
  }
});

test('without the right to the history the list is empty, and no single message is read', async (t) => {
  const { hear, ask, path, read, allow } = await openRoom(t);
  const { id } = hear('ann', 'Tea?');

  allow(Bits.ViewChannel);
  assert.deepEqual((await ask('GET', path)).body, []);
  assert.deepEqual(refusal(await read(id)), [403, 50013]);
  allow(0n);
  assert.deepEqual(refusal(await ask('GET', path)), [403, 50001]);
  allow(Bits.ViewChannel | Bits.ReadMessageHistory);
  assert.equal((await read(id)).body.content, 'Tea?');
  assert.deepEqual(refusal(await read('1')), [404, 10008]);
});

test('an edit changes what it names and empties what it nulls', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const heard: string[] = [];
  client.on('messageCreate', ({ content }) => heard.push(content));
  client.on('messageUpdate', (before, { content }) => heard.push(`${before.content} became ${content}`));
  const { id } = (await room.say({ content: 'x', embeds: [{ title: 'y' }] })).body;

  const edited = (await room.edit(id, { content: 'z' })).body;
  const emptied = (await room.edit(id, { content: null })).body;

  assert.deepEqual([edited.content, edited.embeds.length, edited.edited_timestamp !== null], ['z', 1, true]);
  assert.deepEqual([emptied.content, emptied.embeds.length], ['', 1]);
  assert.deepEqual(refusal(await room.edit(id, { embeds: [] })), [400, 50006]);
  assert.deepEqual(faultsIn(await room.edit(id, { content: 'x'.repeat(2001) })), ['content BASE_TYPE_MAX_LENGTH']);
  await eventually('all is told', () => heard.length === 3);
  assert.deepEqual(heard, ['x', 'x became z', 'z became ']);
});

test('nobody edits what another one wrote, but its embeds are hidden by whoever manages messages', async (t) => {
  const { hear, edit, allow } = await openRoom(t);
  const message = hear('ann', 'https://example.org');
  message.embeds = [{ type: EmbedType.Rich, title: 'Example' }];
  const hide = () => edit(message.id, { flags: MessageFlags.SuppressEmbeds });

  assert.deepEqual(refusal(await edit(message.id, { content: 'x' })), [403, 50005]);
  allow(Bits.ViewChannel | Bits.SendMessages);
  assert.deepEqual(refusal(await hide()), [403, 50013]);
  allow(Bits.ViewChannel | Bits.SendMessages | Bits.ManageMessages);
  const { body } = await hide();
  assert.deepEqual([body.embeds, body.flags, body.edited_timestamp], [[], MessageFlags.SuppressEmbeds, null]);
  assert.equal((await edit(message.id, { flags: 0 })).body.embeds.length, 1);
});

test("one's own message is deleted freely, another one's by whoever manages messages, which is written down", async (t) => {
  const { hear, say, ask, path, allow, world, guild, person } = await openRoom(t);
  const remove = (id: string) =>
    ask('DELETE', `${path}/${id}`, undefined, { headers: { 'x-audit-log-reason': 'spam' } });
  const spam = hear('ann', 'Buy!');

  allow(Bits.ViewChannel | Bits.SendMessages);
  assert.equal((await remove((await say({ content: 'x' })).body.id)).status, 204);
  assert.deepEqual(refusal(await remove(spam.id)), [403, 50013]);
  allow(Bits.ViewChannel | Bits.ManageMessages);
  assert.equal((await remove(spam.id)).status, 204);
  assert.deepEqual(refusal(await remove(spam.id)), [404, 10008]);

  const [entry, ...others] = world.state.auditLogs.get(guild.id)!;
  assert.deepEqual([entry?.actionType, entry?.targetId, entry?.reason], [72, person('ann').id, 'spam']);
  assert.deepEqual([entry?.options?.['count'], others], ['1', []]);
});

test('in a conversation a bot deletes only what it wrote', async (t) => {
  const { world, application, person, ask, hear } = await openRoom(t);
  const channel = conversationOf(world, application.botId, person('ann').id);
  const path = `/channels/${channel.id}/messages`;
  const { id } = (await ask('POST', path, { content: 'x' })).body;
  const theirs = hear('ann', 'y', channel);

  assert.equal((await ask('DELETE', `${path}/${id}`)).status, 204);
  assert.deepEqual(refusal(await ask('DELETE', `${path}/${theirs.id}`)), [403, 50003]);
});

test('two to a hundred messages of the last two weeks are deleted at once', async (t) => {
  const room = await openRoom(t);
  const { hear, ask, path, world, allow, guild } = room;
  const old = hear('ann', 'old');
  world.clock.advance(14 * day + 1_000);
  const client = await logIn(t, room);
  await client.channels.fetch(room.room.id);
  const heard: string[][] = [];
  client.on(
    'raw' as never,
    ((packet: Anything) => {
      if (packet.t === 'MESSAGE_DELETE_BULK') heard.push(packet.d.ids);
    }) as never,
  );
  const [one, two] = [hear('ann', '1').id, hear('ben', '2').id];
  const remove = (...messages: string[]) => ask('POST', `${path}/bulk-delete`, { messages });
  const never = (count: number) => Array.from({ length: count }, () => world.newId());

  assert.deepEqual(refusal(await remove(one)), [400, 50016]);
  assert.deepEqual(refusal(await remove(...never(101))), [400, 50016]);
  assert.deepEqual(refusal(await remove(one, old.id)), [400, 50034]);
  assert.deepEqual(faultsIn(await remove(one, one)), ['messages.1 SET_TYPE_ALREADY_CONTAINS_VALUE']);
  assert.equal((await remove(one, two, ...never(1))).status, 204);

  assert.deepEqual([...world.state.messages.get(room.room.id)!.keys()], [old.id]);
  assert.deepEqual(await eventually('it is told', () => heard[0]), [one, two]);
  const [entry] = world.state.auditLogs.get(guild.id)!;
  assert.deepEqual([entry?.actionType, entry?.options], [AuditLogEvent.MessageBulkDelete, { count: '2' }]);
  allow(Bits.ViewChannel);
  assert.deepEqual(refusal(await remove(...never(2))), [403, 50013]);
});

test('what stands in an archived thread stays as it is', async (t) => {
  const { room, world, guild, hear, ask } = await openRoom(t);
  const now = world.clock.now();
  const thread = makeChannel(world, {
    ...{ guildId: guild.id, name: 'a thread', type: ChannelType.PublicThread, parentId: room.id },
    thread: {
      ...{ ownerId: guild.ownerId, archived: false, locked: false, invitable: true, autoArchiveMinutes: 60 },
      ...{ archivedAt: now, createdAt: now, messageCount: 0, sentCount: 0, members: [], appliedTags: [] },
    },
  });
  const path = `/channels/${thread.id}/messages`;
  const own = (await ask('POST', path, { content: 'x' })).body.id;
  const others = hear('ann', 'Tea?', thread).id;
  const reaction = `${path}/${others}/reactions/%F0%9F%8D%B5/@me`;
  const deeds = () => [
    ask('PUT', reaction),
    ask('DELETE', reaction),
    ask('PUT', `${path}/pins/${others}`),
    ask('PATCH', `${path}/${own}`, { content: 'y' }),
    ask('DELETE', `${path}/${others}`),
  ];

  thread.thread!.archived = true;
  for (const answer of await Promise.all(deeds())) assert.deepEqual(refusal(answer), [400, 50083]);
  thread.thread!.archived = false;
  for (const deed of await Promise.all(deeds())) assert.ok(deed.status < 300);
});

test('what is written beside voices is read by those who may join them', async (t) => {
  const { allow, ask, channel } = await openRoom(t);
  const list = () => ask('GET', `/channels/${channel('Lounge').id}/messages`);

  allow(Bits.ViewChannel | Bits.ReadMessageHistory);
  assert.deepEqual(refusal(await list()), [403, 50001]);
  allow(Bits.ViewChannel | Bits.ReadMessageHistory | Bits.Connect);
  assert.equal((await list()).status, 200);
});
