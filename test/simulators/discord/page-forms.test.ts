import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from './page-fixture.ts';
import { askForEverything } from './page-forms-bot.ts';

const field = (page: Page) => page.getByRole('textbox', { name: /^Message / });
const messages = (page: Page) => page.getByRole('log');
const list = { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('milk') };

async function open(t: TestContext) {
  const opened = await openPage(t, askForEverything);
  const ben = await opened.as('ben');
  await messages(ben).waitFor();
  return { ...opened, ben };
}

async function begin(page: Page, command: string): Promise<void> {
  await field(page).fill(`/${command}`);
  await page
    .getByRole('option', { name: new RegExp(`^/${command}`) })
    .first()
    .click();
}

async function pick(page: Page, label: string, option: RegExp): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}:`) }).click();
  await page.getByRole('option', { name: option }).click();
}

test('options of every kind are filled in, each with its own field', async (t) => {
  const { ben, failures } = await open(t);
  await begin(ben, 'kinds');
  const fill = (name: string, text: string) => ben.getByLabel(name, { exact: true }).fill(text);
  const choose = async (name: string, text: string, option: RegExp) => {
    await ben.getByRole('combobox', { name }).fill(text);
    await ben.getByRole('option', { name: option }).click();
  };

  await fill('string', 'two words');
  await fill('integer', '7');
  await fill('number', '1.5');
  await choose('boolean', 't', /True/);
  await choose('user', 'mi', /Mia/);
  await choose('role', 'mod', /Moderators/);
  await choose('channel', 'ann', /announcements/);
  await choose('mentionable', 'reg', /Regulars/);
  await ben.getByLabel('attachment', { exact: true }).setInputFiles(list);
  await ben.getByRole('button', { name: 'Send', exact: true }).click();

  const given =
    'Given: string two words, integer 7, number 1.5, boolean true, user mia, role Moderators, ' +
    'channel announcements, mentionable Regulars, attachment list.txt';
  await messages(ben).getByText(given).waitFor();
  assert.deepEqual(failures, []);
});

test('subcommands stand in the list as they are typed, in groups too', async (t) => {
  const { ben } = await open(t);

  await begin(ben, 'tea green brew');
  await ben.getByRole('button', { name: 'Send', exact: true }).click();
  await messages(ben).getByText('Asked: green brew').waitFor();
  await begin(ben, 'tea list');
  await ben.getByRole('button', { name: 'Send', exact: true }).click();
  await messages(ben).getByText('Asked: list').waitFor();
});

async function openForm(page: Page, which: string) {
  await begin(page, 'form');
  await page.getByRole('combobox', { name: 'of' }).fill(which);
  await page.getByRole('option', { name: which }).click();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  return page.getByRole('dialog');
}

test('a form of words, choices and files', async (t) => {
  const { ben, failures } = await open(t);
  const form = await openForm(ben, 'words');
  await form.getByText('Please fill in all of it.').waitFor();

  await form.getByRole('textbox', { name: 'Short' }).fill('A pot');
  await pick(ben, 'Choice', /lemon/);
  await form.getByLabel('File', { exact: true }).setInputFiles(list);
  await form.getByRole('button', { name: 'Submit' }).click();

  await messages(ben).getByText('Given: short A pot, long As it was., choice lemon, file list.txt').waitFor();
  assert.deepEqual(failures, []);
});

test('a form in which one chooses users, roles, anybody and channels', async (t) => {
  const { ben, failures } = await open(t);
  const form = await openForm(ben, 'entities');

  await pick(ben, 'User', /Mia/);
  await pick(ben, 'Role', /Regulars/);
  await pick(ben, 'Anybody', /Ada/);
  await pick(ben, 'Channel', /general/);
  await form.getByRole('button', { name: 'Submit' }).click();

  await messages(ben).getByText('Given: user mia, role Regulars, anybody ada, channel general').waitFor();
  assert.deepEqual(failures, []);
});

test('a form of boxes', async (t) => {
  const { ben, failures } = await open(t);
  const form = await openForm(ben, 'boxes');

  await form.getByRole('radio', { name: 'lemon' }).check();
  await form.getByRole('checkbox', { name: 'milk' }).check();
  await form.getByRole('checkbox', { name: 'sugar' }).check();
  await form.getByRole('checkbox', { name: 'Agreed' }).check();
  await form.getByRole('button', { name: 'Submit' }).click();

  await messages(ben).getByText('Given: radio lemon, boxes milk,sugar, agreed true').waitFor();
  assert.deepEqual(failures, []);
});
