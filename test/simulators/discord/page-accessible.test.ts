import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { ChannelType } from 'discord.js';
import type { Page } from 'playwright-core';
import { openPage } from './page-fixture.ts';
import { showcase } from './page-showcase.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What an assistive program would stumble over, each with where. */
async function barriersIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = await page.evaluate<AxeResults>('axe.run({ resultTypes: ["violations"] })');
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
  );
}

type Opened = Awaited<ReturnType<typeof openPage>>;

async function showAll({ client, channel }: Opened): Promise<void> {
  const general = await client.channels.fetch(channel('general').id);
  assert.ok(general?.type === ChannelType.GuildText);
  for (const make of Object.values(showcase)) await general.send(make());
}

const menu = async (page: Page, opened: Opened, task: string) => {
  await page.getByRole('button', { name: opened.guild.name }).last().click();
  await page.getByRole('menuitem', { name: task }).click();
  await page.getByRole('dialog').waitFor();
};

/** Ways to open what can be opened. */
const views: Record<string, (page: Page, opened: Opened) => Promise<unknown>> = {
  messages: async () => undefined,
  'a message’s menu': async (page) => {
    await page.locator('.message').first().hover();
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menu').waitFor();
  },
  'a profile': async (page) => {
    await page.getByRole('complementary', { name: 'Members' }).getByRole('button', { name: /Ben/ }).click();
    await page.getByRole('textbox', { name: 'Nickname' }).waitFor();
  },
  'a command': async (page) => {
    await page.getByRole('textbox', { name: /^Message / }).fill('/order');
    await page.getByRole('option', { name: /^\/order/ }).click();
    await page.getByRole('combobox', { name: 'tea' }).waitFor();
  },
  'a select': (page) => page.getByRole('button', { name: /Who or what/ }).click(),
  'the settings of a channel': async (page) => {
    await page.getByRole('button', { name: 'Settings of the channel' }).click();
    await page.getByRole('dialog').waitFor();
  },
  'a new channel': (page, opened) => menu(page, opened, 'New channel'),
  roles: (page, opened) => menu(page, opened, 'Roles'),
  people: (page, opened) => menu(page, opened, 'People'),
  inspector: async (page) => {
    await page.getByRole('button', { name: 'Inspector' }).click();
    await page
      .getByRole('button', { name: /MESSAGE_CREATE/ })
      .first()
      .click();
  },
  keys: (page) => page.keyboard.press('Control+/'),
  'where to go': async (page) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
  },
  'who one could be': (page) => page.getByRole('button', { name: /You are Ada/ }).click(),
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds no barrier in any view, in ${colorScheme} colours`, async (t) => {
    const opened = await openPage(t);
    await showAll(opened);
    const page = await opened.as('ada', { colorScheme, reducedMotion: 'reduce' });
    const found: Record<string, string[]> = {};

    for (const [name, open] of Object.entries(views)) {
      await page.reload();
      await page.getByRole('article').first().waitFor();
      await open(page, opened);
      found[name] = await barriersIn(page);
    }
    await page.goto(`${opened.discord.url}/_page/`);
    await page.getByRole('heading', { name: 'Who are you?' }).waitFor();
    found['who one is'] = await barriersIn(page);

    const none = Object.fromEntries(Object.keys(found).map((name) => [name, []]));
    assert.deepEqual(found, none);
  });
}
