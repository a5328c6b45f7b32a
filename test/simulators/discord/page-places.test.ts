import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ChannelType } from 'discord.js';
import type { Page } from 'playwright-core';
import { eventually } from './fixture.ts';
import { openPage } from './page-fixture.ts';

const field = (page: Page) => page.getByRole('textbox', { name: /^Message / });
const messages = (page: Page) => page.getByRole('log');
/** A picture of one point. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('files are sent along; pictures are shown, and others fetched', async (t) => {
  const { as } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];

  await ben.getByLabel('Files to add').setInputFiles([
    { name: 'dot.png', mimeType: 'image/png', buffer: dot },
    { name: 'list.txt', mimeType: 'text/plain', buffer: Buffer.from('milk') },
  ]);
  await field(ben).press('Enter');

  const picture = messages(mia).getByRole('img', { name: 'dot.png' });
  await picture.waitFor();
  await eventually('the picture is loaded', () => mia.evaluate("document.querySelector('img').naturalWidth === 1"));
  await messages(mia)
    .getByRole('link', { name: /list\.txt 4 bytes/ })
    .waitFor();
});

test('whoever writes is seen writing, and whoever sees a page is online', async (t) => {
  const { as } = await openPage(t);
  const mia = await as('mia');
  const members = mia.getByRole('complementary', { name: 'Members' });
  await members.getByRole('heading', { name: 'Offline — 3' }).waitFor();

  const ben = await as('ben');
  await members.getByRole('heading', { name: 'Offline — 2' }).waitFor();
  await field(ben).pressSequentially('Well');

  await mia.getByText('Ben is typing…').waitFor();
});

test('a thread is begun on a message, and a post in a forum', async (t) => {
  const { as } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];
  await field(ben).fill('Biscuits?');
  await field(ben).press('Enter');
  const said = messages(ben).getByRole('article', { name: /^Ben/ });

  await said.hover();
  await said.getByRole('button', { name: 'More' }).click();
  await ben.getByRole('menuitem', { name: 'Create a thread' }).click();
  await ben.getByRole('button', { name: 'Create' }).click();
  await ben.getByRole('heading', { level: 1, name: 'Biscuits?' }).waitFor();
  await messages(mia)
    .getByRole('button', { name: /Biscuits\?/ })
    .click();
  await mia.getByRole('heading', { level: 1, name: 'Biscuits?' }).waitFor();

  const channels = mia.getByRole('navigation', { name: 'Channels' });
  await channels.getByRole('button', { name: 'help' }).click();
  await mia.getByRole('button', { name: 'New post' }).click();
  await mia.getByRole('textbox', { name: 'Title' }).fill('Cold kettle');
  await mia.getByRole('textbox', { name: /^Message/ }).fill('What now?');
  await mia.getByRole('button', { name: 'Post', exact: true }).click();
  await messages(mia).getByText('What now?').waitFor();
  await ben.getByRole('navigation', { name: 'Channels' }).getByRole('button', { name: 'Cold kettle' }).waitFor();
});

test('a member and a bot talk alone, whoever begins', async (t) => {
  const { as, client, person } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];

  await (await client.users.fetch(person('ben').id)).send('Your tea is ready.');
  await ben.getByRole('button', { name: 'Direct messages' }).click();
  await ben
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('button', { name: /Botyard/ })
    .click();
  await messages(ben).getByText('Your tea is ready.').waitFor();

  await mia
    .getByRole('complementary', { name: 'Members' })
    .getByRole('button', { name: /Botyard/ })
    .click();
  await mia.getByRole('button', { name: 'Message', exact: true }).click();
  await mia.getByRole('heading', { level: 1, name: '@Botyard' }).waitFor();
  await field(mia).fill('Hello, bot.');
  await field(mia).press('Enter');
  await messages(mia).getByRole('article').getByText('Hello, bot.').waitFor();
});

test('a bot that thinks is seen thinking, and a click that is never answered has failed', async (t) => {
  const { as, client, channel, world } = await openPage(t);
  const ben = await as('ben');
  await field(ben).fill('/brew');
  await field(ben).press('Enter');
  await ben.getByRole('button', { name: 'Send' }).click();
  await messages(ben).getByText('is thinking…').waitFor();
  const general = await client.channels.fetch(channel('general').id);
  assert.ok(general?.type === ChannelType.GuildText);
  await general.send({
    components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Bell', custom_id: 'bell' }] }],
  });
  await client.destroy();

  await messages(ben).getByRole('button', { name: 'Bell' }).click();
  await messages(ben).locator('button[aria-busy="true"]').waitFor();
  world.clock.advance(3_001);

  await messages(ben).getByText('This interaction failed').waitFor();
});

test('the owner makes a channel, a role and a member, and gives the role', async (t) => {
  const { as, world, guild } = await openPage(t);
  const ada = await as('ada');
  const begin = async (task: string) => {
    await ada.getByRole('button', { name: guild.name }).last().click();
    await ada.getByRole('menuitem', { name: task }).click();
  };

  await begin('New channel');
  await ada.getByRole('textbox', { name: 'Name' }).fill('kitchen');
  await ada.getByRole('button', { name: 'Create' }).click();
  await ada.getByRole('heading', { level: 1, name: 'kitchen' }).waitFor();
  await begin('People');
  await ada.getByRole('textbox', { name: 'User name' }).fill('zoe');
  await ada.getByRole('textbox', { name: 'Shown as' }).fill('Zoe');
  await ada.getByRole('button', { name: /Create/ }).click();
  await ada.getByRole('button', { name: 'Close' }).click();
  await begin('Roles');
  await ada.getByRole('button', { name: 'New role' }).click();
  await ada.getByRole('textbox', { name: 'Name' }).and(ada.locator('[value="new role"]')).fill('Cooks');
  await ada.getByRole('button', { name: 'Save' }).click();
  await ada.getByRole('button', { name: 'Cooks', exact: true }).waitFor();
  await ada.getByRole('button', { name: 'Close' }).click();
  await ada.getByRole('complementary', { name: 'Members' }).getByRole('button', { name: /Zoe/ }).click();
  await ada.getByRole('button', { name: 'Give a role' }).click();
  await ada.getByRole('menuitem', { name: 'Cooks' }).click();

  const zoe = [...world.state.users.values()].find(({ username }) => username === 'zoe')!;
  const cooks = [...world.state.roles.get(guild.id)!.values()].find(({ name }) => name === 'Cooks')!;
  await eventually('Zoe is a cook', () => world.state.members.get(guild.id)?.get(zoe.id)?.roles.includes(cooks.id));
});

test('what a member may not do is refused in words', async (t) => {
  const { as, guild } = await openPage(t);
  const ben = await as('ben');

  await ben.getByRole('button', { name: guild.name }).last().click();
  await ben.getByRole('menuitem', { name: 'New channel' }).click();
  await ben.getByRole('textbox', { name: 'Name' }).fill('mine');
  await ben.getByRole('button', { name: 'Create' }).click();

  await ben.getByRole('alert').getByText('Missing Permissions').waitFor();
});

test('on a phone the lists are drawers, and nothing is wider than the screen', async (t) => {
  const { as } = await openPage(t);
  const phone = await as('mia', { viewport: { width: 390, height: 844 } });
  const channels = phone.getByRole('navigation', { name: 'Channels' });
  await messages(phone).waitFor();
  assert.equal(await channels.isVisible(), false);

  await phone.getByRole('button', { name: 'Channels', exact: true }).click();
  await channels.getByRole('button', { name: 'announcements' }).click();

  await phone.getByRole('heading', { level: 1, name: 'announcements' }).waitFor();
  await channels.waitFor({ state: 'hidden' });
  assert.ok(await phone.evaluate('document.documentElement.scrollWidth <= innerWidth'));
});

test('the colours are those of the system, until a member wants others', async (t) => {
  const { as } = await openPage(t);
  const page = await as('ben', { colorScheme: 'dark' });
  const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  await messages(page).waitFor();
  const dark = await ground();

  await page.getByRole('button', { name: 'Light colours' }).click();
  await eventually('it is light', async () => (await ground()) !== dark);
  const light = await ground();
  await page.reload();
  await messages(page).waitFor();

  assert.equal(await ground(), light);
});

test('all is as at the start after a reset, on an open page too', async (t) => {
  const { as, control, client } = await openPage(t);
  await client.destroy();
  const ben = await as('ben');
  await field(ben).fill('Forget this.');
  await field(ben).press('Enter');
  await messages(ben).getByText('Forget this.').waitFor();

  await control('POST', '/reset');

  await messages(ben).getByText('Forget this.').waitFor({ state: 'detached' });
});
