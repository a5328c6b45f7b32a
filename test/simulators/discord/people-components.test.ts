import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Anything, eventually } from './fixture.ts';
import { button, ephemeral, openBot, ping, row } from './interaction-fixture.ts';

const select = (type: number, more: object = {}) => ({ type, custom_id: 'pick', ...more });
const teas = ['green', 'black', 'white'].map((value) => ({ label: value, value }));

/** A message of the bot's with these components, and where to use them. */
async function openMessage(t: TestContext, ...components: object[]) {
  const opened = await openBot(t, [ping]);
  const { ask, general } = opened;
  const { body, status, text } = await ask('POST', `/channels/${general}/messages`, { content: 'Well?', components });
  assert.equal(status, 200, text);
  return { ...opened, id: body.id as string, at: { channel: general, message: body.id } };
}

test('a click tells the bot which button of which message was clicked', async (t) => {
  const { act, heard, at, id, person } = await openMessage(t, row(button('yes'), button('no')));

  const told = await heard(await act('ben', 'click', { ...at, customId: 'no' }));

  assert.deepEqual([told.type, told.member.user.id], [3, person('ben').id]);
  assert.deepEqual([told.data.custom_id, told.data.component_type, typeof told.data.id], ['no', 2, 'number']);
  assert.deepEqual([told.message.id, told.message.content, told.message.components.length], [id, 'Well?', 1]);
});

test('two clicks in an instant are two interactions, each with an answer of its own', async (t) => {
  const { act, heard, answer, at } = await openMessage(t, row(button('yes')));

  const clicks = await Promise.all([1, 2].map(() => act('ben', 'click', { ...at, customId: 'yes' })));

  const told = await Promise.all(clicks.map(heard));
  assert.equal(new Set(told.map(({ id }) => id)).size, 2);
  for (const it of told) assert.equal((await answer(it, { type: 6 })).status, 204);
});

test('what is not there, is disabled or leads elsewhere cannot be clicked', async (t) => {
  const { attempt, bot, at, general } = await openMessage(
    t,
    row(button('off', { disabled: true }), { type: 2, style: 5, label: 'Away', url: 'https://example.org' }),
    row(select(3, { options: teas })),
  );

  for (const part of [
    { ...at, customId: 'never' },
    { ...at, customId: 'off' },
    { ...at, customId: 'pick' },
    { channel: general, message: '1', customId: 'off' },
  ]) {
    assert.ok((await attempt('ben', 'click', part)).status >= 400, JSON.stringify(part));
  }
  await bot.settled();
  assert.deepEqual(bot.told('INTERACTION_CREATE'), []);
});

test('a deleted message cannot be clicked', async (t) => {
  const { attempt, ask, at, general, id } = await openMessage(t, row(button('yes')));
  await ask('DELETE', `/channels/${general}/messages/${id}`);

  assert.equal((await attempt('ben', 'click', { ...at, customId: 'yes' })).status, 404);
});

test('when the bot has left, nobody is there to be clicked for', async (t) => {
  const { attempt, ask, at, guild } = await openMessage(t, row(button('yes')));
  await ask('DELETE', `/users/@me/guilds/${guild.id}`);

  assert.equal((await attempt('ben', 'click', { ...at, customId: 'yes' })).status, 403);
});

test('whoever does not see the message, or is timed out, does not click it', async (t) => {
  const { attempt, use, answer, general, at, world, guild, person } = await openMessage(t, row(button('yes')));
  const hidden = await answer(
    await use('ben', 'ping'),
    { type: 4, data: { content: 'Psst', flags: ephemeral, components: [row(button('own'))] } },
    '?with_response=true',
  );
  const own = { channel: general, message: hidden.body.resource.message.id, customId: 'own' };

  assert.equal((await attempt('mia', 'click', own)).status, 404);
  assert.equal((await attempt('ben', 'click', own)).status, 200);
  world.state.members.get(guild.id)!.get(person('mia').id)!.timeoutUntil = world.clock.now() + 1_000;
  assert.equal((await attempt('mia', 'click', { ...at, customId: 'yes' })).status, 403);
});

test('a select is told with what was picked', async (t) => {
  const { act, heard, at } = await openMessage(t, row(select(3, { options: teas, min_values: 2, max_values: 3 })));

  const told = await heard(await act('ben', 'choose', { ...at, customId: 'pick', values: ['white', 'green'] }));

  const { component_type, values, resolved } = told.data;
  assert.deepEqual([component_type, values, resolved], [3, ['white', 'green'], undefined]);
});

test('of a select only what it offers is picked, once, and as much as it asks for', async (t) => {
  const { attempt, at } = await openMessage(t, row(select(3, { options: teas, min_values: 2, max_values: 2 })));

  for (const values of [[], ['green'], ['green', 'black', 'white'], ['green', 'green'], ['green', 'coffee']]) {
    assert.equal((await attempt('ben', 'choose', { ...at, customId: 'pick', values })).status, 403, values.join());
  }
});

