import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { bring, placed } from '../factories/order-life.ts';
import { waitingOrder } from '../factories/waiting-order.ts';
import { isLive, openWeb } from '../fixtures/web.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  nodes: { html: string }[];
}

/** What somebody who sees or moves otherwise would stumble over. */
async function violationsOn(window: Page): Promise<string[]> {
  await window.evaluate(axe);
  const found = (await window.evaluate('axe.run()')) as { violations: Violation[] };
  return found.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const still = (window: Page) =>
  window.evaluate('Promise.all(document.getAnimations().map((it) => it.finished.catch(() => null))).then(() => null)');

const isTooWide = (window: Page): Promise<unknown> =>
  window.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** What has the focus, and whether that is to be seen. */
const focused = (window: Page): Promise<{ label: string; outline: string }> =>
  window.evaluate(`(() => {
    const it = document.activeElement;
    const label = it === document.body ? '' : (it.getAttribute('aria-label') ?? it.textContent);
    return { label: label.trim(), outline: getComputedStyle(it).outlineStyle };
  })()`);

/** Presses Tab until the focus is where it is wanted, as a person does; for ever would fail. */
async function tabTo(window: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await window.keyboard.press('Tab');
    const { label, outline } = await focused(window);
    if (name.test(label)) return assert.notEqual(outline, 'none', `nobody sees that ${label} has the focus`);
  }
  assert.fail(`${name} cannot be reached by Tab`);
}

test('somebody with a keyboard alone signs in, skips to the content, approves and rejects', async (t) => {
  const { api, openWindow } = await openWeb(t);
  const ann = await api.as('Ann');
  const [first, second] = [await waitingOrder(api, ann), await waitingOrder(api, ann)];
  const window = await openWindow('/');
  await window.getByRole('link', { name: 'Sign in with Discord' }).waitFor();

  await tabTo(window, /^Sign in with Discord/);
  await window.keyboard.press('Enter');
  await window.getByText('Who are you?').first().waitFor();
  await tabTo(window, /^Ada/);
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: 'Authorize' }).waitFor();
  await tabTo(window, /^Authorize/);
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: `Approve order ${first.number}` }).waitFor();

  await tabTo(window, /^Skip to the content/);
  await window.keyboard.press('Enter');
  await tabTo(window, new RegExp(`^Approve order ${first.number}`));
  await window.keyboard.press('Enter');
  await window.getByText(`Order ${first.number} is now: being built.`).waitFor();
  await window.getByRole('listitem', { name: first.number }).waitFor({ state: 'detached' });
  await tabTo(window, new RegExp(`^Reject order ${second.number}`));
  await window.keyboard.press('Enter');
  await window.keyboard.type('Not today.');
  await tabTo(window, /^Reject the order/);
  await window.keyboard.press('Enter');

  await window.getByText('Nothing waits for approval').waitFor();
  assert.deepEqual(
    api.sent.map(({ name }) => name).filter((name) => name !== 'acceptQuote'),
    ['approve', 'reject'],
  );
});

test('a dialog is left by Escape, and the focus is where it was', async (t) => {
  const { api, windowOf } = await openWeb(t);
  await waitingOrder(api, await api.as('Ann'));
  const window = await windowOf('ada');
  const reject = window.getByRole('button', { name: /^Reject order/ });
  await reject.focus();

  await window.keyboard.press('Enter');
  await window.getByRole('dialog').getByLabel('Reason').waitFor();
  await window.keyboard.press('Escape');

  await window.getByRole('dialog').waitFor({ state: 'detached' });
  assert.match((await focused(window)).label, /^Reject order/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page has a barrier that can be found by looking, nor is wider than a phone, when it is ${colorScheme}`, async (t) => {
    const { api, at, openWindow, windowOf } = await openWeb(t);
    const phone = { viewport: { width: 360, height: 740 }, colorScheme };
    const door = await openWindow('/', phone);
    await door.getByRole('link', { name: 'Sign in with Discord' }).waitFor();
    const stumbles = [[await violationsOn(door), await isTooWide(door)]];

    const customer = await api.as(`Ann ${'of the very long name'.repeat(5).replaceAll(' ', '')}`);
    const { id } = await waitingOrder(api, customer, { tier: 'pro', addons: ['white_label', 'source_code'] });
    const trouble = await placed(customer);
    const attention = { who: 'staff', cause: 'No port is free.', remedy: 'Add ports.', since: Date.now() } as const;
    await bring(api, trouble.id, { phase: 'provisioning', attention });
    const window = await windowOf('ada', '/approvals', phone);

    for (const [path, sign] of [
      ['/approvals', 'have arrived.'],
      ['/orders', 'No port is free.'],
      [`/orders/${id}`, 'Transfer 7'],
      [`/orders/${trouble.id}`, 'Add ports.'],
      ['/servers', 'The Tea House'],
      ['/account', 'This device'],
      ['/nowhere', 'There is no page at this address'],
    ] as const) {
      await window.goto(at(path));
      await window.getByText(sign).first().waitFor();
      await isLive(window);
      for (const width of [360, 1_280]) {
        await window.setViewportSize({ width, height: 740 });
        await still(window);
        stumbles.push([await violationsOn(window), await isTooWide(window)]);
      }
    }
    await window.goto(at('/approvals'));
    await window.getByRole('button', { name: /^Reject/ }).click();
    await still(window);
    stumbles.push([await violationsOn(window), await isTooWide(window)]);

    assert.deepEqual(
      stumbles,
      stumbles.map(() => [[], false]),
    );
  });
}

test('colours follow the system until somebody switches, and the switch is remembered', async (t) => {
  const { openWindow } = await openWeb(t);
  const window = await openWindow('/', { colorScheme: 'dark' });
  const ground = () => window.evaluate('getComputedStyle(document.body).backgroundColor');
  const dark = await ground();

  await window.getByRole('button', { name: 'Colours: as the system. Change to light' }).click();
  const light = await ground();
  await window.reload();
  await window.getByRole('button', { name: 'Colours: light. Change to dark' }).waitFor();

  assert.notEqual(dark, light);
  assert.equal(await ground(), light);
});
