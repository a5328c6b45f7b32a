import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Anything, openDiscord } from './fixture.ts';
import { introduced } from './gateway-client.ts';
import { ephemeral, openBot, peopleOf, ping } from './interaction-fixture.ts';

const everyIntent = 0b11111111111111;

async function open(t: TestContext) {
  const opened = await openDiscord(t);
  const bot = await introduced(t, opened, { intents: everyIntent & ~((1 << 1) | (1 << 8)) });
  const general = opened.channel('general').id;
  const people = peopleOf(opened);
  const read = (name: string): Promise<Anything[]> => people.look(name, `channels/${general}/messages`);
  const write = (name: string, content: string) => people.act(name, 'write', { channel: general, content });
  return { ...opened, ...people, bot, general, read, write };
}

test('what a person writes is told to bots and read by others', async (t) => {
  const { act, read, bot, general } = await open(t);

  const { id } = await act('ben', 'write', {
    ...{ channel: general, content: 'Look.' },
    files: [{ filename: 'tea.txt', content: 'dGVh' }],
  });

  const told = await bot.next('MESSAGE_CREATE');
  assert.deepEqual([told.id, told.author.username, told.attachments.length], [id, 'ben', 0]);
  assert.equal((await read('mia'))[0].attachments[0].filename, 'tea.txt', 'people see what this bot may not');
});

test('a person answers, changes and takes away what the person wrote', async (t) => {
  const { act, read, write, general } = await open(t);
  const first = await write('ann', 'Tea?');
  const { id } = await act('ben', 'write', { channel: general, content: 'Yes', replyTo: first.id });

  await act('ben', 'rewrite', { channel: general, message: id, content: 'Yes!' });
  const [, answer] = await read('mia');
  assert.deepEqual([answer.content, answer.message_reference.message_id], ['Yes!', first.id]);
  await act('ben', 'delete', { channel: general, message: id });

  assert.equal((await read('mia')).length, 1);
});

test("a person changes nobody else's words, and takes them away only with the right to", async (t) => {
  const { attempt, write, general } = await open(t);
  const { id } = await write('mia', 'Mine.');
  const at = { channel: general, message: id };

  assert.equal((await attempt('ben', 'rewrite', { ...at, content: 'Ours.' })).status, 403);
  assert.equal((await attempt('ada', 'rewrite', { ...at, content: 'Ours.' })).status, 403);
  assert.equal((await attempt('ben', 'delete', at)).status, 403);
  assert.equal((await attempt('ann', 'delete', at)).status, 204);
});

test('rules of writing hold for people: length, emptiness, rights, slowness', async (t) => {
  const { attempt, general, guild, world, channel } = await open(t);
  const status = async (content: string) => (await attempt('ben', 'write', { channel: general, content })).status;

  assert.deepEqual([await status(''), await status('a'.repeat(2_001))], [400, 400]);
  channel('general').slowmodeSeconds = 10;
  assert.deepEqual([await status('One.'), await status('Two.')], [200, 429]);
  world.clock.advance(10_000);
  assert.equal(await status('Two.'), 200);
  channel('general').slowmodeSeconds = 0;
  world.state.roles.get(guild.id)!.get(guild.id)!.permissions &= ~(1n << 11n);
  assert.equal(await status('Three.'), 403);
});

test('a person reacts and takes it back, and bots hear of both', async (t) => {
  const { act, write, read, bot, general } = await open(t);
  const { id } = await write('mia', 'Tea!');
  const reaction = { channel: general, message: id, emoji: '🍵' };

  await act('ben', 'react', reaction);
  assert.equal((await bot.next('MESSAGE_REACTION_ADD')).emoji.name, '🍵');
  assert.deepEqual(
    (await read('ben'))[0].reactions.map(({ count, me }: Anything) => [count, me]),
    [[1, true]],
  );
  await act('ben', 'unreact', reaction);

  assert.equal((await bot.next('MESSAGE_REACTION_REMOVE')).message_id, id);
});

test('bots hear that a person types', async (t) => {
  const { act, bot, general, person } = await open(t);

  await act('ben', 'type', { channel: general });

  assert.equal((await bot.next('TYPING_START')).user_id, person('ben').id);
});

test('a person talks with a bot of a common guild, in the same place each time', async (t) => {
  const { act, attempt, look, bot, application, control, guild } = await open(t);
  const first = await act('ben', 'converse', { with: application.botId });
  assert.deepEqual(await act('ben', 'converse', { with: application.botId }), first);

  await act('ben', 'write', { ...first, content: 'Hello?' });

  const told = await bot.next('MESSAGE_CREATE');
  assert.deepEqual([told.content, told.guild_id], ['Hello?', undefined]);
  assert.deepEqual(
    (await look('ben', 'conversations')).map(({ id }: Anything) => id),
    [first.channel],
  );
  assert.deepEqual(await look('mia', 'conversations'), []);
  await act('mia', 'leave', { guild: guild.id });
  assert.equal((await attempt('mia', 'converse', { with: application.botId })).status, 403);
  assert.equal(
    (await control('POST', `/people/${application.botId}/converse`, { with: '1' })).status,
    404,
    'a bot is no person',
  );
});

test('a person leaves, and comes back by an invite', async (t) => {
  const { act, attempt, look, ask, general, guild, person } = await open(t);
  const { body: invite } = await ask('POST', `/channels/${general}/invites`, { max_uses: 1 });

  await act('ben', 'leave', { guild: guild.id });
  assert.deepEqual(await look('ben', 'guilds'), []);
  assert.equal((await ask('GET', `/guilds/${guild.id}/members/${person('ben').id}`)).body.code, 10007);
  assert.deepEqual(await act('ben', 'join', { invite: invite.code }), { guild: guild.id });

  assert.equal((await look('ben', 'guilds')).length, 1);
  await act('mia', 'leave', { guild: guild.id });
  assert.equal((await attempt('mia', 'join', { invite: invite.code })).status, 404, 'it was good for one');
  assert.equal((await attempt('ada', 'leave', { guild: guild.id })).status, 403, 'an owner stays');
});

