import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { ChannelType, type MessageCreateOptions, MessageFlags } from 'discord.js';
import type { Locator } from 'playwright-core';
import { type Anything, eventually } from './fixture.ts';
import { openPage } from './page-fixture.ts';
import { showcase } from './page-showcase.ts';

/** What a bot writes, as a member sees it. */
async function show(t: TestContext, message: MessageCreateOptions) {
  const opened = await openPage(t);
  const general = await opened.client.channels.fetch(opened.channel('general').id);
  assert.ok(general?.type === ChannelType.GuildText);
  const sent = await general.send(message);
  const ben = await opened.as('ben');
  const shown = ben.getByRole('log').getByRole('article', { name: /^Botyard/ });
  await shown.waitFor();
  return { ...opened, general, sent, ben, shown };
}

const words = async (shown: Locator) => ((await shown.innerText()) ?? '').replace(/\s+/g, ' ');
const colourOf = (shown: Locator) =>
  shown.evaluate((it: Anything) => it.ownerDocument.defaultView.getComputedStyle(it).borderInlineStartColor);
const pictures = (shown: Locator) => shown.getByRole('img');

test('markdown is laid out', async (t) => {
  const { shown } = await show(t, showcase.markdown());

  assert.deepEqual(await shown.locator('h3, h4').allTextContents(), ['Teas of the week', 'Green']);
  for (const [selector, text] of [
    ['strong', 'Bold'],
    ['em', 'slanted'],
    ['u', 'underlined'],
    ['s', 'struck'],
    ['blockquote', 'Somebody has said so.'],
    ['li li', 'one and a half'],
    ['ol li >> nth=1', 'second'],
    ['pre code', "const tea = 'green';"],
    ['a[href="https://example.org/menu"]', 'the menu'],
  ] as const) {
    assert.equal((await shown.locator(selector).textContent())?.trim(), text, selector);
  }
  await shown.getByRole('button', { name: 'Hidden: show it' }).click();
  await shown.getByText('hidden', { exact: true }).waitFor();
});

test('an embed has all its parts, in Discord’s order', async (t) => {
  const { shown } = await show(t, showcase.embed());

  assert.match(
    await words(shown),
    /The kitchen Green tea is coming Wait a moment: it brews\. warm the pot two spoons Size A pot Table 7 For two To know Milk stands.* The Tea House • /,
  );
  const embed = shown.getByRole('article', { name: 'Green tea is coming' });
  await embed.getByRole('link', { name: 'Green tea is coming' }).first().waitFor();
  await eventually('its pictures are loaded', () =>
    embed.locator('img').evaluateAll((all: Anything[]) => all.length === 4 && all.every((it) => it.naturalWidth > 0)),
  );
  assert.equal(await colourOf(embed), 'rgb(46, 143, 78)');
  const tops = await embed.locator('.embed-field').evaluateAll((all: Anything[]) => all.map((it) => it.offsetTop));
  assert.equal(new Set(tops.slice(0, 3)).size, 1, 'three inline fields share a row');
});

test('buttons of every kind are there, and what is closed cannot be pressed', async (t) => {
  const { shown } = await show(t, showcase.buttons());

  for (const name of ['Primary', 'Secondary', /Success/, 'Danger']) {
    assert.ok(await shown.getByRole('button', { name }).isEnabled());
  }
  assert.equal(await shown.getByRole('link', { name: 'Menu' }).getAttribute('href'), 'https://example.org/menu');
  assert.ok(await shown.getByRole('button', { name: 'Closed' }).isDisabled());
});

test('each select offers what it is for', async (t) => {
  const { ben, shown } = await show(t, showcase.selects());

  for (const [name, offered] of [
    [/Which teas/, /Green Mild/],
    [/Which user/, /Mia/],
    [/Which role/, /Moderators/],
    [/Who or what/, /Regulars/],
    [/Which channel/, /announcements/],
  ] as const) {
    await shown.getByRole('button', { name }).click();
    await ben.getByRole('option', { name: offered }).waitFor();
    await ben.keyboard.press('Escape');
  }
});

test('Components V2 stand in their box as they were laid out', async (t) => {
  const { shown } = await show(t, showcase.laidOut());

  assert.match(
    await words(shown),
    /Above the box The menu All of it fresh\. Sencha From Japan Assam Order .*list\.txt 4 bytes Reserve Menu/,
  );
  await shown.getByRole('button', { name: /A secret/ }).click();
  await shown.getByRole('link', { name: 'A secret' }).waitFor();
  await eventually('its pictures are loaded', () =>
    pictures(shown).evaluateAll((all: Anything[]) => all.length >= 4 && all.every((it) => it.naturalWidth > 0)),
  );
  assert.equal(await shown.locator('hr.separator[data-spacing="2"]').count(), 1);
});

test('a bot that answers or writes by a webhook is an app', async (t) => {
  const { shown, ben, general } = await show(t, { content: 'By hand.' });
  await shown.getByText('APP', { exact: true }).waitFor();
  const webhook = await general.createWebhook({ name: 'Herald' });
  await webhook.send('By a webhook.');
  const field = ben.getByRole('textbox', { name: /^Message / });
  await field.fill('/brew');
  await field.press('Enter');
  await ben.getByRole('button', { name: 'Send', exact: true }).click();

  const herald = ben.getByRole('article', { name: /^Herald/ });
  await herald.getByText('APP', { exact: true }).waitFor();
  const answer = ben.getByRole('article', { name: /^Botyard/ }).last();
  await answer.getByText('is thinking…').waitFor();
  await answer.getByText('APP', { exact: true }).waitFor();
  assert.equal(await ben.getByText('WEBHOOK', { exact: true }).count(), 0);
});

test('a poll is voted in, and what is edited or deleted is so on the page', async (t) => {
  const { ben, shown, general } = await show(t, showcase.poll());
  await shown.getByRole('button', { name: /Green/ }).click();
  await shown.getByRole('button', { name: 'Vote', exact: true }).click();
  await shown.getByText('100% (1)').waitFor();

  const said = await general.send({ content: 'Frist.', flags: MessageFlags.SuppressNotifications });
  await ben.getByText('Frist.').waitFor();
  await said.edit('First.');
  await ben.getByText('First.').waitFor();
  await ben.getByText('(edited)').waitFor();
  await said.delete();
  await ben.getByText('First.').waitFor({ state: 'detached' });
});
