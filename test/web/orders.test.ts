import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placed } from '../factories/order-life.ts';
import { waitingOrder } from '../factories/waiting-order.ts';
import { isLive, openWeb } from '../fixtures/web.ts';

test('a customer sees their own orders, what each waits for and costs, and nobody else’s', async (t) => {
  const { api, at, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/orders');
  await window.getByText('You have no orders yet').waitFor();
  const [ann, ben] = [await api.as('ann'), await api.as('ben')];
  const mine = await placed(ann, { tier: 'pro' });
  const others = await placed(ben);

  await window.goto(at('/orders'));
  const row = window.getByRole('listitem').filter({ hasText: mine.number });
  await row.getByText('12.00 USD for the first month').waitFor();

  assert.match(await row.innerText(), /Quote open[\s\S]*Your turn: The customer may accept the quote of 12\.00 USD/);
  assert.equal(await window.getByText(others.number).count(), 0);

  await window.goto(at(`/orders/${others.id}`));
  await window.getByText('There is no such order.').first().waitFor();
});

test('an order tells its price, its payments with their proofs, how it went and what comes next', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/orders');
  const { number } = await waitingOrder(api, await api.as('ann'), { tier: 'pro', addons: ['source_code'] });

  await window.getByRole('link', { name: number }).click();
  await window.getByRole('heading', { name: `Order ${number}` }).waitFor();
  await window.getByText('Payment of 61.00 USD submitted (reference Transfer 7).').waitFor();
  const [proof] = await Promise.all([
    window.waitForEvent('download'),
    window.getByRole('link', { name: 'Save the proof receipt.png' }).click(),
  ]);

  await window.getByText('Source code, once').waitFor();
  await window.getByText('Then the bot is live.').waitFor();
  await window.getByText('Confirmed', { exact: true }).waitFor();
  assert.equal(proof.suggestedFilename(), 'receipt.png');
});

test('a customer sees the Discord servers they are in, which they may manage, and where the bot is', async (t) => {
  const { windowOf } = await openWeb(t);

  const [ann, ada] = await Promise.all([windowOf('ann', '/servers'), windowOf('ada', '/servers')]);
  const rows = [ann, ada].map((window) => window.getByRole('listitem').filter({ hasText: 'The Tea House' }));
  const [anns, adas] = await Promise.all(rows.map((row) => row.innerText()));

  assert.match(anns!, /You are a member[\s\S]*Bot is here/);
  assert.match(adas!, /You own it[\s\S]*Bot is here/);
});

test('names that pretend to be markup are shown as the text that they are', async (t) => {
  const { api, world, ready, windowOf } = await openWeb(t);
  const hostile = '<img src=x onerror="document.title=1"><script>alert(1)</script>';
  world.state.guilds.get(ready.guildId)!.name = hostile;
  const customer = await api.as(`Eve ${hostile}`);
  const { number } = await waitingOrder(api, customer);

  const window = await windowOf('ada', '/approvals');
  await window.getByRole('listitem').filter({ hasText: number }).getByText(`Eve ${hostile}`).waitFor();
  await window.getByRole('link', { name: 'Servers' }).first().click();
  await window.getByText(hostile, { exact: true }).waitFor();

  assert.equal(await window.locator('main img, main script').count(), 0);
  assert.match(await window.title(), /^Servers/);
});

test('more orders than fit on one page are there when they are asked for', async (t) => {
  const { api, windowOf } = await openWeb(t);
  const window = await windowOf('ann', '/orders');
  await isLive(window);
  const ann = await api.as('ann');
  const first = await placed(ann);
  for (let count = 0; count < 20; count++) await placed(ann);

  await window.getByRole('button', { name: 'Show more' }).click();
  await window.getByText(first.number).waitFor();

  assert.equal(await window.getByRole('main').getByRole('listitem').count(), 21);
});
