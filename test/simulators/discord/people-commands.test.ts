import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addBot, makeApplication, makeChannel } from '../../../simulators/discord/state/make.ts';
import type { Anything } from './fixture.ts';
import { openBot, peopleOf, ping } from './interaction-fixture.ts';

const option = (type: number, name: string, more: object = {}) => ({ type, name, description: 'Something', ...more });
const withOption = (type: number, more: object = {}) => ({ ...ping, options: [option(type, 'it', more)] });

test('a bot is told of a command with all that belongs to it', async (t) => {
  const { use, application, guild, person, channel, general, commands } = await openBot(t, [ping]);

  const told = await use('ben', 'ping');

  assert.deepEqual([told.application_id, told.type, told.version], [application.id, 2, 1]);
  assert.deepEqual(told.data, { id: commands[0].id, name: 'ping', type: 1, guild_id: guild.id });
  assert.deepEqual([told.guild_id, told.guild], [guild.id, { id: guild.id, locale: 'en-US', features: [] }]);
  assert.deepEqual([told.channel_id, told.channel.id, told.channel.name], [general, general, channel('general').name]);
  assert.deepEqual(told.channel.permission_overwrites, undefined);
  assert.deepEqual([told.member.user.id, told.user], [person('ben').id, undefined]);
  assert.ok((BigInt(told.member.permissions) & (1n << 31n)) !== 0n, 'what the member may do here');
  assert.equal(told.app_permissions, told.channel.app_permissions);
  assert.ok((BigInt(told.app_permissions) & 8n) !== 0n, 'what the bot may do here');
  assert.deepEqual([told.locale, told.guild_locale, told.entitlements, told.context], ['en-US', 'en-US', [], 0]);
  assert.deepEqual(told.authorizing_integration_owners, { 0: guild.id });
  assert.equal(told.attachment_size_limit, 10_485_760);
});

test('in a conversation a bot is told of a user instead of a member', async (t) => {
  const { act, heard, ask, application, person } = await openBot(t);
  await ask('POST', `/applications/${application.id}/commands`, ping);
  const { channel } = await act('ben', 'converse', { with: application.botId });

  const told = await heard(await act('ben', 'command', { channel, command: 'ping' }));

  assert.deepEqual(
    [told.user.id, told.member, told.guild_id, told.guild],
    [person('ben').id, undefined, undefined, undefined],
  );
  assert.deepEqual([told.context, told.authorizing_integration_owners], [1, { 0: '0' }]);
});

test('options arrive by kind, and what they name arrives in full', async (t) => {
  const kinds = ['text', 'whole', 'truth', 'who', 'where', 'rank', 'any', 'part', 'file'];
  const options = kinds.map((name, index) => option(index + 3, name));
  const { use, person, channel, guild, world } = await openBot(t, [{ ...ping, options }]);
  const rank = [...world.state.roles.get(guild.id)!.values()].find(({ name }) => name === 'Moderators')!;

  const told = await use('ben', 'ping', {
    options: {
      ...{ text: 'tea', whole: 3, truth: false, who: person('ann').id, where: channel('announcements').id },
      ...{ rank: rank.id, any: rank.id, part: 0.5, file: { filename: 'tea.txt', content: 'dGVh' } },
    },
  });

  const { options: given, resolved } = told.data;
  const values: Anything = Object.fromEntries(given.map((it: Anything) => [it.name, it.value]));
  assert.deepEqual([values.text, values.whole, values.truth, values.part], ['tea', 3, false, 0.5]);
  assert.equal(resolved.users[values.who].username, 'ann');
  const { user, deaf, mute, roles, permissions } = resolved.members[values.who];
  assert.deepEqual(
    [user, deaf, mute, roles, typeof permissions],
    [undefined, undefined, undefined, [rank.id], 'string'],
  );
  const place = resolved.channels[values.where];
  assert.deepEqual(
    [place.name, typeof place.permissions, typeof place.app_permissions],
    ['announcements', 'string', 'string'],
  );
  assert.equal(resolved.roles[values.rank].name, 'Moderators');
  const file = resolved.attachments[values.file];
  assert.deepEqual([file.filename, file.size], ['tea.txt', 3]);
  assert.equal(await (await fetch(file.url)).text(), 'tea');
});

