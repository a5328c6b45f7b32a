import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { openPage } from './page-fixture.ts';

const field = (page: Page) => page.getByRole('textbox', { name: /^Message / });
const messages = (page: Page) => page.getByRole('log');

async function write(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press('Enter');
}

/** Orders tea as it is ordered by hand. */
async function orderTea(page: Page): Promise<void> {
  await field(page).fill('/or');
  await page.getByRole('option', { name: /^\/order/ }).click();
  await page.getByRole('combobox', { name: 'tea' }).fill('gr');
  await page.getByRole('option', { name: 'Green tea' }).click();
  await page.getByRole('combobox', { name: 'size' }).click();
  await page.getByRole('option', { name: 'A pot' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await messages(page).getByText('Green tea is coming').waitFor();
}

test('two members in two windows read each other, answer and react', async (t) => {
  const { as } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];

  await write(ben, 'Who wants **tea**?');
  const asked = messages(mia).getByRole('article', { name: /^Ben/ });
  await asked.getByText('tea').waitFor();
  assert.equal(await asked.locator('strong').textContent(), 'tea');
  await asked.hover();
  await asked.getByRole('button', { name: 'Reply' }).click();
  await write(mia, 'Me!');
  await messages(ben).getByText('Who wants **tea**?').waitFor();
  await asked.hover();
  await asked.getByRole('button', { name: 'Add a reaction' }).click();
  await mia.getByRole('button', { name: 'tea', exact: true }).click();

  const mine = messages(ben).getByRole('article', { name: /^Ben/ });
  await mine.getByRole('button', { name: '🍵, 1' }).click();
  await messages(mia).getByRole('button', { name: '🍵, 2' }).click();
  await messages(ben).getByRole('button', { name: '🍵, 1', pressed: true }).waitFor();
});

test('a member orders by a command, with what the bot proposes, and all see the answer', async (t) => {
  const { as } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];

  await orderTea(ben);

  const answer = messages(mia).getByRole('article', { name: /^Botyard/ });
  await answer.getByText('Green tea is coming').first().waitFor();
  assert.match((await answer.textContent()) ?? '', /Ben used\s*\/order.*@Ben: please wait\..*Size.*pot/s);
});

test('what must be given is asked for before a command is sent', async (t) => {
  const { as } = await openPage(t);
  const ben = await as('ben');

  await field(ben).fill('/order');
  await field(ben).press('Enter');
  await ben.getByRole('button', { name: 'Send' }).click();

  await ben.getByRole('alert').getByText('"tea" must be given.').waitFor();
  assert.equal(await ben.getByRole('combobox', { name: 'tea' }).getAttribute('aria-invalid'), 'true');
});

test('an answer for one member alone is shown to nobody else, and put away', async (t) => {
  const { as } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];
  await orderTea(ben);

  await messages(ben).getByRole('button', { name: 'Show me the bill' }).click();

  await messages(ben).getByText('Only you can see this').waitFor();
  await write(ben, 'Thanks.');
  await messages(mia).getByText('Thanks.').waitFor();
  assert.equal(await messages(mia).getByText('It is on the house.').count(), 0);
  await messages(ben).getByRole('button', { name: 'Dismiss message' }).click();
  await messages(ben).getByText('It is on the house.').waitFor({ state: 'detached' });
});

test('a form is filled in and sent, and a select is chosen from', async (t) => {
  const { as } = await openPage(t);
  const ben = await as('ben');
  await orderTea(ben);

  await messages(ben).getByRole('button', { name: 'Add a note' }).click();
  const form = ben.getByRole('dialog', { name: 'A note for the kitchen' });
  await form.getByRole('textbox', { name: 'What should they know?' }).fill('No sugar.');
  await form.getByRole('button', { name: 'Submit' }).click();
  await messages(ben).getByText('Noted: No sugar.').waitFor();
  await form.waitFor({ state: 'detached' });

  await messages(ben)
    .getByRole('button', { name: /Anything with it/ })
    .click();
  await ben.getByRole('option', { name: /Lemon/ }).click();
  await messages(ben).getByText('With lemon.').waitFor();
});

test('menus of messages and of members offer what bots do with them', async (t) => {
  const { as, person } = await openPage(t);
  const ben = await as('ben');
  await write(ben, 'Tea is a drink.');
  const said = messages(ben).getByRole('article', { name: /^Ben/ });

  await said.hover();
  await said.getByRole('button', { name: 'More' }).click();
  await ben.getByRole('menuitem', { name: 'Quote' }).click();
  await messages(ben).locator('blockquote').getByText('Tea is a drink.').waitFor();
  await ben.getByRole('complementary', { name: 'Members' }).getByRole('button', { name: /Mia/ }).click();
  await ben.getByRole('button', { name: 'Greet' }).click();

  await messages(ben).getByText('Hello').waitFor();
  assert.equal(await messages(ben).getByRole('button', { name: '@Mia' }).count(), 1, person('mia').id);
});

test('a command that the bot does not answer in time has failed', async (t) => {
  const { as, world } = await openPage(t);
  const ben = await as('ben');
  await field(ben).fill('/silent');
  await field(ben).press('Enter');
  await ben.getByRole('button', { name: 'Send' }).click();
  await ben.getByText('Sending command…').waitFor();

  world.clock.advance(3_001);

  await ben.getByText('The application did not respond').waitFor();
});

test('the inspector tells what the bot was refused and why', async (t) => {
  const { as, failures } = await openPage(t);
  const ben = await as('ben');
  await ben.getByRole('button', { name: 'Inspector' }).click();

  await field(ben).fill('/wrong');
  await field(ben).press('Enter');
  await ben.getByRole('button', { name: 'Send' }).click();

  const inspector = ben.getByRole('region', { name: 'Inspector' });
  await inspector.getByRole('tab', { name: /Refused/ }).click();
  const refused = inspector.getByRole('button', { name: /callback/ });
  await refused.getByText('50035 Invalid Form Body — data.content: Must be 2000 or fewer in length.').waitFor();
  await refused.click();
  await inspector.getByText('"content": "xxx').waitFor();
  await inspector.getByRole('tab', { name: 'Gateway' }).click();
  await inspector
    .getByRole('button', { name: /INTERACTION_CREATE/ })
    .first()
    .waitFor();
  assert.equal(failures.length, 1);
});

test('with a click one is somebody else, and sees what that one may see', async (t) => {
  const { as, person } = await openPage(t);
  const page = await as('ben');
  await write(page, 'I am Ben.');
  await page.getByRole('button', { name: /You are Ben/ }).click();

  await page.getByRole('navigation', { name: 'People' }).getByRole('button', { name: /Ada/ }).click();

  await page.getByRole('button', { name: /You are Ada/ }).waitFor();
  await write(page, 'I am Ada.');
  await messages(page).getByRole('article', { name: /^Ada/ }).getByText('I am Ada.').waitFor();
  assert.match(page.url(), new RegExp(`as=${person('ada').id}`));
  await page.getByRole('button', { name: 'Settings of the channel' }).waitFor();
});

test('hostile text is text', async (t) => {
  const { as } = await openPage(t);
  const ben = await as('ben');
  const words = '<img src=x onerror=alert(1)> [go](javascript:alert(1)) <script>alert(2)</script>';

  await write(ben, words);

  const said = messages(ben).getByRole('article', { name: /^Ben/ });
  await said.getByText(words).waitFor();
  assert.equal(await said.locator('img, script, a').count(), 0);
});
