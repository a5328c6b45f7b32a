import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { dueBackIfClosed } from '../../db/queries/close-books.ts';
import { within } from '../../db/scope.ts';
import { Refusal } from '../../domain/refusal.ts';
import { fakeHost } from '../fixtures/hosts.ts';
import { eventually, type House, openHouse, system } from '../fixtures/house.ts';
import { anOrderThatIs, noticesFor, shortPeriods } from '../fixtures/lives.ts';

const withFake = async (t: TestContext) => {
  const fake = fakeHost();
  return { fake, house: await openHouse(t, { hosts: { simulation: fake.host } }) };
};

const invoices = (house: House, id: string) =>
  house.ask('select subject, amount, status from invoices where order_id = ? order by opened_at', [id]);
/** Until when each invoice pays, in milliseconds since 1970. */
async function coveredUntil(house: House, id: string) {
  const rows = await house.ask<{ subject: string; end: number }>(
    `select subject, round(extract(epoch from covers_until) * 1000)::float8 as "end" from invoices
     where order_id = ? order by opened_at`,
    [id],
  );
  return { subjects: rows.map(({ subject }) => subject), ends: rows.map(({ end }) => end) };
}
const deployment = async (house: House, id: string) =>
  (
    await house.ask(
      'select tier, memory_mb, storage_gb::float, enabled_features, max_guilds from bot_deployments where order_id = ?',
      [id],
    )
  )[0];

test('a bigger plan is had at once when its difference is paid, and the next period costs what it costs', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house);

  const answer = await order.command('upgrade', { change: await order.wish() });
  const asked = await eventually('the difference is invoiced', async () => {
    const { change } = await order.state();
    return change && change.until !== null && change;
  });
  await order.confirm(await order.submit());
  const bigger = await eventually('the plan is there', async () => {
    const state = await order.state();
    return state.tier === 'pro' && state;
  });

  assert.equal(answer.phase, 'active');
  assert.equal(asked.paid, false);
  assert.deepEqual(await invoices(house, order.id), [
    { subject: 'first', amount: 500, status: 'paid' },
    { subject: 'upgrade-1', amount: 700, status: 'paid' },
  ]);
  assert.deepEqual(await deployment(house, order.id), {
    ...{ tier: 'pro', memory_mb: 1024, storage_gb: 2, max_guilds: 3 },
    enabled_features: ['basic_commands', 'analytics'],
  });
  assert.deepEqual([bigger.renewalAmount, bigger.terms[0]?.price, bigger.change], [1200, 1200, null]);
  assert.equal(fake.asked[1], 'resize to 1024 MB');
  assert.match(fake.asked[2] ?? '', /^reconfigure/);
  assert.ok((await noticesFor(house, order, 'customer')).includes('Your new plan has begun'));
});

test('what was paid for a bigger plan covers the time that staff adds, and the time that it gives back', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house);
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);
  await order.confirm(await order.submit());
  await eventually('the plan is there', async () => (await order.state()).tier === 'pro');
  const [{ from, until: soldUntil } = assert.fail()] = (await order.state()).terms;

  await order.command('extend', { days: Math.round((soldUntil - from) / 86_400_000) });
  const extended = await coveredUntil(house, order.id);
  const closing = { at: soldUntil, refundUnused: true };
  const due = await within(house.orm, system, (em) => dueBackIfClosed(em, order.id, closing));
  await order.command('suspend');
  await order.until('suspended');
  await order.command('unsuspend');
  const { terms } = await order.until('active');

  assert.deepEqual(extended.subjects, ['first', 'upgrade-1']);
  assert.ok(
    extended.ends.every((end) => end > soldUntil && end === extended.ends[0]),
    extended.ends.join(),
  );
  assert.equal(due, 250 + 350, 'half of the time is left of both');
  assert.deepEqual((await coveredUntil(house, order.id)).ends, [terms[0]?.until, terms[0]?.until]);
});

test('what was paid for a bigger plan does not cover the period that is paid after it', async (t) => {
  const { house } = await withFake(t);
  const policy = shortPeriods({ periodLength: 6_000, renewalReminders: [4_000], grace: 60_000 });
  const order = await anOrderThatIs('active', house, { policy });
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);
  await order.confirm(await order.submit());
  await eventually('the plan is there', async () => (await order.state()).tier === 'pro');

  await eventually('the renewal is open', async () => (await order.state()).renewal);
  await order.confirm(await order.submit());
  const { terms } = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms.length === 2 && state;
  });
  await order.command('extend', { days: 1 });

  const { ends } = await coveredUntil(house, order.id);
  assert.deepEqual(ends, [terms[0]?.until, terms[0]?.until, terms[1]!.until + 86_400_000]);
});

async function upgraded(house: House) {
  const order = await anOrderThatIs('active', house, {
    policy: { periodLength: 3_600_000, renewalReminders: [1_000] },
  });
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);
  await order.confirm(await order.submit());
  await eventually('the plan is there', async () => (await order.state()).tier === 'pro');
  return order;
}

test('an upgrade that was had is not paid back on cancellation, and its rest is on termination', async (t) => {
  const { house } = await withFake(t);
  const [cancelled, terminated] = [await upgraded(house), await upgraded(house)];

  await cancelled.command('cancel', { when: 'now' });
  const { refundDue: kept } = await cancelled.until('ended');
  await terminated.command('terminate');
  const { refundDue } = await terminated.until('settling');

  assert.equal(kept, 0);
  assert.deepEqual(await house.ask('select 1 from refunds where order_id = ?', [cancelled.id]), []);
  assert.ok(refundDue > 1_150 && refundDue <= 1_200, `${refundDue} of 1200 for an hour of which seconds were had`);
});