test('a subcommand arrives within its group, with its options', async (t) => {
  const green = option(1, 'green', { options: [option(4, 'cups')] });
  const { use, attempt, general } = await openBot(t, [{ ...ping, options: [option(2, 'tea', { options: [green] })] }]);

  const { data } = await use('ben', 'ping tea green', { options: { cups: 2 } });

  const inner = { type: 1, name: 'green', options: [{ name: 'cups', type: 4, value: 2 }] };
  assert.deepEqual(data.options, [{ type: 2, name: 'tea', options: [inner] }]);
  for (const command of ['ping', 'ping tea', 'ping tea black']) {
    assert.equal((await attempt('ben', 'command', { channel: general, command })).status, 403, command);
  }
});

const refused: [what: string, option: object, given: unknown][] = [
  ['nothing, where something is required', { type: 3, required: true }, undefined],
  ['a number as a text', { type: 3 }, 5],
  ['a text that is too short', { type: 3, min_length: 3 }, 'no'],
  ['a text that is too long', { type: 3, max_length: 3 }, 'long'],
  ['a text that is no choice', { type: 3, choices: [{ name: 'Tea', value: 'tea' }] }, 'coffee'],
  ['a part as a whole number', { type: 4 }, 1.5],
  ['a number below the smallest', { type: 4, min_value: 2 }, 1],
  ['a number above the largest', { type: 10, max_value: 2 }, 2.5],
  ['a text as a truth', { type: 5 }, 'true'],
  ['a user that does not exist', { type: 6 }, '1'],
  ['a channel of another kind', { type: 7, channel_types: [2] }, '#general'],
  ['a role that does not exist', { type: 8 }, '1'],
  ['a text as a file', { type: 11 }, 'tea.txt'],
];

for (const [what, { type, ...more }, given] of refused as [string, { type: number }, unknown][]) {
  test(`a command cannot be sent with ${what}`, async (t) => {
    const { attempt, general, bot } = await openBot(t, [withOption(type, more)]);
    const it = given === '#general' ? general : given;

    const { status } = await attempt('ben', 'command', { channel: general, command: 'ping', options: { it } });

    assert.equal(status, 403);
    await bot.settled();
    assert.deepEqual(bot.told('INTERACTION_CREATE'), []);
  });
}

test('a command that is not registered, or no more, or in another version, cannot be used', async (t) => {
  const { attempt, ask, commands, general, application, guild } = await openBot(t, [ping]);
  const { id, version } = commands[0];
  const use = (more: object) => attempt('ben', 'command', { channel: general, command: 'ping', ...more });

  assert.equal((await use({ command: 'pong' })).status, 403);
  assert.equal((await use({ options: { stranger: 1 } })).status, 403);
  assert.equal((await use({ version })).status, 200);
  const path = `/applications/${application.id}/guilds/${guild.id}/commands/${id}`;
  await ask('PATCH', path, { description: 'Another.' });
  assert.equal((await use({ version })).status, 403);
  await ask('DELETE', path);
  assert.equal((await use({})).status, 403);
});

test('a person is offered what the person may use, and nothing else', async (t) => {
  const commands = [
    ping,
    { ...ping, name: 'kick', default_member_permissions: '2' },
    { ...ping, name: 'admin', default_member_permissions: '0' },
    { ...ping, name: 'adult', nsfw: true },
  ];
  const { look, attempt, general } = await openBot(t, commands);
  const offered = async (name: string) =>
    (await look(name, `commands?channel=${general}`)).map((it: { name: string }) => it.name);

  assert.deepEqual(await offered('ben'), ['ping']);
  assert.deepEqual(await offered('ann'), ['ping', 'kick']);
  assert.deepEqual(await offered('ada'), ['ping', 'kick', 'admin']);
  assert.equal((await attempt('ben', 'command', { channel: general, command: 'kick' })).status, 403);
});