test('who is banned does not come back', async (t) => {
  const { act, attempt, ask, guild, person } = await open(t);
  await act('ben', 'leave', { guild: guild.id });
  await ask('PUT', `/guilds/${guild.id}/bans/${person('ben').id}`, {});

  assert.equal((await attempt('ben', 'join', { guild: guild.id })).status, 403);
});

test('a person is called otherwise in a guild, if it may be', async (t) => {
  const { act, attempt, guild, person, world } = await open(t);
  const member = world.state.members.get(guild.id)!.get(person('ben').id)!;

  await act('ben', 'rename', { guild: guild.id, nick: 'Benny' });
  assert.equal(member.nick, 'Benny');
  assert.equal((await attempt('ben', 'rename', { guild: guild.id, nick: 'n'.repeat(33) })).status, 403);
  world.state.roles.get(guild.id)!.get(guild.id)!.permissions &= ~(1n << 26n);
  assert.equal((await attempt('ben', 'rename', { guild: guild.id, nick: null })).status, 403);
});

test('a person is seen as the person wants to be, while there', async (t) => {
  const { act, attempt, world, person, guild } = await open(t);
  assert.equal((await attempt('ben', 'status', { status: 'dnd' })).status, 403);
  const told: Anything[] = [];
  t.after(world.hub.watch(person('mia').id, (frame) => told.push(JSON.parse(frame))));
  t.after(world.hub.watch(person('ben').id, () => undefined));

  await act('ben', 'status', { status: 'dnd' });

  const last = told.filter(({ t: event }) => event === 'PRESENCE_UPDATE').at(-1).d;
  assert.deepEqual([last.user.id, last.status, last.guild_id], [person('ben').id, 'dnd', guild.id]);
});

test('people look after a guild by the same rules as bots', async (t) => {
  const { act, attempt, guild, person, world, look, bot } = await open(t);
  const tea = { method: 'POST', path: `/guilds/${guild.id}/channels`, body: { name: 'tea' }, reason: 'We drink it.' };

  const channel = await act('ada', 'administer', tea);
  assert.equal((await bot.next('CHANNEL_CREATE')).name, 'tea');
  assert.equal(world.state.auditLogs.get(guild.id)!.at(-1)!.reason, 'We drink it.');
  assert.equal((await attempt('ben', 'administer', tea)).body.code, 50013);
  assert.ok((await look('ben', `guilds/${guild.id}/channels`)).some(({ id }: Anything) => id === channel.id));

  const kick = (name: string) => ({ method: 'DELETE', path: `/guilds/${guild.id}/members/${person(name).id}` });
  assert.equal((await attempt('ann', 'administer', kick('ada'))).status, 403);
  assert.equal((await attempt('ann', 'administer', kick('mia'))).status, 204);
  assert.equal((await attempt('ada', 'administer', { method: 'DELETE', path: `/guilds/${guild.id}` })).status, 403);
});

test('a person begins a thread, and a post in a forum', async (t) => {
  const { act, look, general, channel, guild } = await open(t);

  const thread = await act('ben', 'thread', { channel: general, name: 'Of tea', type: 11 });
  const post = await act('ben', 'thread', {
    channel: channel('help').id,
    name: 'Help',
    message: { content: 'Where is tea?' },
  });

  const seen = (await look('mia', `guilds/${guild.id}/channels`)).map(({ id }: Anything) => id);
  assert.ok(seen.includes(thread.channel) && seen.includes(post.channel));
  assert.equal((await look('mia', `channels/${post.channel}/messages`))[0].content, 'Where is tea?');
});

test('a person sees only what the person may see', async (t) => {
  const { look, write, channel, control, person, general, guild, world } = await open(t);
  await write('mia', 'One.');
  await write('mia', 'Two.');
  const [, two] = await look('ben', `channels/${general}/messages?limit=2`);
  assert.deepEqual(
    (await look('ben', `channels/${general}/messages?before=${two.id}`)).map(({ content }: Anything) => content),
    ['One.'],
  );

  channel('announcements').overwrites = [{ id: guild.id, type: 0, allow: 0n, deny: 1n << 10n }];
  const seen = (await look('ben', `guilds/${guild.id}/channels`)).map(({ name }: Anything) => name);
  assert.ok(seen.includes('general') && !seen.includes('announcements'));
  const hidden = await control('GET', `/people/${person('ben').id}/channels/${channel('announcements').id}/messages`);
  assert.equal(hidden.status, 403);
  world.state.roles.get(guild.id)!.get(guild.id)!.permissions &= ~(1n << 16n);
  assert.deepEqual(await look('ben', `channels/${general}/messages`), []);
});

test('a private answer is put aside by the person who got it, and reacted to by nobody', async (t) => {
  const { use, answer, act, attempt, general, seen } = await openBot(t, [ping]);
  const { body } = await answer(
    await use('ben', 'ping'),
    { type: 4, data: { content: 'Psst', flags: ephemeral } },
    '?with_response=true',
  );
  const at = { channel: general, message: body.resource.message.id };

  assert.equal((await attempt('ben', 'react', { ...at, emoji: '🍵' })).status, 404);
  assert.equal((await attempt('ann', 'delete', at)).status, 404);
  await act('ben', 'delete', at);

  assert.deepEqual(await seen('ben'), []);
});
