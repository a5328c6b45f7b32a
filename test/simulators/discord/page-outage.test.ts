import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, WebSocketRoute } from 'playwright-core';
import { openPage } from './page-fixture.ts';

const field = (page: Page) => page.getByRole('textbox', { name: /^Message / });
const messages = (page: Page) => page.getByRole('log');

async function write(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await field(page).press('Enter');
}

/** Between the page and the simulator; the page is loaded anew. */
async function between(page: Page) {
  const lines: WebSocketRoute[] = [];
  let isBroken = false;
  await page.routeWebSocket(/\/_page\/socket/, (line) => {
    if (isBroken) return void line.close();
    line.connectToServer();
    lines.push(line);
  });
  await page.reload();
  await messages(page).waitFor();
  return {
    async cut() {
      isBroken = true;
      await Promise.all(lines.map((line) => line.close()));
    },
    mend() {
      isBroken = false;
    },
  };
}

test('a page whose line breaks says so, and misses nothing when it is back', async (t) => {
  const { as, control, person, channel } = await openPage(t);
  const [ben, mia] = [await as('ben'), await as('mia')];
  const line = await between(ben);
  for (const words of ['Stays.', 'Goes.', 'Changes.']) await write(mia, words);
  await messages(ben).getByText('Changes.').waitFor();

  await line.cut();
  await ben.getByRole('status').getByText('Connecting…').waitFor();
  const said = async (words: string) => {
    const at = channel('general').id;
    const { body } = await control('GET', `/people/${person('mia').id}/channels/${at}/messages`);
    return { channel: at, message: body.find(({ content }: { content: string }) => content === words).id };
  };
  const act = async (deed: string, asked: object) => control('POST', `/people/${person('mia').id}/${deed}`, asked);
  await act('delete', await said('Goes.'));
  await act('rewrite', { ...(await said('Changes.')), content: 'Changed.' });
  await write(mia, 'Missed?');
  await act('write', { channel: channel('announcements').id, content: 'Elsewhere.' });
  assert.equal(await messages(ben).getByText('Missed?').count(), 0);
  line.mend();

  await messages(ben).getByText('Missed?').waitFor();
  await messages(ben).getByText('Changed.').waitFor();
  await messages(ben).getByText('Goes.').waitFor({ state: 'detached' });
  await messages(ben).getByText('Stays.').waitFor();
  await ben.getByRole('status').getByText('Connecting…').waitFor({ state: 'detached' });
});

test('what is said elsewhere is unread until one looks, also after the line was broken', async (t) => {
  const { as, control, person, channel } = await openPage(t);
  const ben = await as('ben');
  const line = await between(ben);
  const announce = (content: string) =>
    control('POST', `/people/${person('mia').id}/write`, { channel: channel('announcements').id, content });
  const unread = ben.locator('.channel[data-unread="true"]');
  await announce('One.');
  await unread.getByText('announcements').waitFor();
  await unread.click();
  await messages(ben).getByText('One.').waitFor();
  assert.equal(await unread.count(), 0);
  await ben.getByRole('button', { name: 'general' }).click();

  await line.cut();
  await announce('Two.');
  line.mend();

  await unread.getByText('announcements').waitFor();
});

test('whoever is called by name sees how often, at the channel and at the server', async (t) => {
  const { as, control, person, channel } = await openPage(t);
  const ben = await as('ben');
  await messages(ben).waitFor();

  for (const words of ['you', 'and you']) {
    const content = `<@${person('ben').id}> ${words}`;
    await control('POST', `/people/${person('mia').id}/write`, { channel: channel('announcements').id, content });
  }

  await ben.getByRole('button', { name: 'The Tea House, 2 mentions' }).waitFor();
  await ben.locator('.channel', { hasText: 'announcements' }).locator('.calls').getByText('2').waitFor();
});

test('words that could not be sent stay in the field, and the page says why', async (t) => {
  const { as } = await openPage(t);
  const ben = await as('ben');
  await messages(ben).waitFor();
  await ben.route('**/_control/**/write', (route) => route.abort());

  await write(ben, 'Do not lose me.');

  await ben.getByRole('alert').getByText('The simulator does not answer.').waitFor();
  assert.equal(await field(ben).inputValue(), 'Do not lose me.');
  await ben.unroute('**/_control/**/write');
  await field(ben).press('Enter');
  await messages(ben).getByText('Do not lose me.').waitFor();
});
