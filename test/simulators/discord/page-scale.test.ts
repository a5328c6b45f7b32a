import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually } from './fixture.ts';
import { openPage } from './page-fixture.ts';

const messages = (page: Page) => page.getByRole('log');

/** A guild of its own, as large as is wanted, and somebody who looks at its first channel. */
async function openCrowd(t: TestContext, wanted: object) {
  const opened = await openPage(t);
  const { control, discord, person } = opened;
  const { body } = await control('POST', '/seed', { bot: null, ...wanted });
  const [guild] = body.guilds;
  const [place] = body.channels;
  for (const id of body.guilds) await control('POST', `/people/${person('ben').id}/join`, { guild: id });
  const flood = (count: number) =>
    control('POST', '/flood', { channelId: place, authorId: body.users[0] ?? person('ada').id, count });
  async function look(): Promise<Page> {
    const ben = await opened.as('ben');
    await ben.goto(`${discord.url}/_page/?as=${person('ben').id}&guild=${guild}&channel=${place}`);
    await messages(ben).waitFor();
    return ben;
  }
  return { ...opened, flood, look };
}

/** For as long as something goes on: the longest time, in milliseconds, in which the page drew nothing. */
async function longestHaltWhile(page: Page, work: () => Promise<unknown>): Promise<number> {
  await page.evaluate(`{
    let last = performance.now();
    window.longestHalt = 0;
    const draw = () => {
      const now = performance.now();
      window.longestHalt = Math.max(window.longestHalt, now - last);
      last = now;
      requestAnimationFrame(draw);
    };
    draw();
  }`);
  await work();
  return page.evaluate<number>('window.longestHalt');
}

test('of ten thousand members those in sight are drawn, and every one can be found', async (t) => {
  const { look } = await openCrowd(t, { users: 10_000, guilds: 1, membersPerGuild: 10_000 });
  const ben = await look();
  const members = ben.getByRole('complementary', { name: 'Members' });
  await members.getByRole('heading', { name: 'Offline — 10000' }).waitFor();

  assert.ok((await members.getByRole('button').count()) < 60);
  await members.locator('.rows').evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await members.getByRole('button', { name: 'User 9999' }).waitFor();
  await members.getByRole('button', { name: 'User 9999' }).focus();
  await ben.keyboard.press('ArrowUp');
  await members.getByRole('button', { name: 'User 9998' }).and(ben.locator(':focus')).waitFor();
  await ben.getByRole('textbox', { name: /^Message / }).fill('@user1234');
  await ben.getByRole('option', { name: /User 1229/ }).waitFor();
});

test('five thousand messages are read a part at a time, to the first and back to the last', async (t) => {
  const { look, flood } = await openCrowd(t, { guilds: 1 });
  await flood(5_000);
  const ben = await look();
  const list = messages(ben);
  await list.getByText('Message 4999', { exact: true }).waitFor();

  for (let times = 0; times < 4; times += 1) {
    const [first] = await list.getByRole('article').allTextContents();
    await list.evaluate((box) => box.scrollTo(0, 0));
    await eventually(
      'older ones are there',
      async () => (await list.getByRole('article').allTextContents())[0] !== first,
    );
  }
  assert.ok((await list.getByRole('article').count()) <= 200);
  assert.equal(await list.getByText('Message 4999', { exact: true }).count(), 0);
  await ben.getByRole('button', { name: 'To the newest' }).click();
  await list.getByText('Message 4999', { exact: true }).waitFor();
});

test('what one reads stays where it is while older messages come in above it', async (t) => {
  const { look, flood } = await openCrowd(t, { guilds: 1 });
  await flood(300);
  const ben = await look();
  const list = messages(ben);
  const read = list.getByText('Message 252', { exact: true });
  await read.scrollIntoViewIfNeeded();
  await eventually('older ones are there', async () => (await list.getByRole('article').count()) > 50);
  const before = (await read.boundingBox())!.y;

  await list.evaluate((box) => box.scrollBy(0, -10));
  await eventually('it moved as one scrolls', async () => Math.abs((await read.boundingBox())!.y - before - 10) < 2);
});

test('a channel in which a hundred messages are written each second does not stop the page, nor fill it', async (t) => {
  const { look, flood } = await openCrowd(t, { guilds: 1 });
  const ben = await look();
  const halt = await longestHaltWhile(ben, async () => {
    for (let times = 0; times < 40; times += 1) {
      await flood(10);
      await ben.waitForFunction(`document.querySelector('[role=log]').textContent.includes('Message 9')`);
    }
  });

  await eventually('the last is there', async () => (await messages(ben).getByRole('article').count()) === 200);
  assert.ok(halt < 1_000, `the page drew nothing for ${Math.round(halt)} ms`);
});

test('of a thousand servers one is found by its name', async (t) => {
  const { look } = await openCrowd(t, { users: 2, guilds: 1_000, membersPerGuild: 1 });
  const ben = await look();

  assert.ok((await ben.getByRole('navigation', { name: 'Guilds' }).getByRole('button').count()) < 60);
  await ben.keyboard.press('Control+k');
  await ben.getByRole('combobox', { name: 'Where to?' }).fill('guild 777');
  await ben.keyboard.press('Enter');

  await ben.getByRole('button', { name: 'Guild 777', exact: true }).last().waitFor();
});

test('ten thousand requests and frames stay quick in the inspector', async (t) => {
  const { look, world } = await openCrowd(t, { guilds: 1 });
  const ben = await look();
  await ben.getByRole('button', { name: 'Inspector' }).click();
  const inspector = ben.getByRole('region', { name: 'Inspector' });
  await inspector.getByRole('button', { name: 'Clear' }).click();
  const refusal = { code: 10_003, message: 'Unknown Channel' };
  const details = () => ({ by: 'Botyard', sent: null, answered: JSON.stringify(refusal) });
  for (let place = 0; place < 10_000; place += 1) {
    const path = `/api/v10/channels/${place}`;
    world.log.add({ at: world.clock.now(), method: 'GET', path, status: 404, refusal }, details);
  }
  await inspector.getByText('/channels/9999').waitFor();

  const halt = await longestHaltWhile(ben, async () => {
    await inspector.getByRole('tab', { name: /Refused/ }).click();
    await inspector.getByRole('searchbox', { name: 'Filter' }).fill('channels/77');
    await inspector.getByText('/channels/7799').waitFor();
  });

  assert.ok((await inspector.getByRole('button', { name: /channels/ }).count()) < 60);
  assert.ok(halt < 1_500, `the page drew nothing for ${Math.round(halt)} ms`);
});
