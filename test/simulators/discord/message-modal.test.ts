import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LabelBuilder, ModalBuilder, TextInputBuilder, TextInputStyle } from 'discord.js';
import type { Fault } from '../../../simulators/discord/http/api-error.ts';
import { modalFaults, modalOf } from '../../../simulators/discord/messages/components/modal.ts';
import { emptyState } from '../../../simulators/discord/state/discord-state.ts';

const world = { state: emptyState() };
const input = (more: object = {}) => ({ type: 4, custom_id: 'why', style: 1, ...more });
const label = (component: object, more: object = {}) => ({ type: 18, label: 'Why?', component, ...more });
const modal = (...components: object[]) => ({ custom_id: 'form', title: 'A form', components });
const faults = (body: object) => modalFaults(world, body).map(({ at, code }: Fault) => `${at} ${code}`);

test('a modal has a custom id, a title of up to 45 characters, and one to five parts', () => {
  assert.deepEqual(faults({ ...modal(label(input())), title: 'x'.repeat(46) }), ['data.title BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(faults({ ...modal(label(input())), custom_id: '' }), ['data.custom_id BASE_TYPE_REQUIRED']);
  assert.deepEqual(faults(modal()), ['data.components BASE_TYPE_BAD_LENGTH']);
  const six = Array.from({ length: 6 }, (_, index) => label(input({ custom_id: `${index}` })));
  assert.deepEqual(faults(modal(...six)), ['data.components BASE_TYPE_BAD_LENGTH']);
  assert.deepEqual(faults(modal(...six.slice(1))), []);
});

test('what is filled in stands in a label, or, as it used to be, as a text in a row', () => {
  const place = 'data.components.0';
  const button = { type: 2, style: 1, label: 'x', custom_id: 'x' };

  assert.deepEqual(faults(modal(input())), [`${place} UNION_TYPE_CHOICES`]);
  assert.deepEqual(faults(modal(label(button))), [`${place}.component UNION_TYPE_CHOICES`]);
  assert.deepEqual(faults(modal(label(input(), { label: 'x'.repeat(46) }))), [`${place}.label BASE_TYPE_BAD_LENGTH`]);
  assert.deepEqual(faults(modal({ type: 1, components: [input({ label: 'Why?' })] })), []);
  assert.deepEqual(faults(modal({ type: 1, components: [input()] })), [
    `${place}.components.0.label BASE_TYPE_REQUIRED`,
  ]);
  assert.deepEqual(faults(modal({ type: 10, content: 'Please read.' })), []);
});

test('texts, selects and uploads keep their bounds, and none is disabled', () => {
  const place = 'data.components.0.component';
  const options = [{ label: 'x', value: 'x' }];
  const select = { type: 3, custom_id: 'pick', options };

  assert.deepEqual(faults(modal(label(input({ max_length: 4001 })))), [`${place}.max_length NUMBER_TYPE_MAX`]);
  assert.deepEqual(faults(modal(label(input({ min_length: 5, max_length: 4 })))), [
    `${place}.min_length COMPONENT_MIN_ABOVE_MAX`,
  ]);
  assert.deepEqual(faults(modal(label(input({ placeholder: 'x'.repeat(101) })))), [
    `${place}.placeholder BASE_TYPE_MAX_LENGTH`,
  ]);
  assert.deepEqual(faults(modal(label(select))), []);
  assert.deepEqual(faults(modal(label({ ...select, disabled: true }))), [
    `${place}.disabled COMPONENT_DISABLED_IN_MODAL`,
  ]);
  assert.deepEqual(faults(modal(label({ type: 19, custom_id: 'file', max_values: 11 }))), [
    `${place}.max_values NUMBER_TYPE_MAX`,
  ]);
  assert.deepEqual(faults(modal(label({ type: 21, custom_id: 'one', options }))), [
    `${place}.options BASE_TYPE_BAD_LENGTH`,
  ]);
  assert.deepEqual(faults(modal(label(input()), label(input()))), [
    'data.components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED',
  ]);
});

test('what a builder builds is read, each part with its number', () => {
  const built = new ModalBuilder()
    .setCustomId('form')
    .setTitle('A form')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Why?')
        .setTextInputComponent(new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Paragraph)),
    );

  assert.deepEqual(modalOf(world, JSON.parse(JSON.stringify(built))).components, [
    { type: 18, id: 1, label: 'Why?', component: { type: 4, id: 2, custom_id: 'why', style: 2, required: true } },
  ]);
});
