import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderUnderTest } from '../fixtures/customer.ts';
import { eventually } from '../fixtures/house.ts';
import { atRest } from '../fixtures/rest.ts';
import { houseNotices, incidentsOf, saidSinceLive, type Watched, watchedHouse } from '../fixtures/watched.ts';

const eventsOf = async ({ house }: Watched, { workflowId }: OrderUnderTest) =>
  (await house.client.workflow.getHandle(workflowId).describe()).historyLength;
const factsOf = async ({ house }: Watched, { id }: OrderUnderTest) =>
  (await house.ask<{ facts: number }>('select fact_number as facts from orders where id = ?', [id]))[0]!.facts;
const watchedAs = async ({ house }: Watched, { id }: OrderUnderTest) =>
  (
    await house.ask<{ health: string | null; suspected: boolean; node: string | null }>(
      'select health, suspected_at is not null as suspected, node from bot_deployments where order_id = ?',
      [id],
    )
  )[0]!;
const samplesOf = ({ house }: Watched, { id }: OrderUnderTest) =>
  house.ask<{ ups: number }>('select ups from health_samples where order_id = ? order by at', [id]);
const incident = (order: OrderUnderTest) =>
  eventually('there is an incident', async () => (await order.state()).incident);
const recovered = (order: OrderUnderTest) =>
  eventually('it is over', async () => (await order.state()).incident === null);
const restarts = ({ asked }: Watched, { id }: OrderUnderTest) => asked.filter((it) => it === `restart ${id}`).length;

test('a healthy bot leaves samples, and not one event in the history of its order', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot('node 1');
  await atRest(watched.house, order);
  const before = [await eventsOf(watched, order), await factsOf(watched, order)];

  await watched.sweep();
  await watched.sweep();

  assert.deepEqual([await eventsOf(watched, order), await factsOf(watched, order)], before);
  assert.deepEqual(await watchedAs(watched, order), { health: 'up', suspected: false, node: 'node 1' });
  assert.deepEqual(
    (await samplesOf(watched, order)).map(({ ups }) => ups),
    [1, 1],
  );
  assert.deepEqual(await incidentsOf(watched.house), []);
});

test('a bot that is down at both looks has an incident with its last words, and is restarted by its order', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot('node 1');
  watched.be({ log: ['Logged in', 'RangeError: too deep'] });
  watched.down(order);

  await watched.sweep();
  await eventually('it is restarted', async () => restarts(watched, order) === 1);
  await recovered(order);

  const [only, ...others] = await incidentsOf(watched.house);
  assert.deepEqual(others, []);
  assert.deepEqual(only, {
    orderId: order.id,
    node: 'node 1',
    sentence: 'Its process does not run.',
    evidence: { status: 'offline', source: 'node', log: ['Logged in', 'RangeError: too deep'] },
    isOpen: false,
  });
  assert.equal((await watchedAs(watched, order)).health, 'up');
  assert.equal((await order.state()).restarts.length, 1);
  for (const to of ['customer', 'staff'] as const)
    assert.deepEqual(await saidSinceLive(watched.house, order, to), ['Bot Offline', 'Bot Online']);
});

test('a bot that was back at the second look was never down', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot();
  const before = await factsOf(watched, order);
  watched.down(order);
  await watched.settle();

  const sweep = await watched.beginSweep(1_000);
  await eventually('it is suspected', async () => (await watchedAs(watched, order)).suspected);
  watched.up(order);
  await sweep.result();

  assert.deepEqual(watched.lookedAt, [[order.id], [order.id]]);
  assert.deepEqual((await watchedAs(watched, order)).health, 'up');
  assert.equal(await factsOf(watched, order), before);
  assert.deepEqual(await incidentsOf(watched.house), []);
  assert.equal(restarts(watched, order), 0);
});

test('what a restart does not mend stays an incident, and each outage that goes on is told once', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot(null, { restartPauses: [60_000] });
  watched.down(order);

  await watched.sweep();
  const { since } = await incident(order);
  await watched.sweep();
  await watched.sweep();

  await atRest(watched.house, order);
  assert.equal((await order.state()).incident?.since, since);
  assert.equal((await incidentsOf(watched.house)).length, 1);
  assert.deepEqual(await saidSinceLive(watched.house, order, 'customer'), ['Bot Offline']);
});

