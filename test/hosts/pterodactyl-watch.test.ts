import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { spec } from './trial.ts';
import { watchTrial } from './watch-trial.ts';

const all = (ids: readonly string[], status: string) => Object.fromEntries(ids.map((id) => [id, status]));

test('bots on open nodes are seen by one call to each node, and all others by a call of their own', async (t) => {
  const trial = await watchTrial(t, { bots: 6, nodes: 3, open: [1, 2] });

  const { statuses, of, seen, blind } = await trial.look();

  assert.deepEqual(statuses, all(trial.ids, 'running'));
  const { source, node, usage } = of('o1')!;
  assert.deepEqual([source, node], ['node', 'node 1']);
  assert.ok(usage!.memoryBytes > 0 && usage!.networkRxBytes! > 0 && usage!.uptimeMs > 0);
  assert.deepEqual([of('o3')!.source, of('o3')!.node, of('o3')!.usage], ['process', 'node 3', usage]);
  assert.deepEqual(seen.toSorted(), [null, 'node 1', 'node 2', 'node 3'].toSorted());
  assert.deepEqual(blind, []);
  assert.equal(trial.askedForProcesses().length, 2);
});

test('the panel’s lists are read once for many looks, and anew for a bot that is not in them', async (t) => {
  const trial = await watchTrial(t, { bots: 2, open: [1] });
  await trial.look();
  await trial.look(['o2']);
  assert.equal(trial.askedForLists().length, 1);

  await trial.host.provision(spec('o3'));
  trial.world.clock.advance(120_000);
  const { statuses } = await trial.look(['o1', 'o3']);

  assert.deepEqual(statuses, all(['o1', 'o3'], 'running'));
  assert.equal(trial.askedForLists().length, 2);
});

test('bots are asked for in the order given until the calls are used up, and a quarter of them is left to deeds', async (t) => {
  const trial = await watchTrial(t, { bots: 30, panel: { clientLimit: 20 } });

  const first = await trial.look(trial.ids, { patience: 1_000 });
  const again = await trial.look(trial.ids.slice(15), { patience: 1_000 });

  assert.deepEqual(first.statuses, all(trial.ids.slice(0, 15), 'running'));
  assert.equal(trial.askedForProcesses().length, 15);
  assert.deepEqual([again.looks, again.blind], [[], []]);
  await trial.deeds.client!.sendPower(trial.rowOf('o1').uuid, 'restart');
});

test('whoever is told to wait waits, and goes on', async (t) => {
  const trial = await watchTrial(t, { bots: 10 });
  const headers = { 'retry-after': '1' };
  const does = { kind: 'status', status: 429, code: 'ThrottleRequestsException', headers } as const;
  trial.world.faults.add({ path: '/resources$', does });
  trial.world.faults.add({ path: '/application/servers$', does });

  const begin = Date.now();
  const { statuses, blind } = await trial.look();

  assert.deepEqual(statuses, all(trial.ids, 'running'));
  assert.deepEqual(blind, []);
  assert.ok(Date.now() - begin >= 2_000);
});

test('a node that the panel does not reach is blind, and is asked no more; its bots are not down', async (t) => {
  const trial = await watchTrial(t, { bots: 40, nodes: 2 });
  trial.world.ailments.set(2, { down: true });

  const { statuses, seen, blind } = await trial.look();
  const asked = trial.askedForProcesses().length;

  assert.deepEqual(
    statuses,
    all(
      trial.ids.filter((_, at) => at % 2 === 0),
      'running',
    ),
  );
  assert.deepEqual(seen, [null, 'node 1']);
  assert.deepEqual(blind, [{ node: 'node 2', sentence: 'The panel does not reach Wings on node 2.' }]);
  assert.ok(asked <= 20 + 4, `${asked} calls`);
});

test('an open node that does not answer is blind, and its bots are not asked for one by one', async (t) => {
  const trial = await watchTrial(t, { bots: 4, nodes: 2, open: [1, 2] });
  trial.world.ailments.set(2, { down: true });
  const away = await trial.look();
  trial.world.ailments.set(2, { answers: 502 });
  const broken = await trial.look();
  trial.world.ailments.clear();
  const back = await trial.look();

  assert.deepEqual(away.statuses, all(['o1', 'o3'], 'running'));
  assert.match(away.blind[0]!.sentence, /node-2 gives no answer/);
  assert.match(broken.blind[0]!.sentence, /node-2 .* 502.*PTERODACTYL_WINGS_TOKENS/);
  assert.deepEqual(back.statuses, all(trial.ids, 'running'));
  assert.deepEqual([back.seen, back.blind], [['node 1', 'node 2'], []]);
  assert.equal(trial.askedForProcesses().length, 0);
});

test('a single bot that its node does not know does not make the node blind', async (t) => {
  const trial = await watchTrial(t, { bots: 12 });
  delete trial.world.state.machines[trial.rowOf('o1').uuid];

  const { statuses, seen, blind } = await trial.look();

  assert.deepEqual(statuses, all(trial.ids.slice(1), 'running'));
  assert.deepEqual([seen, blind], [[null, 'node 1'], []]);
});

test('a bot that is offline is told so, with its node', async (t) => {
  const trial = await watchTrial(t, { bots: 4, nodes: 2, open: [1] });
  for (const id of ['o1', 'o2']) Object.assign(trial.machineOf(id), { state: 'offline', startedAt: null });

  const { statuses, of } = await trial.look();

  assert.deepEqual(statuses, { o1: 'offline', o2: 'offline', o3: 'running', o4: 'running' });
  assert.deepEqual([of('o1')!.node, of('o2')!.node], ['node 1', 'node 2']);
});