test('selects of users, roles, mentionables and channels tell who and what was picked, in full', async (t) => {
  const kinds = [5, 6, 7, 8];
  const { act, heard, at, person, guild, general, world } = await openMessage(
    t,
    ...kinds.map((type) => row({ type, custom_id: `pick-${type}`, max_values: 2 })),
  );
  const [ann, rank] = [person('ann').id, [...world.state.roles.get(guild.id)!.values()][1]!.id];
  const pick = async (type: number, ...values: string[]) =>
    (await heard(await act('ben', 'choose', { ...at, customId: `pick-${type}`, values }))).data;

  const [users, roles, both, places] = [
    await pick(5, ann),
    await pick(6, rank),
    await pick(7, ann, rank),
    await pick(8, general),
  ];

  assert.deepEqual([users.resolved.users[ann].id, users.resolved.members[ann].user], [ann, undefined]);
  assert.equal(roles.resolved.roles[rank].id, rank);
  assert.deepEqual(Object.keys(both.resolved).sort(), ['members', 'roles', 'users']);
  assert.equal(places.resolved.channels[general].id, general);
});

test('a channel select offers channels of its kinds alone', async (t) => {
  const { attempt, at, general, channel } = await openMessage(t, row(select(8, { channel_types: [2] })));
  const pick = async (id: string) => (await attempt('ben', 'choose', { ...at, customId: 'pick', values: [id] })).status;

  assert.equal(await pick(general), 403);
  assert.equal(await pick(channel('Lounge').id), 200);
});

const textInput = (custom_id: string, more: object = {}) => ({ type: 4, style: 1, custom_id, ...more });
const label = (text: string, component: object) => ({ type: 18, label: text, component });
const modal = (...components: object[]) => ({ type: 9, data: { custom_id: 'form', title: 'A form', components } });

/** A form that stands open before Ben. */
async function openForm(t: TestContext, ...components: object[]) {
  const opened = await openMessage(t, row(button('open')));
  const { act, heard, answer, at, look, attempt } = opened;
  const opener = await heard(await act('ben', 'click', { ...at, customId: 'open' }));
  const shown = await answer(opener, modal(...components));
  assert.equal(shown.status, 204, shown.text);
  const fill = (fields: object) => ({ interaction: opener.id, fields });
  return {
    ...opened,
    opener,
    modals: async (): Promise<Anything[]> => look('ben', 'modals'),
    submit: async (fields: object = {}) => heard(await act('ben', 'submit', fill(fields))),
    trySubmit: async (fields: object) => (await attempt('ben', 'submit', fill(fields))).status,
  };
}

test('a form stands open before the person, who sends it with what was filled in', async (t) => {
  const { submit, modals, id } = await openForm(
    t,
    label('Why?', textInput('why')),
    label('And?', textInput('and', { required: false })),
  );
  const [open] = await modals();
  assert.deepEqual([open.modal.title, open.modal.custom_id], ['A form', 'form']);

  const told = await submit({ why: 'Because.' });

  assert.deepEqual([told.type, told.data.custom_id, told.message.id], [5, 'form', id]);
  const said = told.data.components.map(({ type, component }: Anything) => [
    type,
    component.type,
    component.custom_id,
    component.value,
  ]);
  assert.deepEqual(said, [
    [18, 4, 'why', 'Because.'],
    [18, 4, 'and', ''],
  ]);
});

test('a form of the old kind is sent as it is built', async (t) => {
  const { submit } = await openForm(t, row(textInput('why', { label: 'Why?' })));

  const { data } = await submit({ why: 'Because.' });

  assert.deepEqual(
    data.components.map(({ type, components }: Anything) => [type, components[0].custom_id, components[0].value]),
    [[1, 'why', 'Because.']],
  );
});

test('what must be filled in, and how long it is, is asked before a form is sent', async (t) => {
  const { trySubmit, bot } = await openForm(
    t,
    label('Why?', textInput('why', { min_length: 3, max_length: 5 })),
    label('Who?', { type: 5, custom_id: 'who', required: false }),
  );

  for (const fields of [
    {},
    { why: 'no' },
    { why: 'too long' },
    { why: 7 },
    { why: 'fine', stranger: '' },
    { why: 'fine', who: ['1'] },
  ]) {
    assert.equal(await trySubmit(fields), 403, JSON.stringify(fields));
  }
  await bot.settled();
  assert.equal(bot.told('INTERACTION_CREATE').filter(({ type }) => type === 5).length, 0);
  assert.equal(await trySubmit({ why: 'fine' }), 200);
});