test('contexts say whether a command is offered in guilds and in conversations', async (t) => {
  const { look, act, ask, application, general } = await openBot(t);
  const everywhere = `/applications/${application.id}/commands`;
  await ask('PUT', everywhere, [
    { ...ping, name: 'guild', contexts: [0] },
    { ...ping, name: 'dm', contexts: [1] },
    { ...ping, name: 'both' },
  ]);
  const { channel } = await act('ben', 'converse', { with: application.botId });
  const offered = async (where: string) =>
    (await look('ben', `commands?channel=${where}`)).map((it: { name: string }) => it.name);

  assert.deepEqual(await offered(general), ['guild', 'both']);
  assert.deepEqual(await offered(channel), ['dm', 'both']);
});

test('what the guild has decided about a command counts more than what the command asks for', async (t) => {
  const { look, guild, person, general, commands, application, world, channel } = await openBot(t, [
    ping,
    { ...ping, name: 'kick', default_member_permissions: '2' },
  ]);
  const [pingId, kickId] = commands.map(({ id }) => id);
  const decide = (id: string, ...permissions: [id: string, type: 1 | 2 | 3, permission: boolean][]) =>
    world.state.commandPermissions.push({
      ...{ guildId: guild.id, applicationId: application.id, id },
      permissions: permissions.map(([who, type, permission]) => ({ id: who, type, permission })),
    });
  const offered = async (name: string, where = general) =>
    (await look(name, `commands?channel=${where}`)).map((it: { name: string }) => it.name);

  decide(kickId, [person('ben').id, 2, true]);
  decide(pingId, [guild.id, 1, false], [channel('announcements').id, 3, false]);
  assert.deepEqual(await offered('ben'), ['kick']);
  assert.deepEqual(await offered('ada'), ['ping', 'kick']);
  decide(application.id, [person('mia').id, 2, false], [channel('announcements').id, 3, false]);
  assert.deepEqual(await offered('ann', channel('announcements').id), []);
});

test('who may not use commands, may not write, or is timed out uses none', async (t) => {
  const { attempt, general, guild, person, world } = await openBot(t, [ping]);
  const everybody = world.state.roles.get(guild.id)!.get(guild.id)!;
  const all = everybody.permissions;
  const use = async () => (await attempt('ben', 'command', { channel: general, command: 'ping' })).status;
  assert.equal(await use(), 200);

  for (const bit of [31n, 11n, 10n]) {
    everybody.permissions = all & ~(1n << bit);
    assert.equal(await use(), 403, `bit ${bit}`);
  }
  everybody.permissions = all;
  world.state.members.get(guild.id)!.get(person('ben').id)!.timeoutUntil = world.clock.now() + 60_000;
  assert.equal(await use(), 403);
  world.clock.advance(60_000);
  assert.equal(await use(), 200);
});

test('commands are used where messages are, and not where a thread is locked', async (t) => {
  const { act, attempt, channel, general, world } = await openBot(t, [ping]);
  const use = async (where: string) => (await attempt('ben', 'command', { channel: where, command: 'ping' })).status;
  assert.deepEqual([await use(channel('The house').id), await use(channel('help').id)], [403, 403]);

  const thread = await act('ben', 'thread', { channel: general, name: 'Of tea', type: 11 });
  assert.equal(await use(thread.channel), 200);
  world.state.channels.get(thread.channel)!.thread!.locked = true;
  assert.equal(await use(thread.channel), 400);
});

test('of two commands of a name, that of the guild is meant, and of two bots, that which is named', async (t) => {
  const { use, ask, application, world, guild, control, person, general, commands } = await openBot(t, [ping]);
  await ask('POST', `/applications/${application.id}/commands`, ping);
  assert.equal((await use('ben', 'ping')).data.id, commands[0].id);

  const other = makeApplication(world, { name: 'Other', ownerId: guild.ownerId });
  addBot(world, other, guild.id);
  const as = `Bot ${other.token}`;
  await ask('POST', `/applications/${other.id}/guilds/${guild.id}/commands`, ping, { as });
  const { act } = peopleOf({ control, person });
  const { id } = await act('ben', 'command', { channel: general, command: 'ping', application: other.id });
  const meant = [...world.interactions.values()].find((it) => it.id === id);
  assert.equal(meant?.applicationId, other.id);
});

