import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../domain/refusal.ts';
import { aBotToken, anOrder } from '../fixtures/customer.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse } from '../fixtures/house.ts';

test('an order that is accepted, paid and approved gets its bot, once', async (t) => {
  const { host, asked } = fakeHost();
  const house = await openHouse(t, { hosts: { simulation: host } });
  const order = await anOrder(house);

  await order.pay();
  const answer = await order.command('approve');
  const active = await order.until('active');

  assert.equal(answer.phase, 'provisioning');
  assert.equal(active.attention, null);
  assert.deepEqual(asked, ['provision']);
  const [deployment] = await house.ask('select status, host_server_id from bot_deployments where order_id = ?', [
    order.id,
  ]);
  assert.deepEqual(deployment, { status: 'active', host_server_id: order.id });
  const log = await house.ask('select action, attempt, outcome from deployment_logs where order_id = ?', [order.id]);
  assert.deepEqual(log, [{ action: 'provision', attempt: 1, outcome: 'succeeded' }]);
});

test('a declined quote ends the order, and there is never an invoice', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);

  const answer = await order.command('declineQuote');

  assert.equal(answer.phase, 'ended');
  assert.equal((await order.state()).ending?.reason, 'declined');
  assert.deepEqual(await house.ask('select 1 from invoices where order_id = ?', [order.id]), []);
});

test('a quote that nobody answers ends by itself', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house, { policy: { quoteWindow: 300 } });

  const ended = await order.until('ended');

  assert.equal(ended.ending?.reason, 'quote-expired');
});

test('an accepted quote that is not paid ends by itself, and its invoice is void', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house, { policy: { paymentWindow: 300 } });

  await order.command('acceptQuote');
  const ended = await order.until('ended');

  assert.equal(ended.ending?.reason, 'payment-expired');
  assert.deepEqual(await house.ask('select status from invoices where order_id = ?', [order.id]), [{ status: 'void' }]);
});

test('a submitted payment stops the window until staff has looked; a rejected one begins it anew', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house, { policy: { paymentWindow: 400 } });

  await order.command('acceptQuote');
  const payment = await order.submit();
  const waiting = await eventually('the window stands still', async () => {
    const state = await order.state();
    return state.paymentsWaiting === 1 && state;
  });
  await order.reject(payment);
  const ended = await order.until('ended');

  assert.equal(waiting.phase, 'awaiting-payment');
  assert.equal(waiting.until, null);
  assert.equal(ended.ending?.reason, 'payment-expired');
});

test('a partial payment leaves the order waiting for the rest, a second one completes it', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);

  await order.command('acceptQuote');
  await order.confirm(await order.submit(), 200);
  const partly = await eventually('staff has looked', async () => {
    const state = await order.state();
    return state.lastFact === 2 && state;
  });
  await order.confirm(await order.submit());
  await order.until('awaiting-approval');

  assert.equal(partly.phase, 'awaiting-payment');
  assert.equal(partly.paid, false);
  const payments = await house.ask('select received_amount from payments where order_id = ? order by submitted_at', [
    order.id,
  ]);
  assert.deepEqual(payments, [{ received_amount: 200 }, { received_amount: 300 }]);
});

test('an order that costs nothing is not asked for money', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  await house.ask("update plans set monthly_price = 0 where tier = 'starter'");
  const order = await anOrder(house);

  await order.command('acceptQuote');
  await order.until('awaiting-approval');

  assert.deepEqual(await house.ask('select amount, status from invoices where order_id = ?', [order.id]), [
    { amount: 0, status: 'paid' },
  ]);
});

test('a plan that is approved automatically goes from payment straight to its host', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  await house.ask("update plans set approval = 'automatic' where tier = 'starter'");
  const order = await anOrder(house);

  await order.command('acceptQuote');
  await order.confirm(await order.submit());
  await order.until('active');
});

test('a rejected order is settled: what was paid is due back until staff says that it was refunded', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);

  await order.pay();
  await order.command('reject');
  const settling = await eventually('the refund is due', async () => {
    const state = await order.state();
    return state.refundDue > 0 && state;
  });
  const answer = await order.settle('refunded');

  assert.equal(settling.phase, 'settling');
  assert.equal(settling.refundDue, 500);
  assert.equal(answer.phase, 'ended');
  assert.deepEqual(await house.ask('select amount, status, cause from refunds where order_id = ?', [order.id]), [
    { amount: 500, status: 'refunded', cause: 'order-ended' },
  ]);
});

test('an order that is cancelled while its payment is looked at waits for the look, and pays back what came', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);

  await order.command('acceptQuote');
  const payment = await order.submit();
  await eventually('the payment waits', async () => (await order.state()).paymentsWaiting === 1);
  const answer = await order.command('cancel');
  await order.confirm(payment);
  await eventually('the refund is due', async () => (await order.state()).refundDue === 500);
  const end = await order.settle('waived');

  assert.equal(answer.phase, 'settling');
  assert.equal(end.phase, 'ended');
});

test('when an order is over, its bot token is gone', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);
  const token = () =>
    house.ask('select bot_token, token_fingerprint from bot_deployments where order_id = ?', [order.id]);
  const [before] = await token();

  await order.command('cancel');
  await order.until('ended');

  assert.notDeepEqual(before, { bot_token: null, token_fingerprint: null });
  assert.deepEqual(await token(), [{ bot_token: null, token_fingerprint: null }]);
});

test('without a bot token the order asks the customer, and goes on as soon as the token is there', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrder(house, { token: null });

  await order.pay();
  await order.command('approve');
  const asking = await eventually('the customer is asked', async () => {
    const state = await order.state();
    return state.attention && state;
  });
  await order.giveToken();
  const active = await order.until('active');

  assert.equal(asking.attention?.who, 'customer');
  assert.ok(asking.until, 'there is a deadline');
  assert.equal(active.attention, null);
});

