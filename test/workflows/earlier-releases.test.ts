import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderState } from '../../domain/order-state.ts';
import { Refusal } from '../../domain/refusal.ts';
import { rebuildOrder } from '../../integrations/temporal/rebuild-orders.ts';
import { anOrder, type OrderUnderTest } from '../fixtures/customer.ts';
import { eventually, type House } from '../fixtures/house.ts';
import { recordedLives } from '../fixtures/recorded-lives.ts';
import { houseForLives } from '../fixtures/whole-lives.ts';

/** An order of today's database that knows what the recorded one knew, and has no workflow yet. */
async function goOnFrom(house: House, recorded: OrderState): Promise<OrderUnderTest> {
  const order = await anOrder(house, { host: recorded.host, unannounced: true });
  const { orderId, customerId, number } = await order.state();
  const state: OrderState = { ...recorded, orderId, customerId, number };
  await house.ask('update orders set state = ?::jsonb, phase = ?, version = ?, fact_number = ? where id = ?', [
    ...[JSON.stringify(state), state.phase, state.version, state.lastFact, orderId],
  ]);
  assert.ok(await rebuildOrder(house.client, house.taskQueue, state));
  return order;
}

/** The shortest way out of wherever it is. */
async function ended(order: OrderUnderTest): Promise<void> {
  await order.command('cancel', { when: 'now' }).catch(unlessEnding);
  await eventually('it has ended, with its money settled', async () => {
    const { phase, refundDue, attention } = await order.state();
    if (refundDue > 0) await order.settle('waived').catch(() => undefined);
    if (attention?.who === 'staff') await order.command('retryProvisioning').catch(() => undefined);
    return phase === 'ended';
  });
}

/** Some were about to end when they were recorded. */
function unlessEnding(error: unknown): void {
  if (!(error instanceof Refusal) || !['order-ending', 'order-ended', 'not-cancellable'].includes(error.code))
    throw error;
}

test('an order that an earlier release has brought to where it is ends well on the code of today', async (t) => {
  const house = await houseForLives(t);
  const living = (await recordedLives()).filter(({ state }) => state.phase !== 'ended');

  for (const { name, state } of living) {
    await t.test(name, async () => ended(await goOnFrom(house, state)));
  }
});
