import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PermissionFlagsBits as Bits } from 'discord.js';
import type { Page } from 'playwright-core';
import { eventually } from './fixture.ts';
import { openPage } from './page-fixture.ts';

const channels = (page: Page) => page.getByRole('navigation', { name: 'Channels' });
const members = (page: Page) => page.getByRole('complementary', { name: 'Members' });
const dialog = (page: Page) => page.getByRole('dialog');

async function begin(page: Page, guild: string, task: string): Promise<void> {
  await page.getByRole('button', { name: guild }).last().click();
  await page.getByRole('menuitem', { name: task }).click();
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(`^${label}:`) }).click();
  await page.getByRole('option', { name: option }).click();
}

async function sentence(page: Page, name: RegExp, what: string, reason: string): Promise<void> {
  await members(page).getByRole('button', { name }).click();
  await page.getByRole('button', { name: what, exact: true }).click();
  await dialog(page).getByRole('textbox', { name: 'Reason' }).fill(reason);
  await dialog(page).getByRole('button', { name: what, exact: true }).click();
}

test('a channel is renamed, described, moved, taken out of its category, and deleted', async (t) => {
  const { as, channel, world } = await openPage(t);
  const [ada, ben] = [await as('ada', {}, 'announcements'), await as('ben')];
  const { id } = channel('announcements');
  const now = () => world.state.channels.get(id);

  await ada.getByRole('button', { name: 'Settings of the channel' }).click();
  await dialog(ada).getByRole('textbox', { name: 'Name' }).fill('news');
  await dialog(ada).getByRole('textbox', { name: 'Topic' }).fill('What is new');
  await dialog(ada).getByRole('button', { name: 'Save' }).click();
  await channels(ben).getByRole('button', { name: 'news' }).waitFor();
  await ada.getByText('What is new').first().waitFor();

  await ada.getByRole('button', { name: 'Settings of the channel' }).click();
  await dialog(ada).getByRole('button', { name: 'news up' }).click();
  const names = () => channels(ben).getByRole('button').allTextContents();
  await eventually('it stands above the other', async () => (await names()).join().includes('news,general'));
  await pick(ada, 'Category', 'The house');
  await eventually('it is out of the category', () => now()?.parentId === null);

  await dialog(ada).getByRole('button', { name: 'Delete' }).click();
  assert.ok(now(), 'the first click only asks');
  await dialog(ada).getByRole('button', { name: 'Delete it for good' }).click();
  await channels(ben).getByRole('button', { name: 'news' }).waitFor({ state: 'detached' });
});

test('what everybody may do in a channel is denied, and allowed to one again', async (t) => {
  const { as, channel, guild, person, world } = await openPage(t);
  const [ada, ben, mia] = [await as('ada', {}, 'announcements'), await as('ben'), await as('mia')];
  const answer = (right: string, name: string) =>
    dialog(ada).getByRole('group', { name: right, exact: true }).getByRole('radio', { name });
  await ada.getByRole('button', { name: 'Settings of the channel' }).click();

  await answer('View channel', 'Denied').click();
  await channels(ben).getByRole('button', { name: 'announcements' }).waitFor({ state: 'detached' });
  await ada.getByRole('button', { name: /^For whom:/ }).click();
  await ada.getByRole('option', { name: /Mia mia/ }).click();
  await answer('View channel', 'Allowed').click();

  await channels(mia).getByRole('button', { name: 'announcements' }).waitFor();
  const { overwrites } = world.state.channels.get(channel('announcements').id)!;
  assert.deepEqual(
    overwrites.map(({ id, allow, deny }) => [id, allow, deny]),
    [
      [guild.id, 0n, Bits.ViewChannel],
      [person('mia').id, Bits.ViewChannel, 0n],
    ],
  );
  await dialog(ada).getByRole('button', { name: 'Nothing else for Mia' }).click();
  await channels(mia).getByRole('button', { name: 'announcements' }).waitFor({ state: 'detached' });
});

