import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayIntentBits as Intent, type TextChannel } from 'discord.js';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { react } from '../../../simulators/discord/messages/reactions.ts';
import type { Message } from '../../../simulators/discord/state/rows.ts';
import { type Anything, logIn } from './fixture.ts';
import { introduced } from './gateway-client.ts';
import { openRoom, refusal } from './message-fixture.ts';

type Room = Awaited<ReturnType<typeof openRoom>>;

const reacting = ({ ask, path }: Room, { id }: { id: string }) => {
  const place = (emoji: string, rest: string) => `${path}/${id}/reactions/${encodeURIComponent(emoji)}${rest}`;
  return {
    add: (emoji: string) => ask('PUT', place(emoji, '/@me')),
    remove: (emoji: string, who = '@me') => ask('DELETE', place(emoji, `/${who}`)),
    clear: (emoji?: string) => ask('DELETE', emoji ? place(emoji, '') : `${path}/${id}/reactions`),
    who: (emoji: string, query = '') => ask('GET', `${place(emoji, '')}${query}`),
  };
};

const reactAs = ({ world, room, person, guild }: Room, username: string, message: Message, emoji: string) => {
  const member = world.state.members.get(guild.id)!.get(person(username).id)!;
  react(world, message, emoji, { userId: member.userId, channel: room, standing: { guild, member } });
};

test('a reaction is counted, and told with who reacted', async (t) => {
  const room = await openRoom(t);
  const client = await introduced(t, room, { intents: Intent.Guilds | Intent.GuildMessageReactions });
  const message = room.hear('ann', 'Tea?');
  const { add, remove } = reacting(room, message);

  reactAs(room, 'ann', message, '🍵');
  assert.equal((await add('🍵')).status, 204);

  assert.deepEqual((await room.read(message.id)).body.reactions, [
    {
      ...{ emoji: { id: null, name: '🍵' }, count: 2, count_details: { burst: 0, normal: 2 } },
      ...{ burst_colors: [], me: true, me_burst: false },
    },
  ]);
  await client.settled();
  const { member, ...told } = client.told('MESSAGE_REACTION_ADD').at(-1);
  const place = { channel_id: room.room.id, message_id: message.id, guild_id: room.guild.id };
  const deed = { user_id: room.application.botId, emoji: { id: null, name: '🍵' }, burst: false, type: 0 };
  assert.deepEqual(told, { ...place, ...deed, message_author_id: room.person('ann').id });
  assert.equal(member.user.id, room.application.botId);
  await remove('🍵');
  await client.settled();
  assert.deepEqual(client.told('MESSAGE_REACTION_REMOVE'), [{ ...place, ...deed }]);
});

test('what is no emoji, or an emoji that is not there, is unknown', async (t) => {
  const room = await openRoom(t);
  const message = room.hear('ann', 'Tea?');
  const { add } = reacting(room, message);
  const emoji = { id: room.world.newId(), guildId: room.guild.id, name: 'pot', animated: false };
  room.world.state.emojis.set(emoji.id, { ...emoji, roles: [], creatorId: room.guild.ownerId, available: true });

  for (const wrong of ['tea', 'pot:1', '🍵🍵']) assert.deepEqual(refusal(await add(wrong)), [404, 10014], wrong);
  assert.equal((await add(`pot:${emoji.id}`)).status, 204);
  assert.equal((await add('❤')).status, 204);
  const { reactions } = (await room.read(message.id)).body;
  assert.deepEqual(
    reactions.map((it: Anything) => it.emoji),
    [
      { id: emoji.id, name: 'pot' },
      { id: null, name: '❤️' },
    ],
  );
});

test('a new kind of reaction needs a right, to join one does not, and both need the history', async (t) => {
  const room = await openRoom(t);
  const message = room.hear('ann', 'Tea?');
  reactAs(room, 'ann', message, '🍵');
  const { add } = reacting(room, message);

  room.allow(Bits.ViewChannel | Bits.AddReactions);
  assert.deepEqual(refusal(await add('🍵')), [403, 50013]);
  room.allow(Bits.ViewChannel | Bits.ReadMessageHistory);
  assert.deepEqual(refusal(await add('☕')), [403, 50013]);
  assert.equal((await add('🍵')).status, 204);
  room.allow(Bits.ViewChannel | Bits.ReadMessageHistory | Bits.AddReactions);
  assert.equal((await add('☕')).status, 204);
});

test('there are up to 20 kinds', async (t) => {
  const room = await openRoom(t);
  const message = room.hear('ann', 'Tea?');
  const { add } = reacting(room, message);
  const faces = Array.from({ length: 21 }, (_, index) => String.fromCodePoint(0x1f600 + index));

  for (const face of faces.slice(0, 20)) assert.equal((await add(face)).status, 204);

  assert.deepEqual(refusal(await add(faces[20]!)), [400, 30010]);
  assert.equal((await add(faces[0]!)).status, 204);
});

test("only whoever manages messages takes away others' reactions", async (t) => {
  const room = await openRoom(t);
  const message = room.hear('ann', 'Tea?');
  const ann = room.person('ann').id;
  const { remove, clear } = reacting(room, message);
  for (const emoji of ['🍵', '☕', '🫖']) reactAs(room, 'ann', message, emoji);

  room.allow(Bits.ViewChannel | Bits.ReadMessageHistory);
  for (const answer of [await remove('🍵', ann), await clear('🍵'), await clear()])
    assert.deepEqual(refusal(answer), [403, 50013]);
  room.allow(Bits.ViewChannel | Bits.ManageMessages);
  const client = await introduced(t, room, { intents: Intent.Guilds | Intent.GuildMessageReactions });
  assert.deepEqual([(await remove('🍵', ann)).status, (await clear('☕')).status], [204, 204]);
  assert.deepEqual(
    message.reactions.map(({ emoji }) => emoji),
    ['🫖'],
  );
  assert.equal((await clear()).status, 204);
  assert.deepEqual(message.reactions, []);
  await client.settled();
  const place = { channel_id: room.room.id, message_id: message.id, guild_id: room.guild.id };
  assert.deepEqual(client.told('MESSAGE_REACTION_REMOVE_EMOJI'), [{ ...place, emoji: { id: null, name: '☕' } }]);
  assert.deepEqual(client.told('MESSAGE_REACTION_REMOVE_ALL'), [place]);
});

test('who reacted is listed by id, page by page', async (t) => {
  const room = await openRoom(t);
  const message = room.hear('ann', 'Tea?');
  const { who } = reacting(room, message);
  for (const username of ['mia', 'ann', 'ben']) reactAs(room, username, message, '🍵');
  const names = async (query = '') => (await who('🍵', query)).body.map(({ username }: Anything) => username);

  assert.deepEqual(await names(), ['ann', 'ben', 'mia']);
  assert.deepEqual(await names('?limit=1'), ['ann']);
  assert.deepEqual(await names(`?after=${room.person('ann').id}`), ['ben', 'mia']);
});

test('discord.js awaits the reaction of a person', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room, {
    intents: [Intent.Guilds, Intent.GuildMessages, Intent.GuildMessageReactions],
  });
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const question = await channel.send('Tea?');
  await question.react('🍵');

  const filter = (_: unknown, { bot }: { bot: boolean }) => !bot;
  const answer = question.awaitReactions({ filter, max: 1, time: 5_000, errors: ['time'] });
  reactAs(room, 'ben', room.world.state.messages.get(channel.id)!.get(question.id)!, '🍵');

  assert.equal((await answer).first()?.emoji.name, '🍵');
});
