import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Anything } from './fixture.ts';
import { button, ephemeral, openBot, ping, row } from './interaction-fixture.ts';

const reply = (content: string, more: object = {}) => ({ type: 4, data: { content, ...more } });
const contents = (messages: Anything[]) => messages.map(({ content }) => content);

test('an answer needs no authorization, and everybody in the channel sees it', async (t) => {
  const { use, answer, seen, general, application } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  const { status, text } = await answer(interaction, reply('Pong.'));

  assert.deepEqual([status, text], [204, '']);
  const [message] = await seen('mia');
  assert.deepEqual([message.webhook_id, message.application_id], [application.id, application.id]);
  assert.deepEqual([message.content, message.channel_id, message.type], ['Pong.', general, 20]);
  assert.equal(message.interaction_metadata.id, interaction.id);
});

test('who asks for it hears what has become of an answer', async (t) => {
  const { use, answer, application } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  const { status, body } = await answer(interaction, reply('Pong.', { flags: ephemeral }), '?with_response=true');

  assert.equal(status, 200);
  const { id, type, response_message_ephemeral, response_message_loading } = body.interaction;
  assert.deepEqual([id, type, response_message_ephemeral, response_message_loading], [interaction.id, 2, true, false]);
  assert.deepEqual([body.resource.type, body.resource.message.id], [4, body.interaction.response_message_id]);
  assert.equal(body.resource.message.application_id, application.id);
});

test('an answer that comes after three seconds finds no interaction, and the person is told', async (t) => {
  const { use, answer, state, world } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  assert.equal((await state('ben', interaction)).state, 'waiting');

  world.clock.advance(3_001);

  const { status, body } = await answer(interaction, reply('Late.'));
  assert.deepEqual([status, body.code], [404, 10062]);
  assert.equal((await state('ben', interaction)).state, 'failed');
});

test('an answer within three seconds is in time', async (t) => {
  const { use, answer, world } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  world.clock.advance(2_999);

  assert.equal((await answer(interaction, reply('In time.'))).status, 204);
});

test('one interaction is answered once', async (t) => {
  const { use, answer, seen } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  await answer(interaction, reply('Once.'));

  const { status, body } = await answer(interaction, reply('Twice.'));

  assert.deepEqual([status, body.code], [400, 40060]);
  assert.deepEqual(contents(await seen('ben')), ['Once.']);
});

test('an answer that breaks a rule is none, and may be tried again', async (t) => {
  const { use, answer } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  const long = await answer(interaction, reply('a'.repeat(2_001)));

  assert.deepEqual([long.status, Object.keys(long.body.errors.data)], [400, ['content']]);
  assert.equal((await answer(interaction, reply(''))).body.code, 50006);
  assert.equal((await answer(interaction, reply('Shorter.'))).status, 204);
});

test('a token that nobody gave out, or of another interaction, answers nothing', async (t) => {
  const { use, answer } = await openBot(t, [ping]);
  const [one, other] = [await use('ben', 'ping'), await use('ben', 'ping')];

  assert.equal((await answer({ ...one, token: other.token }, reply('Wrong.'))).body.code, 10062);
  assert.equal((await answer({ ...one, token: 'made-up' }, reply('Wrong.'))).body.code, 10062);
});

test('nothing follows an interaction that was not answered', async (t) => {
  const { use, webhook } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  const { status, body } = await webhook('POST', interaction, '', { content: 'Too early.' });

  assert.deepEqual([status, body.code], [404, 10015]);
});

test('a quarter of an hour later the token is worth nothing', async (t) => {
  const { use, answer, webhook, world } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  await answer(interaction, reply('Pong.'));

  world.clock.advance(15 * 60_000 - 1_000);
  assert.equal((await webhook('PATCH', interaction, '/messages/@original', { content: 'Still.' })).status, 200);
  world.clock.advance(1_000);

  for (const [method, rest] of [
    ['POST', ''],
    ['PATCH', '/messages/@original'],
    ['GET', '/messages/@original'],
  ] as const) {
    const { status, body } = await webhook(
      method,
      interaction,
      rest,
      method === 'GET' ? undefined : { content: 'Late.' },
    );
    assert.deepEqual([status, body.code], [401, 50027], method);
  }
});

