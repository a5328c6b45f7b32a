import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits, GatewayIntentBits as Intent } from 'discord.js';
import { Event } from '../../../simulators/discord/events/tell.ts';
import type { Emoji } from '../../../simulators/discord/state/rows.ts';
import { eventually, logIn } from './fixture.ts';
import { nobody, openGuild } from './guild-fixture.ts';

const picture = (kind = 'png', size = 3) => `data:image/${kind};base64,${Buffer.alloc(size, 1).toString('base64')}`;

test('an emoji is made by whoever may, and all emojis are told anew', async (t) => {
  const { ask, path, own, heard, audience } = await openGuild(t);
  const wanted = { name: 'tea_cup', image: picture() };

  assert.equal((await ask('POST', path('/emojis'), wanted)).body.code, 50013);
  own.permissions = Bits.CreateGuildExpressions;
  const { status, body } = await ask('POST', path('/emojis'), wanted);

  assert.deepEqual([status, body.name, body.animated, body.user.username], [201, 'tea_cup', false, 'Botyard']);
  assert.deepEqual(heard(Event.GuildEmojisUpdate)[0].emojis[0].id, body.id);
  assert.equal(audience(Event.GuildEmojisUpdate).intents, Intent.GuildExpressions);
});

test('an emoji has a name of letters, digits and underscores, and a small picture', async (t) => {
  const { ask, path } = await openGuild(t, Bits.CreateGuildExpressions);
  const code = async (body: object) => (await ask('POST', path('/emojis'), body)).body;

  assert.deepEqual(Object.keys((await code({ name: 'tea cup', image: 'tea.png' })).errors), ['name', 'image']);
  assert.deepEqual(Object.keys((await code({ name: 'x' })).errors), ['name', 'image']);
  assert.equal((await code({ name: 'large', image: picture('png', 262_145) })).code, 50138);
  assert.equal((await code({ name: 'moving', image: picture('gif') })).animated, true);
});

test('one changes the own emojis, and those of others only as a manager of them', async (t) => {
  const { ask, path, own, world, guild } = await openGuild(t, Bits.CreateGuildExpressions);
  const { body: mine } = await ask('POST', path('/emojis'), { name: 'mine', image: picture() });
  const others: Emoji = {
    ...{ id: world.newId(), guildId: guild.id, name: 'others', animated: false, roles: [] },
    ...{ creatorId: guild.ownerId, available: true },
  };
  world.state.emojis.set(others.id, others);

  assert.equal((await ask('PATCH', path(`/emojis/${mine.id}`), { name: 'mine_2' })).body.name, 'mine_2');
  assert.equal((await ask('DELETE', path(`/emojis/${others.id}`))).body.code, 50013);
  own.permissions = Bits.ManageGuildExpressions;
  assert.equal((await ask('DELETE', path(`/emojis/${others.id}`))).status, 204);
  assert.equal((await ask('GET', path(`/emojis/${others.id}`))).body.code, 10014);
  assert.equal((await ask('GET', path(`/emojis/${nobody}`))).body.code, 10014);
});

test('a guild has at most 50 emojis that stand still, and 50 that move', async (t) => {
  const { ask, path } = await openGuild(t, Bits.CreateGuildExpressions);
  for (let made = 0; made < 50; made++) await ask('POST', path('/emojis'), { name: `tea_${made}`, image: picture() });

  const refused = await ask('POST', path('/emojis'), { name: 'one_more', image: picture() });

  assert.deepEqual([refused.status, refused.body.code], [400, 30008]);
  assert.equal((await ask('POST', path('/emojis'), { name: 'moving', image: picture('gif') })).status, 201);
});

test('discord.js makes, renames and deletes emojis', async (t) => {
  const opened = await openGuild(t, Bits.Administrator);
  const client = await logIn(t, opened, { intents: [Intent.Guilds, Intent.GuildExpressions] });
  const guild = await client.guilds.fetch(opened.guild.id);

  const emoji = await guild.emojis.create({ attachment: Buffer.from('tea'), name: 'tea', reason: 'Tea' });
  await emoji.setName('green_tea');
  await eventually('the bot has heard of the name', () => guild.emojis.cache.get(emoji.id)?.name === 'green_tea');
  await emoji.delete();

  await eventually('the bot has heard of the end', () => guild.emojis.cache.size === 0);
  assert.equal(opened.log()[0]!.reason, 'Tea');
});
