import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Worker } from '@temporalio/worker';
import { bundleWorkflows } from '../../activities/worker.ts';
import { Refusal } from '../../domain/refusal.ts';
import { anOrder, type OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse } from '../fixtures/house.ts';

const lives: Record<string, (order: OrderUnderTest) => Promise<unknown>> = {
  active: async (order) => {
    await order.pay();
    await order.command('approve');
    await order.until('active');
  },
  'paid in two parts, rejected and settled': async (order) => {
    await order.command('acceptQuote');
    await order.reject(await order.submit());
    await order.confirm(await order.submit(), 100);
    await order.confirm(await order.submit());
    await order.until('awaiting-approval');
    await order.command('reject');
    await eventually('the refund is due', async () => (await order.state()).refundDue > 0);
    await order.settle('waived');
  },
  'refused by the host, tried again, cancelled': async (order) => {
    await order.pay();
    await order.command('approve');
    const asked = () => eventually('staff is asked', async () => (await order.state()).attention);
    const { since } = await asked();
    await order.command('retryProvisioning');
    await eventually('staff is asked again', async () => {
      const { attention } = await order.state();
      return attention !== null && attention.since > since;
    });
    await order.command('cancel');
    await order.until('settling');
  },
  'left alone by its customer': (order) => order.until('ended'),
};

test('every life of an order replays on the code that lived it', async (t) => {
  const refusing = fakeHost({
    preflight: () => Promise.reject(new Refusal('full', 'There is no room.', { remedy: 'Make room.' })),
  });
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host, pterodactyl: refusing.host } });
  const workflowBundle = await bundleWorkflows();

  for (const [name, live] of Object.entries(lives)) {
    const order = await anOrder(house, {
      host: name.startsWith('refused') ? 'pterodactyl' : 'simulation',
      ...(name.startsWith('left') && { policy: { quoteWindow: 300 } }),
    });
    await live(order);
    const history = await settledHistory(house, order);

    await assert.doesNotReject(Worker.runReplayHistory({ workflowBundle }, history, order.workflowId), name);
    assert.ok((history.events ?? []).length > 8, `${name} has a history`);
  }
});

/** The projection is written before the workflow's task ends; a history is whole when no task is open. */
const settledHistory = (house: House, order: OrderUnderTest) =>
  eventually('the workflow rests', async () => {
    const history = await house.client.workflow.getHandle(order.workflowId).fetchHistory();
    const last = history.events?.at(-1);
    const busy = last?.workflowTaskScheduledEventAttributes || last?.workflowTaskStartedEventAttributes;
    return !busy && history;
  });
