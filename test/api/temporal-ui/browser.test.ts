import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { anOrder } from '../../fixtures/customer.ts';
import { type Person, serveWithTemporalUi } from '../../fixtures/temporal-ui.ts';
import { openBrowser } from '../../fixtures/windows.ts';

/** A paid order, and people who look at it in the Temporal UI. */
async function openOrder(t: TestContext) {
  const openWindow = await openBrowser(t); // first, so that it is gone before what its pages are still asking for
  const served = await serveWithTemporalUi(t);
  const order = await anOrder(served.house);
  await order.pay();
  const place = `/temporal/namespaces/default/workflows/${encodeURIComponent(order.workflowId)}`;

  /** Signed in already. */
  async function lookAs(name: Person): Promise<Page> {
    const { jar } = await served.signedIn(name);
    const { api } = served;
    const page = await openWindow('about:blank');
    await page.context().addCookies([...jar].map(([cookie, value]) => ({ name: cookie, value, url: api.url })));
    await page.goto(`${api.url}${place}`);
    await page.getByRole('heading', { name: order.workflowId }).waitFor();
    return page;
  }
  return { ...served, order, openWindow, place, lookAs };
}

const visible = (page: Page) => page.getByRole('dialog').filter({ visible: true });

async function readDetails(page: Page): Promise<string> {
  await page.getByRole('tab', { name: 'User Metadata' }).click();
  return page.frameLocator('iframe[src*="Waiting"]').locator('main').innerText();
}

async function sendSignal(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More Actions' }).click();
  await page.getByRole('menuitem', { name: 'Send a Signal' }).click();
  await visible(page).getByTestId('signal-select-button').click();
  await visible(page).getByRole('option', { name }).click();
  await visible(page).getByRole('button', { name: 'Submit' }).click();
}

/** As a script of the page would ask, past the buttons that are switched off. */
const ask = (page: Page, orderId: string, deed: string) =>
  page.evaluate(
    async ({ id, what }) => {
      const path = `/temporal/api/v1/namespaces/default/workflows/order%3A${id}/${what}`;
      const response = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      });
      return { status: response.status, message: ((await response.json()) as { message: string }).message };
    },
    { id: orderId, what: deed },
  );

test('an admin signs in, reads what an order waits for, and approves it in the Temporal UI', async (t) => {
  const { order, house, api, openWindow, place } = await openOrder(t);
  const page = await openWindow(`${api.url}${place}`);
  await page.getByRole('button', { name: 'Ada' }).click(); // at Discord, which was on the way
  await page.getByRole('button', { name: 'Authorize' }).click();

  const details = await readDetails(page);
  await sendSignal(page, 'approve');
  await order.until('active');
  const audit = await house.ask(
    'select action, outcome, u.name from audit_logs join users u on u.id = actor_id where order_id = ?',
    [order.id],
  );

  assert.match(details, /Phase\s+awaiting approval/);
  assert.match(details, /Waiting for\s+staff: An admin must look at the order and approve or reject it\./);
  assert.match(details, /Last error\s+none/);
  assert.deepEqual(audit, [{ action: 'order.approve', outcome: 'done', name: 'ada' }]);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Workflow Execution Signaled').first().waitFor();
});

test('an admin who comes too late reads why in the dialog', async (t) => {
  const { order, lookAs } = await openOrder(t);
  const page = await lookAs('ada');
  await order.command('approve');
  await order.until('active');

  await sendSignal(page, 'approve');

  const { number } = await order.state();
  const why = `Only a paid order that waits for approval can be approved. Order ${number} is active.`;
  await visible(page).getByText(why).waitFor();
});

test('to cancel, terminate or reset is not offered, and refused with the place where it is done', async (t) => {
  const { order, house, lookAs } = await openOrder(t);
  const page = await lookAs('ada');

  await page.getByRole('button', { name: 'More Actions' }).click();
  await page.getByRole('menuitem').first().waitFor();
  assert.deepEqual(await page.getByRole('menuitem').allInnerTexts(), ['Send a Signal']);
  assert.ok(await page.getByRole('button', { name: 'Request Cancellation' }).isDisabled());

  for (const deed of ['cancel', 'terminate', 'reset']) {
    const { status, message } = await ask(page, order.id, deed);
    assert.equal(status, 405);
    assert.match(message, new RegExp(`in Botyard: POST /api/(admin/)?orders/${order.id}/`));
  }
  const { status } = await house.client.workflow.getHandle(order.workflowId).describe();
  assert.equal(status.name, 'RUNNING');
});

test('support reads, and finds no signal to send', async (t) => {
  const { order, lookAs } = await openOrder(t);
  const page = await lookAs('ben');

  assert.match(await readDetails(page), /An admin must look at the order and approve or reject it\./);
  assert.ok(
    await page
      .getByRole('button', { name: /Request Cancellation|More Actions/ })
      .first()
      .isDisabled(),
  );
  const { status, message } = await ask(page, order.id, 'signal/approve');
  assert.deepEqual(
    [status, message],
    [403, 'Only an admin approves or rejects an order; you may read here. Ask an admin to send the signal.'],
  );
  assert.equal((await order.state()).phase, 'awaiting-approval');
});

test('whatever staff is led to in the UI comes through the api', async (t) => {
  const { order, lookAs } = await openOrder(t);
  const page = await lookAs('ben');
  const failed: string[] = [];
  page.on('response', (response) => {
    if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`);
  });

  for (const name of ['Relationships', 'Workers', 'Pending Activities', 'Call Stack', 'Queries', 'Search Attributes']) {
    const tab = page.getByRole('tab', { name });
    await tab.click();
    await page.locator('[role=tab][aria-selected=true]', { hasText: name }).waitFor();
  }
  for (const name of ['Schedules', 'Batch', 'Deployments', 'Namespaces', 'Archive', 'Workflows']) {
    await page.getByRole('navigation', { name: 'Primary' }).getByRole('link', { name }).click();
    await page.getByRole('main').getByRole('heading').first().waitFor();
  }
  await page.getByRole('link', { name: order.workflowId }).first().waitFor();

  assert.deepEqual(failed, []);
});
