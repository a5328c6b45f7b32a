import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../domain/refusal.ts';
import { anOrder } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor } from '../fixtures/lives.ts';

const refusing = (code: string) => () => Promise.reject(new Refusal(code, `The host says ${code}.`));

test('an order whose host refuses is built on another one, and nothing is left on the first', async (t) => {
  const [bad, good] = [fakeHost({ provision: refusing('full') }), fakeHost()];
  const house = await openHouse(t, { hosts: { simulation: bad.host, pm2: good.host } });
  const order = await anOrderThatIs('provisioning', house);

  await order.command('changeHost', { host: 'pm2' });
  const active = await order.until('active');

  assert.equal(active.host, 'pm2');
  assert.deepEqual(bad.asked, ['terminate']);
  assert.deepEqual(good.asked, ['provision']);
  assert.deepEqual(await house.ask('select host from orders where id = ?', [order.id]), [{ host: 'pm2' }]);
});

test('a host that cannot even clean up is left behind, and asked again when the order ends', async (t) => {
  let isAway = true;
  const bad = fakeHost({ provision: refusing('full') });
  const { terminate } = bad.host;
  bad.host.terminate = async (orderId) => (isAway ? refusing('away')() : terminate(orderId));
  const good = fakeHost();
  const house = await openHouse(t, { hosts: { simulation: bad.host, pm2: good.host } });
  const order = await anOrderThatIs('provisioning', house);

  await order.command('changeHost', { host: 'pm2' });
  const active = await order.until('active');
  isAway = false;
  await order.command('cancel', { when: 'now' });
  const ended = await order.until('ended');

  assert.deepEqual(active.leftBehind, ['simulation']);
  assert.deepEqual(ended.leftBehind, []);
  assert.deepEqual([bad.asked, good.asked], [['terminate'], ['provision', 'terminate']]);
});

test('a bot that is built by hand is live as soon as staff says where it is', async (t) => {
  const house = await openHouse(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'manual' });
  const asked = await order.state();

  await order.command('markDeployed', { serverId: 'srv-7', url: 'https://panel.example.org/srv-7' });
  const active = await order.until('active');

  assert.match(asked.attention?.cause ?? '', /by hand/);
  assert.match(asked.attention?.remedy ?? '', /runbook/);
  assert.equal(active.attention, null);
  assert.deepEqual(
    await house.ask('select status, host_server_id, deployment_url from bot_deployments where order_id = ?', [
      order.id,
    ]),
    [{ status: 'active', host_server_id: 'srv-7', deployment_url: 'https://panel.example.org/srv-7' }],
  );
  assert.deepEqual((await noticesFor(house, order, 'customer')).slice(-1), ['🎉 Your bot is live!']);
});

test('whoever runs the bot reports it as deployed, and it is live', async (t) => {
  const house = await openHouse(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'manual' });
  const report = { name: 'deploymentReported', number: 50, serverId: 'srv-8', url: null } as const;

  await house.client.workflow.getHandle(order.workflowId).signal('deploymentReported', report);
  const active = await order.until('active');

  assert.equal(active.deployed?.serverId, 'srv-8');
});

test('what is done by hand is done when staff says so: stopping, bringing back, removing', async (t) => {
  const house = await openHouse(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'manual' });
  await order.command('markDeployed', { serverId: 'srv-7', url: null });
  await order.until('active');
  const askedTo = (what: RegExp) =>
    eventually(`staff is asked to do it: ${what}`, async () => what.test((await order.state()).attention?.cause ?? ''));

  await order.command('suspend');
  await askedTo(/to be stopped/);
  await order.command('retryProvisioning');
  await order.command('unsuspend');
  await askedTo(/brought back/);
  await order.command('retryProvisioning');
  await order.until('active');
  await order.command('cancel', { when: 'now' });
  await askedTo(/removed by hand/);
  await order.command('retryProvisioning');
  const ended = await order.until('ended');

  assert.equal(ended.ending?.reason, 'cancelled');
});

test('a bot that was never built by hand need not be removed by hand', async (t) => {
  const house = await openHouse(t);
  const order = await anOrderThatIs('provisioning', house, { host: 'manual' });

  await order.command('cancel');
  const settling = await order.until('settling');

  assert.equal(settling.attention, null);
});

test('staff builds a bot before it is paid: the invoice stays open, and is paid like any other', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrderThatIs('awaiting-payment', house);

  await assert.rejects(order.command('approve'), { code: 'not-awaiting-approval' });
  await order.command('approve', { override: true });
  const active = await order.until('active');
  await order.confirm(await order.submit());
  const paid = await eventually('it is paid', async () => {
    const state = await order.state();
    return state.paid && state;
  });

  assert.equal(active.paid, false);
  assert.equal(paid.phase, 'active');
});

test('a missing token is asked for again before its deadline', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const policy = { tokenWindow: 1_500, tokenReminders: [1_000, 500] };
  const order = await anOrder(house, { token: null, policy });
  await order.pay();
  await order.command('approve');

  await order.until('settling');

  const asked = (await noticesFor(house, order, 'customer')).filter((title) => title.includes('needs something'));
  assert.equal(asked.length, 3);
});

test('a surplus is due back at once, and can be settled while the bot works', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrderThatIs('awaiting-payment', house);

  await order.confirm(await order.submit(), 800);
  const paid = await order.until('awaiting-approval');
  await order.command('approve');
  await order.until('active');
  await order.settle('refunded');

  const after = await order.state();
  assert.equal(paid.refundDue, 300);
  assert.deepEqual([after.phase, after.refundDue], ['active', 0]);
  assert.deepEqual(await house.ask('select amount, status, cause from refunds where order_id = ?', [order.id]), [
    { amount: 300, status: 'refunded', cause: 'surplus' },
  ]);
});
