import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  MessageFlags,
  StringSelectMenuBuilder,
  type TextChannel,
} from 'discord.js';
import { type Anything, logIn } from './fixture.ts';
import { faultsIn, openRoom, refusal } from './message-fixture.ts';

const only = MessageFlags.IsComponentsV2;
const row = (...components: object[]) => ({ type: 1, components });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Press', custom_id: 'press', ...more });
const options = (count: number) => Array.from({ length: count }, (_, index) => ({ label: 'x', value: `v${index}` }));
const select = (more: object = {}) => ({ type: 3, custom_id: 'pick', options: options(2), ...more });
const text = (content: string) => ({ type: 10, content });

test('there are up to five rows, of five buttons or one select each', async (t) => {
  const { say } = await openRoom(t);
  const buttons = (count: number) => Array.from({ length: count }, (_, index) => button({ custom_id: `b${index}` }));
  const faults = async (...components: object[]) => faultsIn(await say({ components }));
  const rows = Array.from({ length: 6 }, (_, index) => row(button({ custom_id: `r${index}` })));

  assert.deepEqual(await faults(...rows), ['components BASE_TYPE_MAX_LENGTH']);
  assert.deepEqual(await faults(...rows.slice(1)), []);
  assert.deepEqual(await faults(row(...buttons(6))), ['components.0.components BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(await faults(row()), ['components.0.components BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(await faults(row(select(), button())), [
    'components.0.components.1 COMPONENT_LAYOUT_WIDTH_EXCEEDED',
  ]);
  assert.deepEqual(await faults(button()), ['components.0 UNION_TYPE_CHOICES']);
});

test('a custom id is there, is not used twice, and has up to 100 characters', async (t) => {
  const { say } = await openRoom(t);
  const faults = async (...components: object[]) => faultsIn(await say({ components: [row(...components)] }));
  const place = 'components.0.components';

  assert.deepEqual(await faults(button({ custom_id: undefined })), [
    `${place}.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED`,
  ]);
  assert.deepEqual(await faults(button(), button()), [`${place}.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED`]);
  assert.deepEqual(await faults(button({ custom_id: 'x'.repeat(101) })), [`${place}.0.custom_id BASE_TYPE_BAD_LENGTH`]);
  assert.deepEqual(await faults(select({ custom_id: undefined })), [`${place}.0.custom_id BASE_TYPE_REQUIRED`]);
});

test('a button has a face, and leads where its style says', async (t) => {
  const { say } = await openRoom(t);
  const faults = async (more: object) => {
    const found = faultsIn(await say({ components: [row(button(more))] }));
    return found.map((it) => it.replace('components.0.components.0.', ''));
  };
  const link = { style: 5, custom_id: undefined, url: 'https://example.org' };

  assert.deepEqual(await faults({ label: undefined }), ['label BASE_TYPE_REQUIRED']);
  assert.deepEqual(await faults({ label: undefined, emoji: { name: '🍵' } }), []);
  assert.deepEqual(await faults({ emoji: { name: 'tea' } }), ['emoji.name COMPONENT_INVALID_EMOJI']);
  assert.deepEqual(await faults({ emoji: { id: '123', name: 'tea' } }), ['emoji.id COMPONENT_INVALID_EMOJI']);
  assert.deepEqual(await faults({ label: 'x'.repeat(81) }), ['label BASE_TYPE_MAX_LENGTH']);
  assert.deepEqual(await faults(link), []);
  assert.deepEqual(await faults({ ...link, url: undefined }), ['url BUTTON_COMPONENT_URL_REQUIRED']);
  assert.deepEqual(await faults({ ...link, custom_id: 'x' }), [
    'custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
  ]);
  assert.deepEqual(await faults({ ...link, url: `https://example.org/${'x'.repeat(500)}` }), [
    'url BASE_TYPE_MAX_LENGTH',
  ]);
  assert.deepEqual(await faults({ style: 6, label: undefined, custom_id: undefined }), [
    'sku_id BUTTON_COMPONENT_SKU_ID_REQUIRED',
  ]);
  assert.deepEqual(await faults({ style: 7 }), ['style BASE_TYPE_CHOICES']);
});

test('a select has one to 25 options of distinct values, and counts that fit them', async (t) => {
  const { say } = await openRoom(t);
  const faults = async (more: object) => {
    const found = faultsIn(await say({ components: [row(select(more))] }));
    return found.map((it) => it.replace('components.0.components.0.', ''));
  };

  assert.deepEqual(await faults({ options: [] }), ['options BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(await faults({ options: options(26) }), ['options BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(await faults({ options: [...options(1), ...options(1)] }), [
    'options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
  ]);
  assert.deepEqual(await faults({ min_values: 2 }), ['min_values SELECT_COMPONENT_MIN_ABOVE_MAX']);
  assert.deepEqual(await faults({ max_values: 3 }), ['max_values SELECT_COMPONENT_MAX_ABOVE_OPTIONS']);
  assert.deepEqual(await faults({ options: options(2).map((it) => ({ ...it, default: true })) }), [
    'options SELECT_COMPONENT_DEFAULTS_OUT_OF_RANGE',
  ]);
  assert.deepEqual(await faults({ placeholder: 'x'.repeat(151) }), ['placeholder BASE_TYPE_MAX_LENGTH']);
  assert.deepEqual(await faults({ options: [{ label: 'x'.repeat(101), value: 'x' }] }), [
    'options.0.label BASE_TYPE_BAD_LENGTH',
  ]);
  assert.deepEqual(await faults({ min_values: 0, max_values: 2 }), []);
});

test('what users, roles and channels are chosen by beforehand fits the select', async (t) => {
  const { say, person } = await openRoom(t);
  const faults = async (type: number, ...defaults: string[]) => {
    const values = defaults.map((kind) => ({ id: person('ann').id, type: kind }));
    return faultsIn(await say({ components: [row({ type, custom_id: 'x', default_values: values })] }));
  };
  const place = 'components.0.components.0.default_values';

  assert.deepEqual(await faults(5, 'user'), []);
  assert.deepEqual(await faults(7, 'role'), []);
  assert.deepEqual(await faults(8, 'user'), [`${place}.0.type BASE_TYPE_CHOICES`]);
  assert.deepEqual(await faults(6, 'role', 'role'), [`${place} SELECT_COMPONENT_DEFAULTS_OUT_OF_RANGE`]);
});

test('every component has a number, whether it was given one or not', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const menu = new StringSelectMenuBuilder().setCustomId('pick').addOptions({ label: 'Green', value: 'green' });
  const press = new ButtonBuilder().setCustomId('press').setLabel('Press').setStyle(ButtonStyle.Primary).setId(1);

  const { id } = await channel.send({
    content: 'Choose.',
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(press),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu),
    ],
  });

  const { components } = (await room.read(id)).body;
  const numbers = components.flatMap((it: Anything) => [it.id, it.components[0].id]);
  assert.deepEqual(numbers, [2, 1, 3, 4]);
  const { min_values, max_values } = components[1].components[0];
  assert.deepEqual([min_values, max_values], [1, 1]);
});

test('a message of components alone says so by its flag, and says nothing else', async (t) => {
  const { say } = await openRoom(t);
  const components = [text('Hello')];
  const poll = { question: { text: 'Tea?' }, answers: [{ poll_media: { text: 'Yes' } }] };

  assert.deepEqual(faultsIn(await say({ components })), ['components.0 UNION_TYPE_CHOICES']);
  const both = await say({ flags: only, components, content: 'x', embeds: [{ title: 'x' }] });
  const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
  assert.deepEqual(faultsIn(both), [`content ${code}`, `embeds ${code}`]);
  assert.deepEqual(faultsIn(await say({ flags: only, components, poll })), [`poll ${code}`]);
  assert.deepEqual(refusal(await say({ flags: only })), [400, 50006]);
  assert.equal((await say({ flags: only, components })).body.flags, only);
});

test('all components together are 40 at most, and all that is to be read 4000 characters', async (t) => {
  const { say } = await openRoom(t);
  const container = (count: number) => ({ type: 17, components: Array(count).fill(text('x')) });
  const faults = async (...components: object[]) => faultsIn(await say({ flags: only, components }));

  assert.deepEqual(await faults(container(39)), []);
  assert.deepEqual(await faults(container(39), text('x')), ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED']);
  assert.deepEqual(await faults(text('x'.repeat(4000))), []);
  assert.deepEqual(await faults(text('x'.repeat(3999)), text('xx')), [
    'components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
  ]);
});

test('each kind of component stands only where it belongs', async (t) => {
  const { say } = await openRoom(t);
  const faults = async (component: object) => faultsIn(await say({ flags: only, components: [component] }));
  const picture = { media: { url: 'https://example.org/a.png' } };
  const thumbnail = { type: 11, ...picture };

  assert.deepEqual(await faults({ type: 9, components: [text('x')], accessory: thumbnail }), []);
  assert.deepEqual(await faults({ type: 9, components: [text('x')] }), ['components.0.accessory BASE_TYPE_REQUIRED']);
  assert.deepEqual(await faults({ type: 9, components: Array(4).fill(text('x')), accessory: button() }), [
    'components.0.components BASE_TYPE_BAD_LENGTH',
  ]);
  assert.deepEqual(await faults(thumbnail), ['components.0 UNION_TYPE_CHOICES']);
  assert.deepEqual(await faults({ type: 17, components: [{ type: 17, components: [text('x')] }] }), [
    'components.0.components.0 UNION_TYPE_CHOICES',
  ]);
  assert.deepEqual(await faults({ type: 12, items: Array(11).fill(picture) }), [
    'components.0.items BASE_TYPE_BAD_LENGTH',
  ]);
  assert.deepEqual(await faults({ type: 13, file: { url: 'https://example.org/a.pdf' } }), [
    'components.0.file.url URL_TYPE_INVALID_SCHEME',
  ]);
  assert.deepEqual(await faults({ type: 14 }), []);
});

test('components show only files that are sent along, and these are not listed beside them', async (t) => {
  const room = await openRoom(t);
  const client = await logIn(t, room);
  const channel = (await client.channels.fetch(room.room.id)) as TextChannel;
  const card = new ContainerBuilder()
    .setAccentColor(0x2ecc71)
    .addTextDisplayComponents((display) => display.setContent('Our menu'))
    .addFileComponents((file) => file.setURL('attachment://menu.txt'));
  const wish = { flags: only, components: [card] } as const;

  await assert.rejects(channel.send(wish), /UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND/);
  const file = new AttachmentBuilder(Buffer.from('Green tea'), { name: 'menu.txt' });
  const { id } = await channel.send({ ...wish, files: [file] });

  const { attachments, components } = (await room.read(id)).body;
  const [, shown] = components[0].components;
  assert.deepEqual([attachments, shown.name, shown.size], [[], 'menu.txt', 9]);
  assert.equal(await (await fetch(shown.file.url)).text(), 'Green tea');
});

test('a message of components alone stays one, and any other can become one', async (t) => {
  const { say, edit } = await openRoom(t);
  const { id } = (await say({ flags: only, components: [text('x')] })).body;
  const plain = (await say({ content: 'x' })).body;

  assert.deepEqual(faultsIn(await edit(id, { flags: 0 })), ['flags MESSAGE_FLAGS_COMPONENTS_V2_IRREMOVABLE']);
  assert.deepEqual(faultsIn(await edit(id, { content: 'y' })), [
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ]);
  assert.equal((await edit(id, { components: [text('y')] })).body.components[0].content, 'y');
  assert.deepEqual(faultsIn(await edit(plain.id, { flags: only, components: [text('y')] })), [
    'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
  ]);
  const changed = await edit(plain.id, { flags: only, content: null, components: [text('y')] });
  assert.deepEqual([changed.body.flags, changed.body.content], [only, '']);
});