test('a bot that stops again and again is left to staff, and another try gives it new restarts', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot();
  for (const _ of [1, 2]) {
    watched.down(order);
    await watched.sweep();
    await eventually('it is restarted', async () => restarts(watched, order) === _);
    await recovered(order);
  }
  watched.down(order);
  await watched.sweep();
  const attention = await eventually('staff is asked', async () => (await order.state()).attention);

  assert.deepEqual([attention.who, attention.kind], ['staff', 'crash-loop']);
  assert.match(attention.cause, /2 restarts did not hold/);
  assert.equal(restarts(watched, order), 2);

  await order.command('retryProvisioning');
  await recovered(order);
  const state = await order.state();
  assert.deepEqual([state.attention, state.restarts.length], [null, 1]);
  assert.equal(restarts(watched, order), 3);
});

test('a bot that comes back by itself needs staff no more', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot(null, { restartPauses: [] });
  watched.down(order);
  await watched.sweep();
  await eventually('staff is asked', async () => (await order.state()).attention);

  watched.up(order);
  await watched.sweep();
  await recovered(order);

  assert.equal((await order.state()).attention, null);
});

test('with automatic restarts switched off nobody restarts it, and the customer is told to', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot();
  await order.command('setAutoRestart', { on: false });
  watched.down(order);

  await watched.sweep();
  await incident(order);
  await watched.sweep();
  await atRest(watched.house, order);

  assert.equal(restarts(watched, order), 0);
  const told = await watched.house.ask<{ text: string }>(
    `select text from notices where order_id = ? and recipient = 'customer' and title = 'Bot Offline'`,
    [order.id],
  );
  assert.match(told[0]!.text, /switched off: restart it/);

  await order.command('restart');
  await eventually('it is restarted by hand', async () => restarts(watched, order) === 1);
  await watched.sweep();
  await recovered(order);
});

test('many bots of one machine are one incident: staff is told once, each customer too, and nobody is restarted until it is over', async (t) => {
  const watched = await watchedHouse(t);
  const bots = await Promise.all(Array.from({ length: 7 }, () => watched.bot('node 1')));
  const elsewhere = await watched.bot('node 2');
  await watched.sweep();
  const stopped = bots.slice(0, 5);
  watched.down(...stopped, elsewhere);

  await watched.sweep();
  await Promise.all(stopped.map(incident));
  await eventually('the one elsewhere is restarted', async () => restarts(watched, elsewhere) === 1);
  await watched.sweep();
  await recovered(elsewhere);

  assert.deepEqual(await houseNotices(watched.house), ['node 1 is in trouble']);
  const ofMachine = (await incidentsOf(watched.house)).filter(({ node }) => node === 'node 1');
  assert.deepEqual(
    ofMachine.map(({ orderId, evidence, isOpen }) => [orderId, evidence['stopped'], evidence['watched'], isOpen]),
    [[null, 5, 7, true]],
  );
  for (const bot of stopped) {
    assert.equal((await bot.state()).incident?.ofNode, true);
    assert.equal(restarts(watched, bot), 0);
    assert.deepEqual(await saidSinceLive(watched.house, bot, 'customer'), ['Bot Offline']);
    assert.deepEqual(await saidSinceLive(watched.house, bot, 'staff'), []);
  }

  const [last, ...back] = stopped as [OrderUnderTest, ...OrderUnderTest[]];
  watched.up(...back);
  await watched.sweep();
  await Promise.all(stopped.map(recovered));

  assert.equal(restarts(watched, last), 1);
  for (const bot of back) assert.equal(restarts(watched, bot), 0);
  assert.ok((await incidentsOf(watched.house)).every(({ isOpen }) => !isOpen));
});

test('a machine whose bots are found down one after the other is in trouble too, and restarts end with that', async (t) => {
  const watched = await watchedHouse(t);
  watched.be({ restartsHelp: false });
  const bots = await Promise.all(
    Array.from({ length: 7 }, () => watched.bot('node 1', { restartPauses: [1, 600_000] })),
  );
  const [early, late] = [bots.slice(0, 3), bots.slice(3, 6)];
  await watched.sweep();

  watched.down(...early);
  await watched.sweep();
  const alone = await houseNotices(watched.house);
  watched.down(...late);
  await watched.sweep();
  const incidents = await Promise.all(
    [...early, ...late].map((order) =>
      eventually('it is of the machine', async () => {
        const { incident } = await order.state();
        return incident?.ofNode && incident;
      }),
    ),
  );

  assert.deepEqual([alone, await houseNotices(watched.house)], [[], ['node 1 is in trouble']]);
  assert.equal(incidents.length, 6);
  assert.deepEqual(
    late.map((order) => restarts(watched, order)),
    [0, 0, 0],
  );
  const [machine] = (await incidentsOf(watched.house)).filter(({ orderId }) => orderId === null);
  assert.deepEqual(machine?.evidence, { status: null, source: null, stopped: 6, watched: 7 });
});