test('selects, files, and boxes to tick are sent from a form', async (t) => {
  const { submit, person, trySubmit } = await openForm(
    t,
    label('Tea', { type: 3, custom_id: 'tea', options: teas }),
    label('Who', { type: 5, custom_id: 'who' }),
    label('Proof', { type: 19, custom_id: 'proof', max_values: 2 }),
    label('One', { type: 21, custom_id: 'one', options: teas }),
    label('Sure', { type: 23, custom_id: 'sure' }),
  );
  const who = [person('mia').id];
  const proof = [{ filename: 'proof.txt', content: 'dGVh' }];
  assert.equal(await trySubmit({ tea: ['green'], who, one: 'green' }), 403, 'a file is missing');

  const { data } = await submit({ tea: ['green'], who, proof, one: 'black', sure: true });

  const [tea, whom, files, one, sure] = data.components.map(({ component }: Anything) => component);
  assert.deepEqual([tea.values, whom.values, one.value, sure.value], [['green'], who, 'black', true]);
  assert.equal(data.resolved.users[who[0]!].username, 'mia');
  assert.equal(data.resolved.attachments[files.values[0]].filename, 'proof.txt');
});

test('a form closes when the bot has answered; unanswered it can be sent again', async (t) => {
  const { submit, trySubmit, modals, answer, world } = await openForm(t, label('Why?', textInput('why')));
  await submit({ why: 'Because.' });
  assert.equal(await trySubmit({ why: 'Because.' }), 403, 'it is being sent');

  world.clock.advance(3_001);
  assert.equal((await modals()).length, 1);
  const again = await submit({ why: 'Because!' });
  assert.equal((await answer(again, { type: 4, data: { content: 'Thanks.' } })).status, 204);

  assert.deepEqual(await modals(), []);
  assert.equal(await trySubmit({ why: 'Once more.' }), 404);
});

test('a form is not answered by a form', async (t) => {
  const { submit, answer } = await openForm(t, label('Why?', textInput('why')));
  const told = await submit({ why: 'Because.' });

  const { status, body } = await answer(told, modal(label('Why?', textInput('why'))));

  assert.deepEqual([status, Object.keys(body.errors)], [400, ['type']]);
});

test('a form that was opened from a component changes its message, one from a command has none to change', async (t) => {
  const { submit, answer, use, act, heard, seen } = await openForm(t, label('Why?', textInput('why')));
  assert.equal((await answer(await submit({ why: 'Because.' }), { type: 7, data: { content: 'Told.' } })).status, 204);
  assert.equal((await seen('mia'))[0].content, 'Told.');

  const command = await use('ben', 'ping');
  await answer(command, modal(label('Why?', textInput('why'))));
  const told = await heard(await act('ben', 'submit', { interaction: command.id, fields: { why: 'So.' } }));

  assert.equal(told.message, undefined);
  assert.equal((await answer(told, { type: 7, data: { content: 'x' } })).status, 400);
  assert.equal((await answer(told, { type: 4, data: { content: 'Thanks.' } })).status, 204);
});

test('an answer to a form says what the form was opened from', async (t) => {
  const { submit, answer, seen, opener, id } = await openForm(t, label('Why?', textInput('why')));

  await answer(await submit({ why: 'Because.' }), { type: 4, data: { content: 'Thanks.' } });

  const { interaction_metadata: told } = (await seen('mia')).at(-1);
  assert.equal(told.type, 5);
  const { id: openedBy, interacted_message_id } = told.triggering_interaction_metadata;
  assert.deepEqual([openedBy, interacted_message_id], [opener.id, id]);
});

test('a form that breaks a rule is not opened', async (t) => {
  const { use, answer, look } = await openBot(t, [ping]);
  const interaction = await use('ben', 'ping');
  const long = {
    type: 9,
    data: { custom_id: 'form', title: 't'.repeat(46), components: [label('a', textInput('a'))] },
  };

  const { status, body } = await answer(interaction, long);

  assert.deepEqual([status, Object.keys(body.errors.data)], [400, ['title']]);
  assert.deepEqual(await look('ben', 'modals'), []);
});

test('a person puts a form away', async (t) => {
  const { act, opener, modals } = await openForm(t, label('Why?', textInput('why')));

  await act('ben', 'dismiss', { interaction: opener.id });

  assert.deepEqual(await modals(), []);
});

test('what becomes of a click is told to the page of the person, and to nobody else', async (t) => {
  const { act, heard, answer, at, world, person } = await openMessage(t, row(button('yes')));
  const frames: Record<string, Anything[]> = { ben: [], mia: [] };
  for (const [name, list] of Object.entries(frames)) {
    t.after(world.hub.watch(person(name).id, (frame) => list.push(JSON.parse(frame))));
  }
  const told = (name: string) =>
    frames[name]!.filter((frame) => frame.t === 'PERSON_INTERACTION').map(({ d }) => d.state);

  const clicked = await heard(await act('ben', 'click', { ...at, customId: 'yes' }));
  await answer(clicked, { type: 6 });
  await act('ben', 'click', { ...at, customId: 'yes' });
  world.clock.advance(3_001);

  await eventually('the page hears of the failure', () => told('ben').length === 4);
  assert.deepEqual(told('ben'), ['waiting', 'answered', 'waiting', 'failed']);
  assert.deepEqual(told('mia'), []);
});
