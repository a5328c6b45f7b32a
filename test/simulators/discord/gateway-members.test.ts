import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayIntentBits as Intent } from 'discord.js';
import { makeMember, makeUser } from '../../../simulators/discord/state/make.ts';
import { type Anything, logIn, type Opened, openDiscord } from './fixture.ts';
import { introduced } from './gateway-client.ts';

const intents = Intent.Guilds | Intent.GuildMembers;
const names = ({ members }: Anything): string[] => members.map(({ user }: Anything) => user.username);

function crowd({ world, guild }: Opened, size: number): void {
  for (let count = 0; count < size; count++) {
    const { id: userId } = makeUser(world, { username: `guest${count}` });
    makeMember(world, { guildId: guild.id, userId });
  }
}

test('discord.js fetches all members, however many there are', async (t) => {
  const opened = await openDiscord(t);
  crowd(opened, 2_000);
  const client = await logIn(t, opened);

  const members = await client.guilds.cache.get(opened.guild.id)!.members.fetch();

  assert.equal(members.size, 2_005);
});

test('members come a thousand at a time, and each piece says which of how many it is', async (t) => {
  const opened = await openDiscord(t);
  crowd(opened, 1_000);
  const client = await introduced(t, opened, { intents });

  client.send(8, { guild_id: opened.guild.id, query: '', limit: 0, nonce: 'n' });
  await client.settled();

  const pieces = client.told('GUILD_MEMBERS_CHUNK').map(({ members, ...rest }) => [members.length, rest]);
  const common = { guild_id: opened.guild.id, chunk_count: 2, nonce: 'n' };
  assert.deepEqual(pieces, [
    [1_000, { ...common, chunk_index: 0 }],
    [5, { ...common, chunk_index: 1 }],
  ]);
});

test('all members are listed once in thirty seconds', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened, { intents });
  const list = () => client.send(8, { guild_id: opened.guild.id, query: '', limit: 0, nonce: 'n' });

  list();
  await client.settled();
  opened.world.clock.advance(10_000);
  list();
  assert.deepEqual(await client.next('RATE_LIMITED'), {
    opcode: 8,
    retry_after: 20,
    meta: { guild_id: opened.guild.id, nonce: 'n' },
  });
  opened.world.clock.advance(20_000);
  list();
  await client.settled();

  assert.equal(client.told('GUILD_MEMBERS_CHUNK').length, 2);
});

test('discord.js hears that it asks too often', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);
  const { members } = client.guilds.cache.get(opened.guild.id)!;

  await members.fetch();

  await assert.rejects(members.fetch(), { name: 'GatewayRateLimitError' });
});

test('without its intent nobody lists all members', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened, { intents: Intent.Guilds });

  client.send(8, { guild_id: opened.guild.id, query: '', limit: 0 });

  assert.equal(await client.closed(), 4014);
});

test('members are found by the beginning of a name, whatever the intents are', async (t) => {
  const opened = await openDiscord(t);
  opened.world.state.members.get(opened.guild.id)!.get(opened.person('mia').id)!.nick = 'Annabel';
  const client = await introduced(t, opened, { intents: Intent.Guilds });

  client.send(8, { guild_id: opened.guild.id, query: 'AN', limit: 10 });

  assert.deepEqual(names(await client.next('GUILD_MEMBERS_CHUNK')), ['ann', 'mia']);
});

test('of those who are found no more than asked for are told, and never more than a hundred', async (t) => {
  const opened = await openDiscord(t);
  crowd(opened, 150);
  const client = await introduced(t, opened);
  for (const limit of [2, 0, 150]) client.send(8, { guild_id: opened.guild.id, query: 'guest', limit });

  await client.settled();

  assert.deepEqual(
    client.told('GUILD_MEMBERS_CHUNK').map(({ members }) => members.length),
    [2, 100, 100],
  );
});

test('members are found by their ids, and who is none is named', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);

  client.send(8, { guild_id: opened.guild.id, user_ids: [opened.person('ben').id, '1'] });

  const chunk = await client.next('GUILD_MEMBERS_CHUNK');
  assert.deepEqual([names(chunk), chunk.not_found], [['ben'], ['1']]);
});

test('discord.js searches among members', async (t) => {
  const opened = await openDiscord(t);
  const client = await logIn(t, opened);

  const found = await client.guilds.cache.get(opened.guild.id)!.members.fetch({ query: 'be', limit: 5 });

  assert.deepEqual(
    found.map(({ displayName }) => displayName),
    ['Ben'],
  );
});

test('presences come with members for those who may see them', async (t) => {
  const opened = await openDiscord(t);
  const ann = opened.person('ann').id;
  opened.world.hub.watch(ann, () => undefined);
  const blind = await introduced(t, opened);
  opened.world.clock.advance(5_000);
  const seeing = await introduced(t, opened, { intents: Intent.Guilds | Intent.GuildPresences });

  for (const client of [blind, seeing]) {
    client.send(8, { guild_id: opened.guild.id, user_ids: ann, presences: true });
  }

  assert.equal((await blind.next('GUILD_MEMBERS_CHUNK')).presences, undefined);
  assert.equal((await seeing.next('GUILD_MEMBERS_CHUNK')).presences[0].status, 'online');
});

for (const [what, request] of [
  ['neither a name nor ids', {}],
  ['a name without a limit', { query: 'a' }],
  ['more than a hundred ids', { user_ids: Array.from({ length: 101 }, (_, index) => String(index)) }],
] as const) {
  test(`a request for members with ${what} cannot be decoded`, async (t) => {
    const opened = await openDiscord(t);
    const client = await introduced(t, opened);

    client.send(8, { guild_id: opened.guild.id, ...request });

    assert.equal(await client.closed(), 4002);
  });
}

test('a nonce of more than 32 bytes is left out', async (t) => {
  const opened = await openDiscord(t);
  const client = await introduced(t, opened);

  client.send(8, { guild_id: opened.guild.id, query: 'a', limit: 1, nonce: 'n'.repeat(33) });

  assert.equal((await client.next('GUILD_MEMBERS_CHUNK')).nonce, undefined);
});