test('a server that was deleted by hand is missing, whether or not the lists are new', async (t) => {
  const trial = await watchTrial(t, { bots: 3 });
  await trial.look();
  await trial.host.terminate('o1');
  const known = await trial.look();
  const anew = await trial.look(trial.ids, { by: trial.watcher() });

  assert.deepEqual(known.statuses, { o1: 'missing', o2: 'running', o3: 'running' });
  assert.deepEqual(anew.statuses, known.statuses);
  assert.equal(known.of('o1')?.source, 'process');
});

test('a server that was suspended by hand is suspended, until it is let go', async (t) => {
  const trial = await watchTrial(t, { bots: 2, nodes: 2, open: [2] });
  await trial.look();
  for (const id of trial.ids) await trial.host.suspend(id);
  trial.world.clock.advance(60_000);

  const atOnce = await trial.look(); // by a list that is not new: the node knows it, the panel refuses to say
  const then = await trial.look();
  for (const id of trial.ids) await trial.host.unsuspend(id);
  trial.world.clock.advance(60_000);
  const free = await trial.look();

  assert.deepEqual(atOnce.statuses, { o2: 'suspended' });
  assert.deepEqual(then.statuses, all(trial.ids, 'suspended'));
  assert.deepEqual(free.statuses, all(trial.ids, 'running'));
});

test('what is being installed, or was not, is told without asking for its process', async (t) => {
  const trial = await watchTrial(t, { bots: 2 });
  trial.rowOf('o1').status = 'installing';
  trial.rowOf('o2').status = 'install_failed';

  assert.deepEqual((await trial.look()).statuses, { o1: 'installing', o2: 'install-failed' });
  assert.equal(trial.askedForProcesses().length, 0);
});

test('without a key for processes nothing is known of those on closed nodes', async (t) => {
  const trial = await watchTrial(t, { bots: 2, nodes: 2, open: [1] });

  const { statuses, blind } = await trial.look(trial.ids, { by: trial.watcher(false) });

  assert.deepEqual(statuses, { o1: 'running', o2: 'created' });
  assert.deepEqual(blind, []);
});

test('a node in maintenance is blind, unless it may be asked itself', async (t) => {
  const trial = await watchTrial(t, { bots: 2, nodes: 2, open: [1] });
  for (const node of trial.world.state.nodes.all()) node.maintenance = true;

  const { statuses, blind } = await trial.look();

  assert.deepEqual(statuses, { o1: 'running' });
  assert.deepEqual(
    blind.map(({ node }) => node),
    ['node 2'],
  );
  assert.match(blind[0]!.sentence, /maintenance/);
});

test('a panel that gives no answer, or another’s, is one blindness and no outage', async (t) => {
  const trial = await watchTrial(t, { bots: 3 });
  trial.world.faults.add({ path: '/application/', does: { kind: 'html', status: 200 } });
  const page = await trial.look();
  trial.world.options.maintenance = true;
  const resting = await trial.look();
  await trial.panel.close();
  const away = await trial.look();

  for (const { looks, seen, blind } of [page, resting, away]) {
    assert.deepEqual([looks, seen, blind.map(({ node }) => node)], [[], [], [null]]);
    assert.match(blind[0]!.sentence, /^The panel cannot be read: /);
  }
});

test('a panel that goes away while it is asked for processes is one blindness', async (t) => {
  const trial = await watchTrial(t, { bots: 20, nodes: 2 });
  await trial.look();
  await trial.panel.close();

  const { looks, blind } = await trial.look();

  assert.deepEqual([looks, blind.map(({ node }) => node)], [[], [null]]);
});

test('a panel that stumbles over one process again and again tells of all others', async (t) => {
  const trial = await watchTrial(t, { bots: 20 });
  const path = `${trial.rowOf('o1').uuid.slice(0, 8)}/resources$`;
  trial.world.faults.add({ path, times: 50, does: { kind: 'status', status: 500 } });

  const { statuses, blind } = await trial.look();

  assert.deepEqual(statuses, all(trial.ids.slice(1), 'running'));
  assert.deepEqual(blind, []);
});

test('a key that may not see the bots leaves their nodes blind, and says so', async (t) => {
  const trial = await watchTrial(t, { bots: 3, nodes: 2, open: [1], clientKey: 'ptlc_ben' });
  const { state } = trial.world;
  const refused = await trial.look();
  const ben = state.users.add({
    ...state.users.get(1)!,
    uuid: 'ben',
    username: 'ben',
    email: 'b@b.b',
    rootAdmin: false,
  });
  state.keys.push({ ...newKey('client', ben.id), token: 'ptlc_ben' });
  const stranger = await trial.look();

  for (const { statuses, blind } of [refused, stranger]) {
    assert.deepEqual(statuses, all(['o1', 'o3'], 'running'));
    assert.deepEqual(
      blind.map(({ node }) => node),
      ['node 2'],
    );
  }
  assert.match(refused.blind[0]!.sentence, /answered 401/);
  assert.match(stranger.blind[0]!.sentence, /PTERODACTYL_CLIENT_KEY does not see/);
});

test('Pelican’s word for a node that is away is blindness too', async (t) => {
  const trial = await watchTrial(t, { bots: 4, nodes: 2, panel: { version: 'pelican' } });
  trial.world.ailments.set(2, { down: true });

  const { statuses, blind } = await trial.look();

  assert.deepEqual(statuses, all(['o1', 'o3'], 'running'));
  assert.deepEqual(
    blind.map(({ node }) => node),
    ['node 2'],
  );
});
