import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Refusal } from '../../domain/refusal.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, openHouse } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor, shortPeriods } from '../fixtures/lives.ts';

const withFake = async (t: TestContext) => {
  const fake = fakeHost();
  return { fake, house: await openHouse(t, { hosts: { simulation: fake.host } }) };
};

test('staff stops a bot and lets it back to work, and the time that was lost is added to what was paid for', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house);
  const before = await order.state();

  const answer = await order.command('suspend');
  const suspended = await order.until('suspended');
  await order.command('unsuspend');
  const back = await order.until('active');

  assert.ok(['active', 'suspended'].includes(answer.phase));
  assert.equal(suspended.until, null);
  const lost = back.terms[0]!.until - before.terms[0]!.until;
  assert.ok(lost > 0 && lost <= back.since - suspended.clockStopped!, `${lost} ms`);
  assert.equal(back.terms[0]?.from, before.terms[0]?.from);
  assert.deepEqual(fake.asked, ['provision', 'suspend', 'unsuspend']);
  assert.ok((await noticesFor(house, order, 'customer')).includes('Your bot was stopped by Botyard staff'));
});

test('while staff has stopped a bot, its renewal does not come', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ renewalReminders: [500] }) });
  const [term] = (await order.state()).terms;

  await order.command('suspend');
  await eventually('the period would be over', async () => Date.now() > term!.until);
  const stopped = await order.state();
  await order.command('unsuspend');
  await eventually('the renewal is open', async () => (await order.state()).renewal);

  assert.equal(stopped.renewal, null);
});

test('payment clears its own reason alone: an unpaid order that staff has stopped too stays stopped until staff says so', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ periodLength: 1_500 }) });
  await order.until('suspended');

  await order.command('suspend');
  await order.confirm(await order.submit());
  const paid = await eventually('it is paid', async () => {
    const state = await order.state();
    return state.suspension.unpaid === null && state;
  });
  await order.command('unsuspend');
  const back = await order.until('active');

  assert.equal(paid.phase, 'suspended');
  assert.ok(paid.clockStopped !== null, 'what was just paid for does not run while staff has stopped the bot');
  assert.ok(back.terms[0]!.until > paid.terms[0]!.until);
  assert.deepEqual(fake.asked.slice(0, 3), ['provision', 'suspend', 'unsuspend']);
});

test('more time for an unpaid order moves the day on which its data goes, and it is warned anew', async (t) => {
  const { house } = await withFake(t);
  const policy = shortPeriods({ retention: 2_000, finalWarning: 1_500 });
  const order = await anOrderThatIs('active', house, { policy });
  await order.until('suspended');
  const warned = await eventually('the customer is warned', async () => {
    const state = await order.state();
    return state.warned && state;
  });

  await order.command('extend', { days: 1 });
  const { suspension, warned: isWarned, until, phase } = await order.state();

  assert.equal(suspension.unpaid, warned.suspension.unpaid! + 86_400_000);
  assert.equal(isWarned, false);
  assert.equal(phase, 'suspended');
  assert.ok(until! > Date.now() + 80_000_000);
});

test('more time for a bot at work moves the end of what is paid', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house);
  const [term] = (await order.state()).terms;

  await order.command('extend', { days: 3 });

  assert.equal((await order.state()).terms[0]?.until, term!.until + 3 * 86_400_000);
});

test('a bot that cannot be stopped asks staff, and payment meanwhile makes that moot', async (t) => {
  const fake = fakeHost({ suspend: () => Promise.reject(new Refusal('away', 'The panel says no.')) });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrderThatIs('active', house, { policy: shortPeriods() });
  await order.until('suspended');
  await eventually('staff is asked', async () => (await order.state()).attention);

  await order.confirm(await order.submit());
  const back = await order.until('active');

  assert.equal(back.attention, null);
  assert.deepEqual(fake.asked.slice(0, 2), ['provision', 'unsuspend']);
});

test('staff terminates an order: the bot goes, and what was paid for time that will not come is due back', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: { periodLength: 3_600_000 } });

  await order.command('terminate');
  const settling = await order.until('settling');
  await order.settle('waived');

  assert.equal(settling.ending?.reason, 'terminated');
  assert.ok(settling.refundDue > 490 && settling.refundDue <= 500, `${settling.refundDue}`);
  assert.deepEqual(fake.asked, ['provision', 'terminate']);
  assert.equal((await order.state()).phase, 'ended');
});

test('a suspended order can be cancelled and is removed', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('suspended', house);

  await order.command('cancel');
  const ended = await order.until('ended');

  assert.equal(ended.ending?.reason, 'cancelled');
  assert.deepEqual(fake.asked, ['provision', 'suspend', 'terminate']);
});

test('a bot that goes offline is an incident with a message to both, and its return closes it', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house);
  const handle = house.client.workflow.getHandle(order.workflowId);

  await handle.signal('healthChanged', { name: 'healthChanged', number: 100, isUp: false, at: 1_000 });
  const offline = await eventually('there is an incident', async () => (await order.state()).incident);
  await handle.signal('healthChanged', { name: 'healthChanged', number: 101, isUp: true, at: 2_000 });
  await eventually('it is over', async () => (await order.state()).incident === null);

  assert.equal(offline.since, 1_000);
  for (const to of ['customer', 'staff'] as const) {
    const titles = await noticesFor(house, order, to);
    assert.deepEqual(titles.slice(-2), ['Bot Offline', 'Bot Online']);
  }
});

test('an order that is terminated while staff has stopped its bot gets back all that was left when it was stopped', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ periodLength: 5_000 }) });
  const [term] = (await order.state()).terms;

  await order.command('suspend');
  await order.until('suspended');
  await eventually('the period would be over', async () => Date.now() > term!.until);
  await order.command('terminate');
  const { refundDue } = await order.until('settling');

  assert.ok(refundDue >= 100, `${refundDue} of ${term?.price} for at least a second of five`);
});