test('a role is renamed, coloured, given a permission, moved and deleted', async (t) => {
  const { as, guild, world } = await openPage(t);
  const ada = await as('ada');
  const role = (name: string) => [...world.state.roles.get(guild.id)!.values()].find((it) => it.name === name);
  await begin(ada, guild.name, 'Roles');
  await dialog(ada).getByRole('button', { name: 'Regulars', exact: true }).click();

  await dialog(ada).getByRole('textbox', { name: 'Name' }).fill('Friends');
  await dialog(ada).getByLabel('Colour').fill('#ff8800');
  await dialog(ada).getByRole('checkbox', { name: 'Manage messages' }).check();
  await dialog(ada).getByRole('button', { name: 'Save' }).click();
  await dialog(ada).getByRole('button', { name: 'Friends', exact: true }).waitFor();
  const friends = await eventually('it is changed', () => role('Friends'));
  assert.deepEqual([friends.color, friends.permissions & Bits.ManageMessages], [0xff8800, Bits.ManageMessages]);

  await dialog(ada).getByRole('button', { name: 'Friends up' }).click();
  await eventually('it is above the moderators', () => role('Friends')!.position > role('Moderators')!.position);
  await dialog(ada).getByRole('button', { name: 'Delete' }).click();
  await dialog(ada).getByRole('button', { name: 'Delete it for good' }).click();
  await dialog(ada).getByRole('button', { name: 'Friends', exact: true }).waitFor({ state: 'detached' });
});

test('a moderator times out, kicks and bans with a reason, and takes it back', async (t) => {
  const { as, guild, person, world } = await openPage(t);
  const [ann, ben] = [await as('ann'), await as('ben')];
  const reasons = () => [...(world.state.auditLogs.get(guild.id)?.values() ?? [])].map(({ reason }) => reason);

  await sentence(ann, /Ben/, 'Time out', 'too loud');
  await ben.getByText(/^You are timed out until/).waitFor();
  await members(ann).getByRole('button', { name: /Ben/ }).click();
  await ann.getByRole('button', { name: 'End the timeout' }).click();
  await eventually(
    'the timeout is over',
    () => !world.state.members.get(guild.id)!.get(person('ben').id)!.timeoutUntil,
  );
  await ann.keyboard.press('Escape');

  await sentence(ann, /Mia/, 'Kick', 'unkind');
  await members(ann).getByRole('button', { name: /Mia/ }).waitFor({ state: 'detached' });
  await sentence(ann, /Ben/, 'Ban', 'spam');
  await members(ann).getByRole('button', { name: /Ben/ }).waitFor({ state: 'detached' });
  await begin(ann, guild.name, 'Bans');
  await dialog(ann).getByText('spam').waitFor();
  await dialog(ann).getByRole('button', { name: 'Unban Ben' }).click();
  await dialog(ann).getByText('Nobody is banned.').waitFor();
  assert.ok(['too loud', 'unkind', 'spam'].every((it) => reasons().includes(it)));
});

test('nobody is above the owner, and Discord’s sentence says so', async (t) => {
  const { as } = await openPage(t);
  const ann = await as('ann');

  await sentence(ann, /Ada/, 'Kick', 'why not');

  await dialog(ann).getByRole('alert').getByText('Missing Permissions').waitFor();
});

test('a member changes how it is shown, everywhere and here, and a moderator does so', async (t) => {
  const { as } = await openPage(t);
  const [ben, ada] = [await as('ben'), await as('ada')];
  const rename = async (page: Page, who: RegExp, label: string, name: string) => {
    await members(page).getByRole('button', { name: who }).click();
    await page.getByRole('textbox', { name: label }).fill(name);
    await page.getByRole('button', { name: `Save the ${label.toLowerCase()}` }).click();
    await page.keyboard.press('Escape');
  };

  await rename(ben, /Ben/, 'Shown as', 'Benjamin');
  await ben.getByRole('button', { name: /You are Benjamin/ }).waitFor();
  await rename(ben, /Benjamin/, 'Nickname', 'Big Ben');
  await members(ada)
    .getByRole('button', { name: /Big Ben/ })
    .waitFor();
  await rename(ada, /Big Ben/, 'Nickname', 'Little Ben');
  await members(ben)
    .getByRole('button', { name: /Little Ben/ })
    .waitFor();
});

test('the owner renames the server', async (t) => {
  const { as, guild } = await openPage(t);
  const [ada, ben] = [await as('ada'), await as('ben')];

  await begin(ada, guild.name, 'Settings');
  await dialog(ada).getByRole('textbox', { name: 'Name' }).fill('The Coffee House');
  await dialog(ada).getByRole('button', { name: 'Save' }).click();

  await ben.getByRole('navigation', { name: 'Guilds' }).getByRole('button', { name: 'The Coffee House' }).waitFor();
});