test('an answer is read, changed and deleted as @original', async (t) => {
  const { use, answer, webhook, seen } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  await answer(interaction, reply('Pong.'));

  const read = await webhook('GET', interaction, '/messages/@original');
  const encoded = await webhook('PATCH', interaction, '/messages/%40original', { content: 'Pong!' });

  assert.deepEqual([read.body.content, encoded.body.content, encoded.body.id], ['Pong.', 'Pong!', read.body.id]);
  assert.notEqual(encoded.body.edited_timestamp, null);
  assert.equal((await webhook('DELETE', interaction, '/messages/@original')).status, 204);
  assert.deepEqual(await seen('ben'), []);
  assert.equal((await webhook('GET', interaction, '/messages/@original')).body.code, 10008);
});

test('what follows is a message of its own, which its id resolves', async (t) => {
  const { use, answer, webhook, seen } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  await answer(interaction, reply('First.'));

  const { status, body } = await webhook('POST', interaction, '?wait=true', { content: 'Second.' });

  assert.equal(status, 200);
  const changed = await webhook('PATCH', interaction, `/messages/${body.id}`, { content: 'Changed.' });
  assert.equal(changed.body.content, 'Changed.');
  assert.deepEqual(contents(await seen('ben')), ['First.', 'Changed.']);
});

test('a promised answer is shown as such until it is kept, which is no edit', async (t) => {
  const { use, answer, webhook, seen, bot } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  const { body } = await answer(interaction, { type: 5 }, '?with_response=true');

  assert.deepEqual([body.interaction.response_message_loading, body.resource], [true, undefined]);
  assert.equal((await seen('mia'))[0].flags & 128, 128);
  const kept = await webhook('PATCH', interaction, '/messages/@original', { content: 'Done.' });
  assert.deepEqual([kept.body.flags & 128, kept.body.edited_timestamp, kept.body.content], [0, null, 'Done.']);
  assert.equal((await bot.next('MESSAGE_UPDATE')).content, 'Done.');
});

test('the first message that follows a promise keeps it', async (t) => {
  const { use, answer, webhook, seen } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  const promise = await answer(interaction, { type: 5, data: { flags: ephemeral } }, '?with_response=true');

  const first = await webhook('POST', interaction, '', { content: 'First.' });
  const second = await webhook('POST', interaction, '', { content: 'Second.' });

  assert.equal(first.body.id, promise.body.interaction.response_message_id);
  assert.notEqual(second.body.id, first.body.id);
  assert.deepEqual(contents(await seen('ben')), ['First.', 'Second.']);
});

test('whether an answer is for one person alone is settled by the promise of it', async (t) => {
  const { use, answer, webhook, seen } = await openBot(t, [ping]);
  const hidden = await use('ben', 'ping');
  await answer(hidden, { type: 5, data: { flags: ephemeral } });
  const open = await use('ben', 'ping');
  await answer(open, { type: 5 });

  await webhook('PATCH', hidden, '/messages/@original', { content: 'Hidden.', flags: 0 });
  await webhook('PATCH', open, '/messages/@original', { content: 'Open.', flags: ephemeral });

  assert.deepEqual(contents(await seen('ben')), ['Hidden.', 'Open.']);
  assert.deepEqual(contents(await seen('mia')), ['Open.']);
});

test('a promise takes no flag but the one that hides it', async (t) => {
  const { use, answer } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  const { status, body } = await answer(interaction, { type: 5, data: { flags: 32_768 } });

  assert.deepEqual([status, Object.keys(body.errors.data)], [400, ['flags']]);
});

test('an answer for one person is unknown to the routes of the channel and to everybody else', async (t) => {
  const { use, answer, webhook, seen, ask, general } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  const { body } = await answer(interaction, reply('Psst.', { flags: ephemeral }), '?with_response=true');
  const { id } = body.resource.message;
  const path = `/channels/${general}/messages/${id}`;

  assert.deepEqual(contents(await seen('ben')), ['Psst.']);
  assert.deepEqual(await seen('mia'), []);
  for (const [method, rest, sent] of [
    ['GET', '', undefined],
    ['PATCH', '', { content: 'Aloud.' }],
    ['DELETE', '', undefined],
    ['PUT', '/reactions/%F0%9F%8D%B5/@me', undefined],
  ] as const) {
    assert.equal((await ask(method, path + rest, sent)).body.code, 10008, method);
  }
  const { body: list } = await ask('GET', `/channels/${general}/messages`);
  assert.deepEqual(list, []);
  assert.equal((await webhook('PATCH', interaction, `/messages/${id}`, { content: 'Psst!' })).status, 200);
});

test('a bot hears of an answer for one person as if it were a conversation', async (t) => {
  const { use, answer, bot } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');

  await answer(interaction, reply('Psst.', { flags: ephemeral }));

  const told = await bot.next('MESSAGE_CREATE');
  assert.deepEqual([told.content, told.guild_id, told.member], ['Psst.', undefined, undefined]);
});