test('without a bot token by the deadline everything is undone', async (t) => {
  const house = await openHouse(t, { hosts: { simulation: fakeHost().host } });
  const order = await anOrder(house, { token: null, policy: { tokenWindow: 300 } });

  await order.pay();
  await order.command('approve');
  const settling = await order.until('settling');

  assert.equal(settling.ending?.reason, 'token-missing');
});

test('what the host refuses waits for staff with its remedy, and is tried again when staff says so', async (t) => {
  let full = true;
  const { host } = fakeHost({
    async preflight() {
      if (full) throw new Refusal('no-allocation', 'No free port on node 1.', { remedy: 'Add ports to node 1.' });
    },
  });
  const house = await openHouse(t, { hosts: { simulation: host } });
  const order = await anOrder(house);

  await order.pay();
  await order.command('approve');
  const stuck = await eventually('staff is asked', async () => {
    const state = await order.state();
    return state.attention && state;
  });
  const [deployment] = await house.ask('select status from bot_deployments where order_id = ?', [order.id]);
  full = false;
  await order.command('retryProvisioning');
  await order.until('active');

  assert.deepEqual(
    { ...stuck.attention, since: 0 },
    { who: 'staff', cause: 'No free port on node 1.', remedy: 'Add ports to node 1.', since: 0 },
  );
  assert.deepEqual(deployment, { status: 'failed' });
  const log = await house.ask(
    'select attempt, outcome, remedy from deployment_logs where order_id = ? order by attempt',
    [order.id],
  );
  assert.deepEqual(log, [
    { attempt: 1, outcome: 'refused', remedy: 'Add ports to node 1.' },
    { attempt: 2, outcome: 'succeeded', remedy: null },
  ]);
});

test('what fails by accident is tried again without anyone being asked', async (t) => {
  let failures = 2;
  const fake = fakeHost();
  const provision = fake.host.provision;
  fake.host.provision = async (spec) => {
    if (failures-- > 0) throw new Error('connection reset');
    return provision(spec);
  };
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrder(house);

  await order.pay();
  await order.command('approve');
  const active = await order.until('active');

  assert.equal(active.attention, null);
  assert.deepEqual(
    await house.ask('select outcome from deployment_logs where order_id = ? order by attempt', [order.id]),
    [{ outcome: 'failed' }, { outcome: 'failed' }, { outcome: 'succeeded' }],
  );
});

test('an order that is cancelled while its server is being made is undone, and the customer need not wait for the host', async (t) => {
  const fake = fakeHost({ status: async () => 'installing' });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrder(house);

  await order.pay();
  await order.command('approve');
  await eventually('the server stands', async () => fake.servers.size === 1);
  const answer = await order.command('cancel');
  const settling = await order.until('settling');

  assert.equal(answer.phase, 'provisioning');
  assert.equal(settling.ending?.reason, 'cancelled');
  assert.equal(fake.servers.size, 0);
  assert.deepEqual(fake.asked, ['provision', 'terminate']);
  const log = await house.ask('select action, message from deployment_logs where order_id = ? order by started_at', [
    order.id,
  ]);
  assert.deepEqual(log, [
    { action: 'provision', message: 'Called off before it was done.' },
    { action: 'terminate', message: null },
  ]);
});

test('an order for a host that is not set up here waits for staff instead of failing', async (t) => {
  const house = await openHouse(t);
  const order = await anOrder(house);

  await order.pay();
  await order.command('approve');
  const stuck = await eventually('staff is asked', async () => (await order.state()).attention);

  assert.match(stuck.cause, /host "simulation" is not set up here/);
  assert.match(stuck.remedy ?? '', /another host may be chosen/);
});

test('a customer restarts the bot, and is answered before the host has done it', async (t) => {
  const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
  const fake = fakeHost({ power: () => slow });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrder(house);
  await order.pay();
  await order.command('approve');
  await order.until('active');

  const answer = await order.command('restart');
  await assert.rejects(order.command('restart'), { name: 'Refusal', code: 'not-restartable' });
  finish();
  await eventually('the bot was restarted', async () => !(await order.state()).restartAsked);

  assert.equal(answer.phase, 'active');
  const log = await house.ask("select action, outcome from deployment_logs where order_id = ? and action = 'restart'", [
    order.id,
  ]);
  assert.deepEqual(log, [{ action: 'restart', outcome: 'succeeded' }]);
});

test('a bot at work gets its new token at once; one that is being built gets the newest', async (t) => {
  const fake = fakeHost();
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrder(house);
  await order.pay();
  await order.command('approve');
  await order.until('active');

  const token = aBotToken();
  await order.giveToken(token);
  await eventually('the bot has its token', async () => {
    const { tokenServed, tokenChanges } = await order.state();
    return tokenChanges === 1 && tokenServed === 1;
  });

  assert.deepEqual(fake.asked, ['provision', `reconfigure ${token}`]);
});

test('staff that asks for another try is answered before the host has tried', async (t) => {
  const { promise: slow, resolve: finish } = Promise.withResolvers<void>();
  let tries = 0;
  const { host } = fakeHost({
    async preflight() {
      if (++tries === 1) throw new Refusal('full', 'There is no room.', { remedy: 'Make room.' });
      await slow;
    },
  });
  const house = await openHouse(t, { hosts: { simulation: host } });
  const order = await anOrder(house);
  await order.pay();
  await order.command('approve');
  await eventually('staff is asked', async () => (await order.state()).attention);

  const answer = await order.command('retryProvisioning');
  finish();
  await order.until('active');

  assert.equal(answer.phase, 'provisioning');
});
