import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changeBotToken } from '../../db/queries/bot-token.ts';
import { within } from '../../db/scope.ts';
import { aBotToken, anOrder } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse, system } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor } from '../fixtures/lives.ts';
import { atRest } from '../fixtures/rest.ts';
import { queriesWaiting } from '../fixtures/waiting-queries.ts';

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

test('whoever was told by a lost step is told what has become of it, and nothing twice', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrderThatIs('active', house);
  const { version } = await atRest(house, order);
  await house.ask(
    `update orders set version = ?, state = state || jsonb_build_object('version', ?::int,
       'incident', jsonb_build_object('since', 0, 'ofNode', false)) where id = ?`,
    [version + 1, version + 1, order.id],
  );

  await order.command('extend', { days: 1 });
  await order.command('extend', { days: 1 });

  const told = (await noticesFor(house, order, 'customer')).filter((title) => /^Bot (Off|On)line$/.test(title));
  assert.deepEqual([told, (await order.state()).incident], [['Bot Online'], null]);
});

test('an order that is told something while its end is written down has ended for good, and staff hears of it', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrder(house);
  const handle = house.client.workflow.getHandle(order.workflowId);
  await order.state();
  await within(house.orm, system, async (em) => {
    await changeBotToken(em, house.keys, { orderId: order.id, token: aBotToken() });
    await em.execute('update outbox set delivered_at = now() where order_id = ? and fact is not null', [order.id]);
  });

  let declined: Promise<unknown> | null = null;
  await within(house.orm, system, async (em) => {
    await em.execute('select 1 from orders where id = ? for no key update', [order.id]);
    declined = order.command('declineQuote');
    await queriesWaiting(em, 1);
    await handle.signal('botTokenChanged', { name: 'botTokenChanged', number: 1 });
  });
  await declined;
  const end = await handle.result();
  const late = await eventually('staff hears of it', async () => {
    const titles = await noticesFor(house, order, 'staff');
    return titles.length > 0 && titles;
  });

  const { phase, lastFact } = await order.state();
  assert.deepEqual([end, phase, lastFact], ['declined', 'ended', 0]);
  assert.deepEqual(late, [`Order ${(await order.state()).number} had ended when this came`]);
  assert.deepEqual(await house.ask('select 1 from outbox where order_id = ?', [order.id]), []);
  assert.deepEqual(await noticesFor(house, order, 'customer'), [
    `Your order ${(await order.state()).number} has ended`,
  ]);
});
