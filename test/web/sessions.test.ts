import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placed } from '../factories/order-life.ts';
import { isLive, openWeb, signInAs } from '../fixtures/web.ts';

test('somebody comes back from Discord to the page they wanted', async (t) => {
  const { at, windowOf } = await openWeb(t);

  const window = await windowOf('ann', '/account?from=mail');
  await window.getByRole('heading', { name: 'Account' }).waitFor();

  assert.equal(window.url(), at('/account?from=mail'));
});

test('signing out ends the session, in a second tab as well', async (t) => {
  const { at, count, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/account');
  const tab = await window.context().newPage();
  await tab.goto(at('/orders'));
  await isLive(tab);

  await window.getByRole('button', { name: 'Sign out', exact: true }).click();

  for (const page of [window, tab]) {
    await page.getByText('You are signed out here.').waitFor();
    await page.getByRole('link', { name: 'Sign in with Discord' }).waitFor();
  }
  assert.equal(await count('sessions where revoked_at is null'), 0);
});

test('a tab shows whoever has signed in in another tab, and nothing of who was there before', async (t) => {
  const { api, at, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/orders');
  const { number } = await placed(await api.as('ann'));
  await window.getByRole('link', { name: number }).waitFor();
  const tab = await window.context().newPage();
  await tab.goto(at('/account'));
  await window.getByRole('link', { name: 'Account' }).first().click();
  await window.getByRole('button', { name: 'Sign out', exact: true }).click();
  await window.context().clearCookies(); // Discord asks again who somebody is
  await signInAs(window, 'ben');
  await window.getByText('Signed in as ben').waitFor();

  await tab.bringToFront();
  await tab.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await tab.getByText('Signed in as ben').waitFor();
  await tab.getByRole('link', { name: 'Orders' }).first().click();

  await tab.getByText('You have no orders yet').waitFor();
  assert.equal(await tab.getByText(number).count(), 0);
});

test('somebody who signs in anew in another tab goes on hearing of changes in this one', async (t) => {
  const { api, at, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/orders');
  await isLive(window);
  const tab = await window.context().newPage();
  await tab.goto(at('/auth/discord?returnTo=/account'));
  await tab.getByText('Signed in as ann').waitFor();

  const { number } = await placed(await api.as('ann'));

  await window.getByRole('link', { name: number }).waitFor();
  await isLive(window);
});

test('a device that is signed out from another one is thrown out at once', async (t) => {
  const { windowOf } = await openWeb(t);
  const phone = await windowOf('ann', '/orders', { userAgent: 'Mozilla/5.0 (iPhone) Mobile Safari/604.1' });
  const desk = await windowOf('ann', '/account');
  await isLive(phone);

  await desk.getByRole('button', { name: 'Sign out Safari on iOS' }).click();

  await phone.getByText('You are signed out here.').waitFor();
  await desk.getByText('Safari on iOS').waitFor({ state: 'detached' });
  assert.equal(await desk.getByText('This device').count(), 1);
});

test('all other devices can be signed out in one go', async (t) => {
  const { windowOf } = await openWeb(t);
  const others = [await windowOf('ann', '/orders'), await windowOf('ann', '/servers')];
  const window = await windowOf('ann', '/account');
  await Promise.all(others.map(isLive));

  await window.getByRole('button', { name: 'Sign out everywhere else' }).click();

  await window.getByText('2 other devices are signed out.').waitFor();
  for (const other of others) await other.getByText('You are signed out here.').waitFor();
  await window.getByRole('heading', { name: 'Account' }).waitFor();
});

test('Discord is unlinked only after a question, and never where it is the only way in', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/account');

  await window.getByRole('button', { name: 'Unlink' }).click();
  const dialog = window.getByRole('dialog', { name: 'Unlink ann?' });
  await dialog.getByRole('button', { name: 'Unlink', exact: true }).click();
  await dialog.getByText('Discord is the only way into your account').waitFor();
  await api.as('ann');
  await dialog.getByRole('button', { name: 'Unlink', exact: true }).click();

  await window.getByText('No Discord account is linked.').waitFor();
  await window.getByRole('link', { name: 'Link Discord' }).click();
  await window.getByRole('button', { name: 'Authorize' }).click();
  await window.getByText('Linked').waitFor();
  assert.equal(new URL(window.url()).pathname, '/account');
});

test('where Botyard is not registered at Discord the door says so, and tells of links', async (t) => {
  const { openWindow } = await openWeb(t, { variables: { DISCORD_CLIENT_ID: '', DISCORD_CLIENT_SECRET: '' } });

  const window = await openWindow('/');
  await window.getByText('This Botyard is not registered at Discord').waitFor();
  await window.getByText('one-time link').waitFor();

  assert.equal(await window.getByRole('link', { name: 'Sign in with Discord' }).count(), 0);
});
