import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayIntentBits as Intent } from 'discord.js';
import { PermissionFlagsBits as Bits } from 'discord-api-types/v10';
import { eventually, logIn } from './fixture.ts';
import { faultsIn, openRoom } from './message-fixture.ts';

const plain = Bits.ViewChannel | Bits.SendMessages | Bits.ReadMessageHistory;

test('whom a text names is mentioned, unless it is code', async (t) => {
  const { say, person } = await openRoom(t);
  const [ann, ben] = [person('ann').id, person('ben').id];

  const { body } = await say({ content: `<@${ann}> <@!${ann}> <@1> \`<@${ben}>\`` });

  assert.deepEqual(
    body.mentions.map(({ id }: { id: string }) => id),
    [ann],
  );
  assert.deepEqual([body.mention_roles, body.mention_everyone], [[], false]);
});

test('everybody, and roles that not all may mention, are mentioned only by whoever has the right to that', async (t) => {
  const { say, allow, world, guild } = await openRoom(t);
  const named = (name: string) => [...world.state.roles.get(guild.id)!.values()].find((role) => role.name === name)!.id;
  const [moderators, regulars] = [named('Moderators'), named('Regulars')];
  const content = `@everyone <@&${moderators}> <@&${regulars}>`;
  const mentioned = async () => {
    const { body } = await say({ content });
    return [body.mention_everyone, body.mention_roles];
  };

  allow(plain);
  assert.deepEqual(await mentioned(), [false, [moderators]]);
  allow(plain | Bits.MentionEveryone);
  assert.deepEqual(await mentioned(), [true, [moderators, regulars]]);
});

test('a message may say whom it pings: all of a kind, or those of a list, but not both', async (t) => {
  const { say, person } = await openRoom(t);
  const [ann, ben] = [person('ann').id, person('ben').id];
  const content = `@here <@${ann}> <@${ben}>`;
  const pinged = async (allowed_mentions: object) => {
    const { body } = await say({ content, allowed_mentions });
    return [body.mention_everyone, ...body.mentions.map(({ id }: { id: string }) => id)];
  };

  assert.deepEqual(await pinged({ parse: [] }), [false]);
  assert.deepEqual(await pinged({ parse: ['everyone'] }), [true]);
  assert.deepEqual(await pinged({ users: [ben] }), [false, ben]);
  assert.deepEqual(await pinged({ parse: ['users'] }), [false, ann, ben]);
  const both = await say({ content, allowed_mentions: { parse: ['users'], users: [ben] } });
  assert.deepEqual(faultsIn(both), ['allowed_mentions MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE']);
  const many = await say({ content, allowed_mentions: { users: Array.from({ length: 101 }, (_, id) => `${id + 1}`) } });
  assert.deepEqual(faultsIn(many), ['allowed_mentions.users BASE_TYPE_MAX_LENGTH']);
  const odd = await say({ content, allowed_mentions: { parse: ['all'] } });
  assert.deepEqual(faultsIn(odd), ['allowed_mentions.parse.0 BASE_TYPE_CHOICES']);
});

test('an event says which members are mentioned', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room, { intents: [Intent.Guilds, Intent.GuildMessages] });
  const ann = room.person('ann').id;

  await room.say({ content: `<@${ann}>` });

  await eventually('the member is known', () => client.guilds.cache.first()?.members.cache.has(ann));
});

test('an edit names anew, and leaves the mentions alone where it leaves the text alone', async (t) => {
  const { say, edit, person } = await openRoom(t);
  const [ann, ben] = [person('ann').id, person('ben').id];
  const silent = { content: `<@${ann}>`, embeds: [{ title: 'x' }], allowed_mentions: { parse: [] } };
  const { id } = (await say(silent)).body;
  const named = async (body: object) => (await edit(id, body)).body.mentions.map((it: { id: string }) => it.id);

  assert.deepEqual(await named({ embeds: [] }), []);
  assert.deepEqual(await named({ content: `<@${ben}>` }), [ben]);
});
