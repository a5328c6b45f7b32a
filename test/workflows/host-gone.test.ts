import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Hosts } from '../../activities/servers.ts';
import { getOrder } from '../../db/queries/order-records.ts';
import { readTimeline } from '../../db/queries/timeline.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { OrderUnderTest } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse, system } from '../fixtures/house.ts';
import { anOrderThatIs } from '../fixtures/lives.ts';

const full = () => Promise.reject(new Refusal('full', 'There is no room.'));

/** A house whose hosts a test may take away and put back. */
async function houseWithout(t: TestContext, hosts: Hosts) {
  return { hosts, house: await openHouse(t, { hosts }) };
}

const asked = (order: OrderUnderTest, what: RegExp) =>
  eventually(`staff is asked: ${what}`, async () => {
    const { attention } = await order.state();
    return what.test(attention?.cause ?? '') && attention;
  });

test('an order on a host that was never set up can be cancelled, and nobody is asked', async (t) => {
  const house = await openHouse(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'docker' });
  await asked(order, /"docker" is not set up here/);

  await order.command('cancel');
  const settling = await order.until('settling');

  assert.equal(settling.attention, null);
});

test('where a host that is gone may hold a server, staff is asked, and ends the order by saying that it is gone', async (t) => {
  const fake = fakeHost();
  const { house, hosts } = await houseWithout(t, { simulation: fake.host });
  const order = await anOrderThatIs('active', house);

  delete hosts.simulation;
  await order.command('cancel', { when: 'now' });
  const { remedy } = await asked(order, /"simulation" is not set up here any more, and may still hold the server/);
  await order.command('retryProvisioning');
  await order.until('ended');

  assert.match(remedy ?? '', /Set it up again and restart the worker, or remove the server there by hand/);
  assert.deepEqual(fake.asked, ['provision']);
});

test('a host that is set up again removes its server itself when staff asks for another try', async (t) => {
  const fake = fakeHost();
  const { house, hosts } = await houseWithout(t, { simulation: fake.host });
  const order = await anOrderThatIs('active', house);

  delete hosts.simulation;
  await order.command('cancel', { when: 'now' });
  await asked(order, /not set up here any more/);
  hosts.simulation = fake.host;
  await order.command('retryProvisioning');
  await order.until('ended');

  assert.deepEqual(fake.asked, ['provision', 'terminate']);
});

test('a host that was left behind and is gone is asked about at the end, and the order can end', async (t) => {
  const old = fakeHost({ provision: full });
  const { house, hosts } = await houseWithout(t, { simulation: old.host, pm2: fakeHost().host });
  const order = await anOrderThatIs('provisioning', house);

  delete hosts.simulation;
  await order.command('changeHost', { host: 'pm2' });
  const active = await order.until('active');
  await order.command('cancel', { when: 'now' });
  await asked(order, /"simulation" is not set up here any more/);
  await order.command('retryProvisioning');
  const ended = await order.until('ended');

  assert.deepEqual(active.leftBehind, ['simulation']);
  assert.deepEqual(ended.leftBehind, []);
});

test('a bot that was built by hand on a host that builds by itself is asked for at the end, and the host is cleaned', async (t) => {
  const fake = fakeHost({ provision: full });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrderThatIs('provisioning', house);

  await order.command('markDeployed', { serverId: 'by-hand-1', url: null });
  const active = await order.until('active');
  await order.command('cancel', { when: 'now' });
  await asked(order, /removed by hand/);
  const before = [...fake.asked];
  await order.command('retryProvisioning');
  const ended = await order.until('ended');

  assert.deepEqual([active.host, active.leftBehind], ['manual', ['simulation']]);
  assert.deepEqual([before, fake.asked, ended.leftBehind], [[], ['terminate'], []]);
});

test('nothing that was known of the server of one host is believed of the next', async (t) => {
  const old = fakeHost({ status: async () => 'install-failed' });
  const next = fakeHost({ provision: full });
  const house = await openHouse(t, { hosts: { simulation: old.host, pm2: next.host } });
  const order = await anOrderThatIs('provisioning', house);
  const server = () => house.ask('select host_server_id from bot_deployments where order_id = ?', [order.id]);
  const before = await server();

  await order.command('changeHost', { host: 'pm2' });
  await asked(order, /no room/);

  assert.deepEqual(before, [{ host_server_id: order.id }]);
  assert.deepEqual(await server(), [{ host_server_id: null }]);
});

test('the timeline names the host of each attempt, also after the order has changed to another', async (t) => {
  const old = fakeHost({ provision: full });
  const house = await openHouse(t, { hosts: { simulation: old.host, pm2: fakeHost().host } });
  const order = await anOrderThatIs('provisioning', house);

  await order.command('changeHost', { host: 'pm2' });
  await order.until('active');
  const entries = await within(house.orm, system, async (em) =>
    readTimeline(em, await getOrder(em, order.id), { isStaff: true }),
  );

  const attempts = entries.flatMap((entry) => (entry.kind === 'attempt' ? [[entry.action, entry.host]] : []));
  assert.deepEqual(attempts, [
    ['provision', 'simulation'],
    ['terminate', 'simulation'],
    ['provision', 'pm2'],
  ]);
});
