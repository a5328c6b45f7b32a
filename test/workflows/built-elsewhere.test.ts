import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { reported } from '../api/webhooks/signed.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import { eventually, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs } from '../fixtures/lives.ts';

async function houseWithDoor(t: TestContext) {
  const house = await openHouse(t);
  return { house, api: await serveApi(t, { orm: house.orm, commander: house.commander }) };
}

const report = ({ nobody }: ServedApi, changes: object) =>
  nobody.send('POST', '/api/webhooks/apollo', reported(changes));

test("a panel's message makes a bot that was built by hand live, and tells of its health from then on", async (t) => {
  const { house, api } = await houseWithDoor(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'manual' });
  const incident = (is: boolean) =>
    eventually(
      `the order ${is ? 'has' : 'has no'} incident`,
      async () => ((await order.state()).incident !== null) === is,
    );

  const { body } = await report(api, { order_id: order.id });
  const active = await order.until('active');
  const [kept] = await house.ask('select host_bot_id, host_server_id, status from bot_deployments where order_id = ?', [
    order.id,
  ]);
  await report(api, { event: 'bot.status', status: 'offline' });
  await incident(true);
  await report(api, { event: 'bot.status', status: 'online' });
  await incident(false);

  assert.equal(body.outcome, 'deployment-reported');
  assert.equal(active.attention, null);
  assert.deepEqual(kept, { host_bot_id: 'apollo-7', host_server_id: 'apollo-7', status: 'active' });
});

test('a bot that a panel still runs after its order has ended is told to staff', async (t) => {
  const { house, api } = await houseWithDoor(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'manual' });
  await order.command('cancel');
  await order.until('settling');
  await order.settle('refunded');
  await order.until('ended');

  await report(api, { order_id: order.id });

  const [notice] = await eventually('staff is told', async () => {
    const rows = await house.ask<{ text: string }>(
      "select text from notices where order_id = ? and recipient = 'staff' and key like 'late-fact:%'",
      [order.id],
    );
    return rows.length > 0 && rows;
  });
  assert.match(notice!.text, /was reported as deployed/);
});
