import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { Refusal } from '../../domain/refusal.ts';
import { waitingOrder } from '../factories/waiting-order.ts';
import { isLive, openWeb, type Web } from '../fixtures/web.ts';

const cardOf = (window: Page, number: string) =>
  window.getByRole('list', { name: 'Orders that wait for approval' }).getByRole('listitem', { name: number });

/** A page that is loaded anew forgets this. */
const mark = (window: Page) => window.evaluate(() => void Object.assign(globalThis, { marked: true }));
const isMarked = (window: Page) => window.evaluate(() => 'marked' in globalThis);

/** Somebody of the staff who is no admin. */
async function supportWindow({ sql, windowOf, at }: Web): Promise<Page> {
  const window = await windowOf('mia');
  await sql("update users set role = 'support' where name = 'mia'");
  await window.goto(at('/approvals'));
  return window;
}

test('staff approves, and another of the staff and the customer see it live, without loading anything anew', async (t) => {
  const web = await openWeb(t);
  const { api, windowOf } = web;
  const customer = await windowOf('ann', '/orders');
  const { number } = await waitingOrder(api, await api.as('ann'), { tier: 'pro', addons: ['white_label'] });
  const admin = await windowOf('ada', '/approvals');
  const support = await supportWindow(web);
  const row = customer.getByRole('listitem').filter({ hasText: number });
  await row.getByText('Waiting for approval').waitFor();
  await cardOf(support, number).waitFor();
  await Promise.all([customer, admin, support].map(isLive));
  await Promise.all([customer, support].map(mark));

  await cardOf(admin, number)
    .getByRole('button', { name: `Approve order ${number}` })
    .click();

  await admin.getByText(`Order ${number} is now: being built.`).waitFor();
  await row.getByText('Being built', { exact: true }).waitFor();
  await customer.getByRole('status').getByText(`Order ${number} is now: being built.`).waitFor();
  await support.getByText('Nothing waits for approval').waitFor();
  await admin.getByText('Nothing waits for approval').waitFor();
  assert.deepEqual(await Promise.all([customer, support].map(isMarked)), [true, true]);
  assert.equal(api.sent.filter(({ name }) => name === 'approve').length, 1);
});

test('what waits shows who wants what, the price, what was paid, and what to look at', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const ann = await api.as('Ann of the tea house');
  const { number } = await waitingOrder(api, ann, { tier: 'pro', addons: ['white_label', 'source_code'] });

  const card = cardOf(await windowOf('ada'), number);
  await card.getByText('Ann of the tea house').waitFor();
  await card.getByText('Botyard has no way to ask simulation beforehand.').waitFor();
  await card.getByText('69.00 USD of 69.00 USD have arrived.').waitFor();
  await card.getByText('Reference Transfer 7').waitFor();
  await card.getByText('What approving does').click();
  await card.getByText('The customer is asked for the token of the bot').waitFor();
  const shown = await card.innerText();

  for (const words of ['Pro + White label + Source code', '49.00 USD', 'Then 20.00 USD a month.', 'receipt.png']) {
    assert.ok(shown.includes(words), words);
  }
});

test('a rejection needs a reason, which the customer reads, and takes effect at once', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const customer = await windowOf('ann', '/orders');
  const { number } = await waitingOrder(api, await api.as('ann'));
  const admin = await windowOf('ada', '/approvals');
  await customer.getByRole('link', { name: number }).click();
  await isLive(customer);

  await cardOf(admin, number).getByRole('button', { name: 'Reject' }).click();
  const dialog = admin.getByRole('dialog', { name: `Reject order ${number}?` });
  await dialog.getByRole('button', { name: 'Reject the order' }).click();
  assert.equal(
    api.sent.some(({ name }) => name === 'reject'),
    false,
  );
  await dialog.getByLabel('Reason').fill('Bots of this kind are against our rules.');
  await dialog.getByRole('button', { name: 'Reject the order' }).click();

  await admin.getByText('Nothing waits for approval').waitFor();
  await customer.getByText('Being settled', { exact: true }).waitFor();
  assert.equal(await dialog.count(), 0);
  assert.equal(api.sent.filter(({ name }) => name === 'reject').length, 1);
});

test('an order that is paid appears by itself, and is counted beside the name of the page', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const admin = await windowOf('ada', '/approvals');
  await admin.getByText('Nothing waits for approval').waitFor();
  await isLive(admin);

  const { number } = await waitingOrder(api, await api.as('Ann'));

  await cardOf(admin, number).waitFor();
  await admin.getByRole('link', { name: 'Approvals 1 waiting' }).first().waitFor();
});

test('a decision that is refused is told in the api’s words, with what to do; once it can be taken, it is', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const { number } = await waitingOrder(api, await api.as('Ann'));
  const admin = await windowOf('ada', '/approvals');
  const card = cardOf(admin, number);
  const remedy = 'Start the worker, and try again.';
  api.failWith(new Refusal('worker-away', 'Nobody works on orders at this moment.', { remedy }));

  await card.getByRole('button', { name: 'Reject' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('Against our rules.');
  await dialog.getByRole('button', { name: 'Reject the order' }).click();
  await dialog.getByRole('alert').getByText('Nobody works on orders at this moment.').waitFor();
  await dialog.getByText(remedy).waitFor();
  await admin.keyboard.press('Escape');
  await card.getByRole('button', { name: 'Approve' }).click();
  await card.getByRole('alert').getByText(remedy).waitFor();
  api.failWith(null);
  await card.getByRole('button', { name: 'Approve' }).click();

  await admin.getByText('Nothing waits for approval').waitFor();
  assert.deepEqual(
    api.sent.map(({ name }) => name),
    ['acceptQuote', 'approve'],
  );
});

test('support looks and does not decide; customers have no such page', async (t) => {
  const web = await openWeb(t);
  const { number } = await waitingOrder(web.api, await web.api.as('Ann'));

  const support = await supportWindow(web);
  await cardOf(support, number).getByText('Reference Transfer 7').waitFor();
  const customer = await web.windowOf('ben', '/approvals');
  await customer.getByText('You may not do this.').waitFor();

  assert.equal(await support.getByRole('button', { name: /Approve|Reject/ }).count(), 0);
  assert.equal(await customer.getByRole('link', { name: 'Approvals' }).count(), 0);
});
