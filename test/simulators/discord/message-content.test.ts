import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { GatewayIntentBits as Intent } from 'discord.js';
import { ApplicationFlags, EmbedType } from 'discord-api-types/v10';
import { createMessage } from '../../../simulators/discord/messages/keep.ts';
import { presentMessage } from '../../../simulators/discord/present/message.ts';
import { botAsViewer, withContent } from '../../../simulators/discord/present/viewer.ts';
import { conversationOf } from '../../../simulators/discord/state/make.ts';
import type { Message } from '../../../simulators/discord/state/rows.ts';
import { introduced } from './gateway-client.ts';
import { openRoom, refusal } from './message-fixture.ts';

type Room = Awaited<ReturnType<typeof openRoom>>;

const all = Intent.Guilds | Intent.GuildMessages | Intent.DirectMessages;

/** One after the other, as a bot may identify itself only once in five seconds. */
async function listeners<Intents extends number[]>(t: TestContext, room: Room, intents: [...Intents]) {
  const clients = [];
  for (const bits of intents) {
    clients.push(await introduced(t, room, { intents: bits }));
    room.world.clock.advance(5_001);
  }
  return clients as { [Index in keyof Intents]: Awaited<ReturnType<typeof introduced>> };
}

/** With something in every part that can be withheld. */
const full = ({ world }: Room, { id: _, ...message }: Message): Message =>
  createMessage(world, {
    ...message,
    ...{ embeds: [{ type: EmbedType.Rich, title: 'x' }], components: [{ type: 10, id: 1, content: 'x' }] },
    attachments: [
      {
        ...{ id: world.newId(), filename: 'a.txt', contentType: null, size: 1 },
        ...{ description: null, width: null, height: null },
      },
    ],
  });

const parts = ({ content, embeds, attachments, components }: Record<string, unknown>): string =>
  JSON.stringify([content, embeds, attachments, components].map((it) => (it as string | unknown[]).length));

test('without its intent a bot hears that something was written, and not what', async (t) => {
  const room = await openRoom(t);
  const [blind, seeing] = await listeners(t, room, [all, all | Intent.MessageContent]);

  full(room, room.hear('ann', 'a secret'));

  await blind.settled();
  await seeing.settled();
  assert.equal(parts(blind.told('MESSAGE_CREATE').at(-1)), '[0,0,0,0]');
  assert.equal(parts(seeing.told('MESSAGE_CREATE').at(-1)), '[8,1,1,1]');
});

test('at the REST API it is the flags of the application that count', async (t) => {
  const room = await openRoom(t);
  const { id } = full(room, room.hear('ann', 'a secret'));

  assert.equal(parts((await room.read(id)).body), '[8,1,1,1]');
  room.application.flags &= ~ApplicationFlags.GatewayMessageContentLimited;
  assert.equal(parts((await room.read(id)).body), '[0,0,0,0]');
  room.application.flags |= ApplicationFlags.GatewayMessageContent;
  assert.equal(parts((await room.read(id)).body), '[8,1,1,1]');
});

test('what a bot wrote, what is written to it, what mentions it and what it was asked about it reads in any case', async (t) => {
  const room = await openRoom(t);
  const { application, world, person, hear, say } = room;
  application.flags = 0;
  const client = await introduced(t, room, { intents: all });
  const conversation = conversationOf(world, application.botId, person('ann').id);

  await say({ content: 'mine' });
  hear('ann', 'to you', conversation);
  hear('ann', `for <@${application.botId}>`);
  const target = hear('ann', 'a secret');

  await client.settled();
  const heard = client.told('MESSAGE_CREATE').map(({ content }) => content);
  assert.deepEqual(heard, ['mine', 'to you', `for <@${application.botId}>`, '']);
  assert.equal(presentMessage(world, target, withContent(botAsViewer(application))).content, 'a secret');
});

test('events are only for whoever asked for them and sees the channel', async (t) => {
  const room = await openRoom(t);
  const [ofGuilds, ofConversations] = await listeners(t, room, [
    Intent.Guilds | Intent.GuildMessages,
    Intent.Guilds | Intent.DirectMessages,
  ]);
  const conversation = conversationOf(room.world, room.application.botId, room.person('ann').id);

  room.hear('ann', 'here');
  room.hear('ann', 'to you', conversation);
  room.allow(0n);
  room.hear('ada', 'unseen');

  await ofGuilds.settled();
  await ofConversations.settled();
  const place = ({ guild_id, member }: Record<string, unknown>) => [guild_id, member !== undefined];
  assert.deepEqual(ofGuilds.told('MESSAGE_CREATE').map(place), [[room.guild.id, true]]);
  assert.deepEqual(ofConversations.told('MESSAGE_CREATE').map(place), [[undefined, false]]);
});

test('what one person alone sees reaches the bot as in a conversation, and no route of the channel', async (t) => {
  const room = await openRoom(t);
  const { world, person, say, ask, path, read, edit } = room;
  const [ofGuilds, ofConversations] = await listeners(t, room, [
    Intent.Guilds | Intent.GuildMessages,
    Intent.Guilds | Intent.DirectMessages,
  ]);
  const { body } = await say({ content: 'for all' });
  const { id: _, ...draft } = world.state.messages.get(room.room.id)!.get(body.id)!;

  const { id } = createMessage(world, { ...draft, content: 'for you', flags: 64, onlyFor: person('ann').id });

  const answers = [read(id), edit(id, { content: 'x' }), ask('DELETE', `${path}/${id}`)];
  const more = [ask('PUT', `${path}/pins/${id}`), ask('PUT', `${path}/${id}/reactions/%F0%9F%8D%B5/@me`)];
  for (const answer of await Promise.all([...answers, ...more])) assert.deepEqual(refusal(answer), [404, 10008]);
  assert.equal((await ask('GET', path)).body.length, 1);
  assert.equal(room.room.lastMessageId, body.id);
  await ofGuilds.settled();
  await ofConversations.settled();
  assert.deepEqual(
    ofGuilds.told('MESSAGE_CREATE').map(({ content }) => content),
    ['for all'],
  );
  const [told, ...others] = ofConversations.told('MESSAGE_CREATE');
  assert.deepEqual([told.content, 'guild_id' in told, 'member' in told, others], ['for you', false, false, []]);
});
