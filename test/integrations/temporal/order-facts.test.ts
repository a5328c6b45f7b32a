import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Client } from '@temporalio/client';
import { orderMessenger } from '../../../integrations/temporal/order-facts.ts';
import { anOrderState } from '../../factories/order-state.ts';

test('a call that Temporal forgets is given up, so that the other messages are delivered', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const never = () => new Promise<never>(() => undefined);
  const client = { connection: { withDeadline: never }, workflow: { start: never } } as unknown as Client;

  const begun = orderMessenger({ client, taskQueue: 'orders' }).start(anOrderState());
  t.mock.timers.tick(60_000);

  await assert.rejects(begun, /no answer in time/);
});
