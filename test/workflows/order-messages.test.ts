import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { announceFact } from '../../db/queries/outbox.ts';
import { within } from '../../db/scope.ts';
import type { OrderState } from '../../domain/order-state.ts';
import { paymentConfirmed } from '../../workflows/order-messages.ts';
import { anOrder } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse, system } from '../fixtures/house.ts';

test('a command that is sent before the workflow was started is taken all the same', async (t) => {
  const house = await openHouse(t);
  await house.staff.stop();
  const order = await anOrder(house);
  await house.ask('delete from outbox');
  await house.staff.start();

  assert.equal((await order.command('acceptQuote')).phase, 'awaiting-payment');
});

test('the same command twice is acted on once, and answered alike', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  const updateId = randomUUID();

  const first = await order.command('acceptQuote', {}, updateId);
  const second = await order.command('acceptQuote', {}, updateId);

  assert.deepEqual(second, first);
});

test('a refused command says why, and changes nothing', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  const before = await order.state();

  await assert.rejects(order.command('approve'), {
    name: 'Refusal',
    code: 'not-awaiting-approval',
    message: /is quoted/,
  });
  assert.deepEqual(await order.state(), before);
});

test('an ended order refuses every command', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  await order.command('declineQuote');
  await eventually('the workflow is closed', async () => {
    const { status } = await house.client.workflow.getHandle(order.workflowId).describe();
    return status.name === 'COMPLETED';
  });

  await assert.rejects(order.command('cancel'), { name: 'Refusal', code: 'order-ended' });
});

test('a fact that is heard twice, or late, is heard once', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  await order.pay();
  const { version } = await order.state();
  const handle = house.client.workflow.getHandle(order.workflowId);

  await handle.signal(paymentConfirmed, {
    name: 'paymentConfirmed',
    number: 2,
    paymentId: 'x',
    invoicePaid: 'first',
    refundDue: 0,
  });
  await handle.signal(paymentConfirmed, {
    name: 'paymentConfirmed',
    number: 1,
    paymentId: 'x',
    invoicePaid: 'first',
    refundDue: 0,
  });

  const state = await handle.query<OrderState>('orderState');
  assert.equal(state.version, version);
  assert.equal(state.lastFact, 2);
});

test('an order takes a signal that did not come by the api, in the name of nobody', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrder(house);
  await order.pay();

  await house.client.workflow.getHandle(order.workflowId).signal('approve', { by: 'ada', noteId: 7 });
  const active = await order.until('active');

  assert.deepEqual(active.approved, { by: 'temporal-ui', noteId: null });
});

test('an admin rejects by a signal from the Temporal UI, and a signal out of season does nothing', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  const handle = house.client.workflow.getHandle(order.workflowId);
  await order.command('acceptQuote');

  await handle.signal('approve');
  await handle.signal('reject');
  const early = await handle.query<OrderState>('orderState');
  await order.confirm(await order.submit());
  await order.until('awaiting-approval');
  await handle.signal('reject');
  const settling = await order.until('settling');

  assert.deepEqual([early.phase, early.ending], ['awaiting-payment', null]);
  assert.equal(settling.ending?.reason, 'rejected');
});

test('while no worker is there a command is refused as such, and taken later under the same id', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  await eventually(
    'the order is known to Temporal',
    async () => (await house.ask('select 1 from outbox')).length === 0,
  );
  await house.staff.stop();
  const updateId = randomUUID();

  await assert.rejects(order.command('acceptQuote', {}, updateId), { name: 'Refusal', code: 'worker-away' });
  const unchanged = await order.state();
  await house.staff.start();
  const answer = await order.command('acceptQuote', {}, updateId);

  assert.equal(unchanged.phase, 'quoted');
  assert.equal(answer.phase, 'awaiting-payment');
});

test('facts that were announced while nobody delivered arrive later, all and in order', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  await order.command('acceptQuote');
  await house.staff.stop();
  await order.confirm(await order.submit(), 100);
  await order.confirm(await order.submit(), 100);
  await order.confirm(await order.submit());

  await house.staff.start();
  const state = await order.until('awaiting-approval');

  assert.equal(state.lastFact, 6);
  assert.equal(state.paymentsWaiting, 0);
});

test('facts get their numbers in the order of their commits, though two writers meet', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  await house.staff.stop();

  await Promise.all(
    Array.from({ length: 8 }, () =>
      within(house.orm, system, (em) => announceFact(em, order.id, { name: 'paymentSubmitted', paymentId: order.id })),
    ),
  );

  const numbers = await house.ask<{ number: number }>(
    "select (fact ->> 'number')::int as number from outbox where fact is not null and order_id = ? order by id",
    [order.id],
  );
  assert.deepEqual(
    numbers.map(({ number }) => number),
    [1, 2, 3, 4, 5, 6, 7, 8],
  );
});

test('a workflow that is started by mistake for an ended order stops at its first step', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  const placed = await order.state();
  await order.command('declineQuote');
  const ended = await order.state();

  const handle = await house.client.workflow.start('order', {
    workflowId: `order:again-${order.id}`,
    taskQueue: house.taskQueue,
    args: [{ ...placed, accepted: true }],
  });

  await assert.rejects(handle.result(), ({ cause }: Error) => /has ended;/.test(String(cause)));
  assert.deepEqual(await house.ask('select 1 from invoices where order_id = ?', [order.id]), []);
  assert.deepEqual(await order.state(), ended);
});

test('the Temporal UI alone tells what an order waits for, and can be searched for it', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  await order.pay();

  const { currentDetails } = (await house.client.workflow
    .getHandle(order.workflowId)
    .query('__temporal_workflow_metadata')) as { currentDetails: string };
  const found = await eventually('the search finds it', async () => {
    for await (const { workflowId, searchAttributes } of house.client.workflow.list({
      query: `OrderPhase = 'awaiting-approval' and TaskQueue = '${house.taskQueue}' and NeedsAttention = false`,
    })) {
      return { workflowId, tier: searchAttributes['Tier'], customer: searchAttributes['CustomerId'] };
    }
    return null;
  });

  assert.match(currentDetails, /\*\*awaiting approval\*\*/);
  assert.match(currentDetails, /\*\*staff\*\*: An admin must look at the order and approve or reject it\./);
  assert.match(currentDetails, /send the signal `approve`; or `reject` with the input/);
  assert.deepEqual(found, { workflowId: order.workflowId, tier: ['starter'], customer: [order.customerId] });
});
