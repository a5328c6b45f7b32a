import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeHost } from '../fixtures/hosts.ts';
import { openHouse } from '../fixtures/house.ts';
import { anOrderThatIs } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';

test('what a worker wrote down and Temporal has lost with its step is overwritten by the next step', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrderThatIs('awaiting-payment', house);
  const { version } = await atRest(house, order);
  await house.ask(
    `update orders set phase = 'awaiting-approval', version = ?,
       state = state || jsonb_build_object('phase', 'awaiting-approval', 'paid', true, 'version', ?::int) where id = ?`,
    [version + 5, version + 5, order.id],
  );

  await order.command('extend', { days: 1 });

  const state = await order.state();
  assert.deepEqual([state.phase, state.paid], ['awaiting-payment', false]);
  assert.ok(state.version > version + 5);
});
