import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rebuildWorkflows } from '../../activities/rebuild.ts';
import { connectAsSystem } from '../../db/orm.ts';
import type { Phase } from '../../domain/order.ts';
import type { OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor, shortPeriods } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

/** What happens to these orders when Temporal's store is gone. */
async function forgetWorkflows({ client }: House, orders: readonly OrderUnderTest[]): Promise<void> {
  const namespace = 'default';
  for (const { workflowId } of orders) {
    const workflowExecution = { workflowId, runId: '' };
    await client.workflowService.deleteWorkflowExecution({ namespace, workflowExecution });
    await eventually(`${workflowId} is forgotten`, () =>
      client.workflow
        .getHandle(workflowId)
        .describe()
        .then(
          () => false,
          () => true,
        ),
    );
  }
}

async function rebuild(t: import('node:test').TestContext, house: House) {
  const orm = await connectAsSystem(house.url);
  t.after(() => orm.close());
  return rebuildWorkflows(orm, house.client, house.taskQueue);
}

test('orders in every phase outlive a lost Temporal store: in the same phase, with nothing done twice', async (t) => {
  const { host, asked } = fakeHost();
  const house = await openHouse(t, { hosts: { simulation: host } });
  const phases: Phase[] = ['quoted', 'awaiting-payment', 'awaiting-approval', 'active', 'suspended', 'settling'];
  const orders = await Promise.all(phases.map((phase) => anOrderThatIs(phase, house)));
  const waiting = await anOrderThatIs('provisioning', house, { token: null });
  const all = [...orders, waiting];
  for (const order of all) await atRest(house, order);
  const before = await Promise.all(all.map((order) => order.state()));
  const [done, notices] = [asked.length, await Promise.all(all.map((order) => noticesFor(house, order, 'customer')))];
  await house.staff.stop();
  await forgetWorkflows(house, all);

  await house.staff.start();
  const rebuilt = await rebuild(t, house);
  const again = await rebuild(t, house);

  assert.deepEqual(
    [rebuilt, again],
    [
      { begun: 7, alive: 0 },
      { begun: 0, alive: 7 },
    ],
  );
  for (const [n, order] of all.entries()) {
    const { version: _, ...state } = await atRest(house, order);
    const { version, ...known } = before[n]!;
    assert.deepEqual(state, known, known.phase);
  }
  assert.deepEqual(asked.slice(done), []);
  assert.deepEqual(await Promise.all(all.map((order) => noticesFor(house, order, 'customer'))), notices);
  await waiting.giveToken();
  await waiting.until('active');
});

test('a rebuilt order keeps its deadlines, and hears what it was told before the store was lost', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const renewing = await anOrderThatIs('active', house, {
    policy: shortPeriods({ periodLength: 3_000, renewalReminders: [2_900], grace: 100 }),
  });
  const paying = await anOrderThatIs('awaiting-payment', house);
  await atRest(house, paying);
  await house.staff.stop();
  await paying.confirm(await paying.submit());
  await house.ask('update outbox set delivered_at = now() where order_id = ?', [paying.id]); // Temporal had them, and is gone
  await forgetWorkflows(house, [renewing, paying]);

  await house.staff.start();
  await rebuild(t, house);

  await paying.until('awaiting-approval');
  await renewing.until('suspended');
  assert.deepEqual(await house.ask('select id from outbox'), []);
});