test('only a component is answered by a change of its message', async (t) => {
  const { use, answer } = await openBot(t, [ping]);

  for (const type of [1, 6, 7, 8]) {
    const { status, body } = await answer(await use('ben', 'ping'), { type, data: { content: 'x', choices: [] } });
    assert.deepEqual([status, body.errors.type._errors[0].code], [400, 'BASE_TYPE_CHOICES'], String(type));
  }
});

test('a component is answered by a change of its message, or by a promise to change it', async (t) => {
  const { use, answer, act, heard, general, webhook, seen } = await openBot(t, [ping]);
  const first = await answer(
    await use('ben', 'ping'),
    reply('Count: 0', { components: [row(button('more'))] }),
    '?with_response=true',
  );
  const at = { channel: general, message: first.body.resource.message.id, customId: 'more' };

  const one = await heard(await act('mia', 'click', at));
  const changed = await answer(one, { type: 7, data: { content: 'Count: 1' } }, '?with_response=true');
  assert.deepEqual([changed.body.resource.type, changed.body.resource.message.id], [7, at.message]);
  const two = await heard(await act('mia', 'click', at));
  assert.equal((await answer(two, { type: 6 })).status, 204);
  await webhook('PATCH', two, '/messages/@original', { content: 'Count: 2' });

  const [message, ...others] = await seen('ben');
  assert.deepEqual([message.content, message.components.length, others.length], ['Count: 2', 1, 0]);
});

test('the message of a component may be gone by the time it is answered', async (t) => {
  const { use, answer, act, heard, general, webhook, ask } = await openBot(t, [ping]);
  const shown = reply('Here.', { components: [row(button('more'))] });
  const first = await answer(await use('ben', 'ping'), shown, '?with_response=true');
  const at = { channel: general, message: first.body.resource.message.id, customId: 'more' };
  const [one, two] = [await heard(await act('ben', 'click', at)), await heard(await act('ben', 'click', at))];

  await ask('DELETE', `/channels/${general}/messages/${at.message}`);

  assert.equal((await answer(one, { type: 7, data: { content: 'Changed.' } })).body.code, 10008);
  assert.equal((await answer(two, { type: 6 })).status, 204);
  assert.equal((await webhook('PATCH', two, '/messages/@original', { content: 'Changed.' })).body.code, 10008);
});

test('an answer to a component refers to its message', async (t) => {
  const { use, answer, act, heard, general } = await openBot(t, [ping]);
  const first = await answer(
    await use('ben', 'ping'),
    reply('Here.', { components: [row(button('more'))] }),
    '?with_response=true',
  );
  const { id } = first.body.resource.message;

  const clicked = await heard(await act('ben', 'click', { channel: general, message: id, customId: 'more' }));
  const { body } = await answer(clicked, reply('There.'), '?with_response=true');

  assert.deepEqual([body.resource.message.type, body.resource.message.message_reference.message_id], [19, id]);
});

test('answering needs no right to send, and the answer may not ping more than the bot may', async (t) => {
  const { use, answer, guild, world, application, seen } = await openBot(t, [ping]);
  const own = [...world.state.roles.get(guild.id)!.values()].find(({ botId }) => botId === application.botId)!;
  own.permissions = 0n;
  const everybody = world.state.roles.get(guild.id)!.get(guild.id)!;
  const interaction = await use('ada', 'ping');
  everybody.permissions &= ~(1n << 11n);

  await answer(interaction, reply('Hello @everyone', { allowed_mentions: { parse: ['everyone'] } }));

  const [message] = await seen('ada');
  assert.deepEqual([message.content, message.mention_everyone], ['Hello @everyone', false]);
});

test('an answer to a channel that is gone is told so', async (t) => {
  const { use, answer, ask, general } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  await ask('DELETE', `/channels/${general}`);

  assert.equal((await answer(interaction, reply('Hello?'))).body.code, 10003);
});

test('answers are not held to the limit of all requests', async (t) => {
  const { use, answer, ask } = await openBot(t, [ping], { globalLimit: 2 });
  const interactions = [];
  for (let count = 0; count < 4; count += 1) interactions.push(await use('ben', 'ping'));

  for (const it of interactions) assert.equal((await answer(it, reply('Pong.'))).status, 204);
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await ask('GET', '/users/@me')).status);
  assert.ok(statuses.includes(429), 'other requests are');
});