test('a difference that nobody pays lapses, and nothing has changed', async (t) => {
  const { fake, house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: { upgradeWindow: 400 } });

  await order.command('upgrade', { change: await order.wish() });
  await eventually('it has lapsed', async () => {
    const { change, changes } = await order.state();
    return changes === 1 && change === null;
  });

  assert.equal((await order.state()).tier, 'starter');
  assert.deepEqual((await invoices(house, order.id))[1], { subject: 'upgrade-1', amount: 700, status: 'void' });
  assert.deepEqual(fake.asked, ['provision']);
  assert.ok((await noticesFor(house, order, 'customer')).includes('Your new plan was not paid in time'));
});

test('a difference that is paid in part lapses too, and the part is due back', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: { upgradeWindow: 1_000 } });
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);

  await order.confirm(await order.submit(), 300);
  const lapsed = await eventually('it has lapsed', async () => {
    const state = await order.state();
    return state.change === null && state;
  });
  await order.settle('refunded');

  assert.equal(lapsed.refundDue, 300);
  const after = await order.state();
  assert.deepEqual([after.phase, after.refundDue], ['active', 0]);
});

test('a change that costs nothing is made at once', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house);

  await order.command('upgrade', { change: await order.wish({ due: 0, renewalAmount: 500 }) });
  await eventually('the plan is there', async () => (await order.state()).tier === 'pro');

  assert.equal((await invoices(house, order.id)).length, 1);
});

test('another wish replaces one that nobody has paid, whose invoice is void', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house);
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);

  await order.command('upgrade', { change: await order.wish({ tier: 'business', due: 2_400, renewalAmount: 2_900 }) });
  await eventually('the new difference is invoiced', async () => {
    const { change } = await order.state();
    return change?.number === 2 && change.until !== null && change.replaces.length === 0;
  });

  assert.deepEqual((await invoices(house, order.id)).slice(1), [
    { subject: 'upgrade-1', amount: 700, status: 'void' },
    { subject: 'upgrade-2', amount: 2_400, status: 'open' },
  ]);
});

test('a smaller plan begins with the period that was charged for it', async (t) => {
  const { fake, house } = await withFake(t);
  const policy = shortPeriods({ periodLength: 3_000, renewalReminders: [2_000], grace: 60_000 });
  const order = await anOrderThatIs('active', house, { policy });

  const change = await order.wish({ tier: 'starter', due: 0, renewalAmount: 300, begins: 'at-renewal' });
  await order.command('upgrade', { change });
  await eventually('the renewal is open', async () => (await order.state()).renewal);
  await order.confirm(await order.submit());
  const paid = await eventually('it is renewed', async () => {
    const state = await order.state();
    return state.terms.length === 2 && state;
  });
  const smaller = await eventually('the smaller plan is there', async () => {
    const state = await order.state();
    return state.change === null && state;
  });

  assert.equal(paid.renewalAmount, 500);
  assert.equal(smaller.renewalAmount, 300);
  assert.equal(smaller.terms[0]?.subject, 'renewal-1');
  assert.deepEqual((await invoices(house, order.id))[1], { subject: 'renewal-1', amount: 300, status: 'paid' });
  assert.ok(fake.asked.includes('resize to 1024 MB'));
});

test('a host that refuses the new size asks staff, and gets it when staff says so', async (t) => {
  let isFull = true;
  const fake = fakeHost({
    async resize() {
      if (isFull) throw new Refusal('node-full', 'Node 1 has no room.', { remedy: 'Make room on node 1.' });
    },
  });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrderThatIs('active', house);
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);
  await order.confirm(await order.submit());

  const stuck = await eventually('staff is asked', async () => (await order.state()).attention);
  isFull = false;
  await order.command('retryProvisioning');
  await eventually('the plan is there', async () => (await order.state()).tier === 'pro');

  assert.deepEqual([stuck.cause, stuck.remedy], ['Node 1 has no room.', 'Make room on node 1.']);
});

test('an upgrade that was paid for but never had is due back when the order ends', async (t) => {
  const fake = fakeHost({ resize: () => Promise.reject(new Refusal('node-full', 'Node 1 has no room.')) });
  const house = await openHouse(t, { hosts: { simulation: fake.host } });
  const order = await anOrderThatIs('active', house);
  await order.command('upgrade', { change: await order.wish() });
  await eventually('the difference is invoiced', async () => (await order.state()).change?.until);
  await order.confirm(await order.submit());
  await eventually('staff is asked', async () => (await order.state()).attention);

  await order.command('cancel', { when: 'now' });
  const settling = await eventually('the books are closed', async () => {
    const state = await order.state();
    return state.refundDue > 0 && state;
  });

  assert.equal(settling.refundDue, 700);
});

test('no other plan can be chosen while the renewal is open, and the refusal says what to do', async (t) => {
  const { house } = await withFake(t);
  const order = await anOrderThatIs('active', house, { policy: shortPeriods({ grace: 60_000 }) });
  await eventually('the renewal is open', async () => (await order.state()).renewal);

  await assert.rejects(order.command('upgrade', { change: await order.wish() }), {
    code: 'renewal-open',
    remedy: 'Pay the renewal first; then change the plan.',
  });
});