test('only the bot whose command it is hears of it, even where it cannot look', async (t) => {
  const { act, heard, world, guild, application, ask } = await openBot(t, [ping]);
  const own = [...world.state.roles.get(guild.id)!.values()].find(({ botId }) => botId === application.botId)!;
  own.permissions = 0n;
  const hidden = makeChannel(world, {
    ...{ guildId: guild.id, name: 'hidden' },
    overwrites: [{ id: application.botId, type: 1, allow: 0n, deny: 1n << 10n }],
  });
  assert.equal((await ask('GET', `/channels/${hidden.id}`)).body.code, 50001);

  const told = await heard(await act('ben', 'command', { channel: hidden.id, command: 'ping' }));

  assert.deepEqual([told.channel.id, told.app_permissions], [hidden.id, '0']);
});

test('the menu of a user, and that of a message, tell of whom and what they are used on', async (t) => {
  const menus = [
    { name: 'Show Profile', type: 2 },
    { name: 'Report', type: 3 },
  ];
  const { act, attempt, heard, person, general } = await openBot(t, menus);
  const { id } = await act('mia', 'write', { channel: general, content: 'Look at this.' });

  const target = person('mia').id;
  const user = await heard(await act('ben', 'menu', { channel: general, command: 'Show Profile', type: 2, target }));
  const message = await heard(await act('ben', 'menu', { channel: general, command: 'Report', type: 3, target: id }));

  assert.deepEqual([user.data.type, user.data.target_id], [2, target]);
  assert.deepEqual(
    [user.data.resolved.users[target].username, user.data.resolved.members[target].user],
    ['mia', undefined],
  );
  assert.deepEqual([message.data.target_id, message.data.resolved.messages[id].content], [id, 'Look at this.']);
  const gone = await attempt('ben', 'menu', { channel: general, command: 'Report', type: 3, target: '1' });
  assert.equal(gone.status, 404);
});

test('an option is completed while it is typed, and nothing that is typed so far is looked at', async (t) => {
  const options = [option(4, 'cups', { autocomplete: true, required: true }), option(3, 'sort', { max_length: 2 })];
  const { act, attempt, heard, answer, webhook, state, general } = await openBot(t, [{ ...ping, options }]);
  const asked = { channel: general, command: 'ping', focused: 'cups', options: { cups: 'tw', sort: 'long' } };

  const told = await heard(await act('ben', 'autocomplete', asked));

  assert.equal(told.type, 4);
  assert.deepEqual(told.data.options, [
    { name: 'cups', type: 4, value: 'tw', focused: true },
    { name: 'sort', type: 3, value: 'long' },
  ]);
  assert.equal((await answer(told, { type: 4, data: { content: 'No.' } })).status, 400, 'choices are the only answer');
  const wrong = { type: 8, data: { choices: [{ name: 'Two', value: '2' }] } };
  assert.equal((await answer(told, wrong)).status, 400, 'a whole number is completed by whole numbers');
  const many = Array.from({ length: 26 }, (_, value) => ({ name: `${value}`, value }));
  assert.equal((await answer(told, { type: 8, data: { choices: many } })).status, 400, 'there are 25 at most');
  assert.equal((await answer(told, { type: 8, data: { choices: [{ name: 'Two', value: 2 }] } })).status, 204);
  assert.deepEqual((await state('ben', told)).choices, [{ name: 'Two', value: 2 }]);
  assert.equal((await webhook('POST', told, '', { content: 'And?' })).body.code, 10015, 'nothing follows choices');
  assert.equal((await attempt('ben', 'autocomplete', { ...asked, focused: 'sort' })).status, 403);
});
