import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from './page-fixture.ts';

const focused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor();

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** As often as it takes; what cannot be reached fails. */
async function tabTo(page: Page, name: string, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const wanted = page.getByRole('button', { name, exact: true }).and(page.locator(':focus'));
  for (let times = 0; times < 20 && (await wanted.count()) === 0; times += 1) await page.keyboard.press(key);
  await wanted.waitFor();
}

test('by keys alone a member goes to a channel, orders tea, fills in a form and answers', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ben', {}, 'announcements');
  await page.getByRole('log').waitFor();

  await page.getByRole('button', { name: 'announcements' }).focus();
  await press(page, 'ArrowUp', 'Enter');
  await page.getByRole('textbox', { name: 'Message #general' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('/ord');
  await page.getByRole('option', { name: /\/order/ }).waitFor();
  await press(page, 'Enter');
  await page.keyboard.type('wh');
  await page.getByRole('option', { name: 'White tea' }).waitFor();
  await press(page, 'Enter', 'Tab', 'ArrowDown', 'Enter', 'Enter');
  await page.getByText('White tea is coming').waitFor();

  await focused(page, 'textarea');
  await tabTo(page, 'Add a note', 'Shift+Tab');
  await press(page, 'Enter');
  await page.getByRole('dialog').waitFor();
  await focused(page, 'textarea');
  await page.keyboard.type('By keys.');
  await tabTo(page, 'Submit', 'Tab');
  await press(page, 'Enter');
  await page.getByText('Noted: By keys.').waitFor();
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('the arrow keys go through messages, and a menu opens, is walked through and is left', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ben');
  const field = page.getByRole('textbox', { name: 'Message #general' });
  for (const words of ['One.', 'Two.']) {
    await field.fill(words);
    await field.press('Enter');
    await page.getByRole('log').getByText(words).waitFor();
  }

  await page.getByRole('log').focus();
  await press(page, 'ArrowUp', 'ArrowUp');
  assert.match((await page.locator('.message:focus').textContent()) ?? '', /One\./);
  const more = page.locator('.message:focus').getByRole('button', { name: 'More' });
  await more.focus();
  await press(page, 'Enter');
  await page.getByRole('menuitem', { name: 'Reply' }).and(page.locator(':focus')).waitFor();
  await press(page, 'ArrowDown');
  await page.getByRole('menuitem', { name: 'Create a thread' }).and(page.locator(':focus')).waitFor();
  await press(page, 'Escape');

  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'More' }).and(page.locator(':focus')).waitFor();
});

const has = (page: Page, role: 'textbox' | 'button', name: RegExp) =>
  page.getByRole(role, { name }).and(page.locator(':focus')).waitFor();

test('the keys are listed, and lead from channel to channel, from part to part, and anywhere by name', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ben');
  await page.getByRole('log').waitFor();

  await press(page, 'Control+/');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Go to a channel, a server or somebody').waitFor();
  await press(page, 'Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(page, 'Alt+ArrowDown');
  await page.getByRole('heading', { level: 1, name: 'announcements' }).waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type('mia');
  await page.getByRole('option', { name: /Mia/ }).waitFor();
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: '@Mia' }).waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type('general');
  await press(page, 'Enter');
  await page.getByRole('heading', { level: 1, name: 'general' }).waitFor();

  await has(page, 'textbox', /^Message/);
  await press(page, 'F6');
  await page.getByRole('complementary', { name: 'Members' }).locator('button:focus').waitFor();
  await press(page, 'F6', 'F6');
  await has(page, 'button', /general/);
});

test('a message is answered, edited and reacted to by keys, and the focus comes back each time', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ben');
  const field = page.getByRole('textbox', { name: 'Message #general' });
  await field.fill('Tee?');
  await press(page, 'Enter');
  await page.getByRole('log').getByText('Tee?').waitFor();

  await press(page, 'ArrowUp');
  await page.getByRole('textbox', { name: 'Edit the message' }).and(page.locator(':focus')).fill('Tea?');
  await press(page, 'Enter');
  await page.getByText('Tea?').waitFor();
  await has(page, 'textbox', /^Message/);
  await page.getByRole('log').focus();
  await press(page, 'ArrowUp', '+');
  await page.getByRole('textbox', { name: 'Search an emoji' }).and(page.locator(':focus')).waitFor();
  await page.keyboard.type('tea');
  await press(page, 'Enter');
  await page.getByRole('button', { name: '🍵, 1' }).waitFor();
  await has(page, 'button', /Add a reaction/);
  await page.getByRole('log').focus();
  await press(page, 'ArrowUp', 'r');
  await page.getByText('Replying to').waitFor();
  await has(page, 'textbox', /^Message/);
});

test('a dialog keeps the focus, and gives it back to what opened it', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ada');
  await page.getByRole('log').waitFor();
  await page.getByRole('button', { name: 'Settings of the channel' }).focus();
  await press(page, 'Enter');
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).and(page.locator(':focus')).waitFor();

  for (let times = 0; times < 40; times += 1) {
    await press(page, 'Tab');
    const isOut = "!document.activeElement.closest('dialog') && document.activeElement !== document.body";
    assert.equal(await page.evaluate(isOut), false);
  }
  await press(page, 'Escape');

  await has(page, 'button', /Settings of the channel/);
});

test('a letter that is typed nowhere begins a message', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ben');
  await page.getByRole('log').focus();

  await page.keyboard.type('Tea!');

  await page.getByRole('textbox', { name: 'Message #general' }).and(page.locator(':focus')).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Message #general' }).inputValue(), 'Tea!');
});