test('a monitor that is blind is told once, leaves no sample, and is no outage', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot('node 1');
  watched.down(order);
  watched.be({ blind: { node: 'node 1', sentence: 'It gives no answer.' } });
  const monitors = () =>
    watched.house.ask("select node, blind_since is not null as blind, sentence from monitors where node = 'node 1'");

  await watched.sweep();
  await watched.sweep();

  assert.deepEqual(await monitors(), [{ node: 'node 1', blind: true, sentence: 'It gives no answer.' }]);
  assert.deepEqual(await houseNotices(watched.house), ['Botyard cannot see node 1']);
  assert.deepEqual(await samplesOf(watched, order), []);
  assert.deepEqual(await incidentsOf(watched.house), []);
  assert.deepEqual(await watchedAs(watched, order), { health: null, suspected: false, node: null });
});

test('a host that cannot be seen is told anew only after it could be seen again', async (t) => {
  const watched = await watchedHouse(t);
  await watched.bot();
  const blind = { node: null, sentence: 'The panel gives no answer.' };
  for (const state of [blind, blind, null, blind]) {
    watched.be({ blind: state });
    await watched.sweep();
  }

  const title = 'Botyard cannot see the host simulation';
  assert.deepEqual(await houseNotices(watched.house), [title, title]);
});

test('an order that is stopped or ends while its bot is down has no incident any more', async (t) => {
  const watched = await watchedHouse(t);
  const [stopped, ended] = [
    await watched.bot(null, { restartPauses: [60_000] }),
    await watched.bot(null, { restartPauses: [60_000] }),
  ];
  watched.down(stopped, ended);
  await watched.sweep();
  await Promise.all([stopped, ended].map(incident));

  await stopped.command('suspend');
  await stopped.until('suspended');
  await ended.command('terminate');
  await eventually('it is over', async () => ['settling', 'ended'].includes((await ended.state()).phase));
  await watched.sweep();

  assert.ok((await incidentsOf(watched.house)).every(({ isOpen }) => !isOpen));
  for (const order of [stopped, ended]) {
    assert.equal((await order.state()).incident, null);
    assert.equal((await watchedAs(watched, order)).health, null);
    assert.deepEqual(await saidSinceLive(watched.house, order, 'customer'), ['Bot Offline']);
  }
});

test('a restart that somebody has just asked for is no outage', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot();
  await watched.settle();
  await order.command('restart');
  await eventually('it was restarted', async () => !(await order.state()).restartAsked);
  watched.down(order);

  const sweep = await watched.beginSweep(10_000);
  await sweep.result();

  assert.deepEqual(watched.lookedAt, [[order.id]]);
  assert.equal((await watchedAs(watched, order)).suspected, false);
});

test('a bot that says itself that it is at work is not looked at', async (t) => {
  const watched = await watchedHouse(t);
  const [speaking, silent] = [await watched.bot(), await watched.bot()];
  await watched.house.ask('update bot_deployments set heartbeat_at = now() where order_id = ?', [speaking.id]);

  await watched.sweep();

  assert.deepEqual(watched.lookedAt, [[silent.id]]);
  assert.deepEqual(await samplesOf(watched, speaking), [{ ups: 1 }]);
});

test('a sweep whose worker dies between its looks is finished by the next one', async (t) => {
  const watched = await watchedHouse(t);
  const order = await watched.bot(null, { restartPauses: [60_000] });
  watched.down(order);
  await watched.settle();

  const sweep = await watched.beginSweep(1_500);
  await eventually('it is suspected', async () => (await watchedAs(watched, order)).suspected);
  await watched.house.staff.stop();
  await watched.house.staff.start();
  await sweep.result();

  await incident(order);
  assert.equal((await incidentsOf(watched.house)).length, 1);
});
