import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayIntentBits as Intent, type TextChannel } from 'discord.js';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { type Anything, logIn } from './fixture.ts';
import { introduced } from './gateway-client.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

test('whoever pins says so in the channel, it is told, and it is written down', async (t) => {
  const room = await openRoom(t);
  const client = await introduced(t, room, { intents: Intent.Guilds | Intent.GuildMessages });
  const { id } = room.hear('ann', 'The rules');

  assert.equal((await room.ask('PUT', `${room.path}/pins/${id}`)).status, 204);
  assert.equal((await room.ask('PUT', `${room.path}/pins/${id}`)).status, 204);

  const [note, message, ...others] = (await room.ask('GET', room.path)).body;
  assert.deepEqual([note.type, note.message_reference.message_id, message.pinned, others], [6, id, true, []]);
  await client.settled();
  const [told, ...again] = client.told('CHANNEL_PINS_UPDATE');
  assert.deepEqual([told.channel_id, told.guild_id, again], [room.room.id, room.guild.id, []]);
  assert.equal(client.told('MESSAGE_UPDATE').at(-1).pinned, true);
  assert.deepEqual(
    room.world.state.auditLogs.get(room.guild.id)!.map(({ actionType, options }) => [actionType, options]),
    [[74, { channel_id: room.room.id, message_id: id }]],
  );
});

test('pins are listed newest first, page by page, and in the older way all at once', async (t) => {
  const { hear, ask, path, room } = await openRoom(t);
  const ids = ['1', '2', '3'].map((content) => hear('ann', content).id);
  for (const id of ids) await ask('PUT', `${path}/pins/${id}`);

  const first = (await ask('GET', `${path}/pins?limit=2`)).body;
  const before = encodeURIComponent(first.items.at(-1).pinned_at);
  const rest = (await ask('GET', `${path}/pins?limit=2&before=${before}`)).body;
  const older = (await ask('GET', `/channels/${room.id}/pins`)).body;

  const contents = ({ items }: Anything) => items.map(({ message }: Anything) => message.content);
  assert.deepEqual([contents(first), first.has_more], [['3', '2'], true]);
  assert.deepEqual([contents(rest), rest.has_more], [['1'], false]);
  assert.deepEqual(
    older.map(({ content }: Anything) => content),
    ['3', '2', '1'],
  );
  assert.deepEqual(faultsIn(await ask('GET', `${path}/pins?limit=51`)), ['limit NUMBER_TYPE_MAX']);
});

test('to pin is a right of its own', async (t) => {
  const { hear, ask, path, allow, room } = await openRoom(t);
  const { id } = hear('ann', 'The rules');
  const deeds = () => [
    ask('PUT', `${path}/pins/${id}`),
    ask('DELETE', `${path}/pins/${id}`),
    ask('PUT', `/channels/${room.id}/pins/${id}`),
    ask('DELETE', `/channels/${room.id}/pins/${id}`),
  ];

  allow(Bits.ViewChannel | Bits.ManageMessages);
  for (const answer of await Promise.all(deeds())) assert.deepEqual(refusal(answer), [403, 50013]);
  assert.deepEqual((await ask('GET', `${path}/pins`)).body, { items: [], has_more: false });
  allow(Bits.ViewChannel | Bits.PinMessages);
  for (const answer of await Promise.all(deeds())) assert.equal(answer.status, 204);
});

test('there are up to 250 pins, and notes of Discord are not pinned', async (t) => {
  const { hear, ask, path, world, room } = await openRoom(t);
  for (let count = 0; count < 250; count++) hear('ann', 'x').pinnedAt = world.clock.now() + count;
  const { id } = hear('ann', 'one too many');

  assert.deepEqual(refusal(await ask('PUT', `${path}/pins/${id}`)), [400, 30003]);
  const [pinned] = world.state.messages.get(room.id)!.values();
  await ask('DELETE', `${path}/pins/${pinned!.id}`);
  assert.equal((await ask('PUT', `${path}/pins/${id}`)).status, 204);
  const [note] = (await ask('GET', `${path}?limit=1`)).body;
  assert.deepEqual(refusal(await ask('PUT', `${path}/pins/${note.id}`)), [403, 50021]);
});

test('discord.js pins, finds its pins, and unpins', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const message = await channel.send('The rules');

  await message.pin('so that all know them');
  const { items } = await channel.messages.fetchPins();
  await message.unpin();

  assert.equal(items[0]?.message.id, message.id);
  assert.deepEqual((await channel.messages.fetchPins()).items, []);
  assert.equal(room.world.state.auditLogs.get(room.guild.id)![0]?.reason, 'so that all know them');
});
