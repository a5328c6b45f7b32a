import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy } from '../../domain/refusal.ts';
import type { PterodactylSettings } from '../../integrations/pterodactyl/settings.ts';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { living, machineOf, order, refused, rowOf, settled } from './living-bot.ts';
import { panelTrial } from './panel-trial.ts';
import { spec } from './trial.ts';

const { resources } = spec(order);
const anywhere = { nestId: null, nodeId: null };

interface Wishes extends Omit<NonNullable<Parameters<typeof panelTrial>[1]>, 'panel'> {
  nodes?: boolean;
}

const pelican = (t: Parameters<typeof panelTrial>[0], wishes: Wishes = {}, nodeCount = 1) =>
  panelTrial(t, {
    ...wishes,
    settings: { nestId: null, ...wishes.settings },
    panel: { version: 'pelican', nodes: nodeCount },
  });

test('a bot goes to a node with one of the tags, and takes no port that nobody named', async (t) => {
  const trial = await pelican(t, { settings: { ...anywhere, nodeTags: ['bots', 'spare'] } }, 2);
  trial.panel.world.state.nodes.get(2)!.tags = ['bots'];

  await trial.host.preflight(resources);
  await living(trial);
  assert.deepEqual([rowOf(trial).nodeId, rowOf(trial).allocationId], [2, null]);
  assert.equal(await trial.host.status(order), 'running');
  assert.equal(trial.panel.world.log.warnings.length, 0);
});

test('a node without a free port takes a bot that needs none, and none that was promised one', async (t) => {
  const portless = await pelican(t, { settings: anywhere });
  for (const allocation of portless.panel.world.state.allocations.all()) allocation.serverId = 99;
  await portless.host.preflight(resources);
  await portless.host.provision(spec(order));

  const settings: Partial<PterodactylSettings> = { ...anywhere, ports: ['40000'] };
  const ported = await pelican(t, { settings });
  await assert.rejects(ported.host.preflight(resources), refused('no-allocation'));
  await assert.rejects(ported.host.provision(spec(order)), refused('no-allocation'));
});

test('no node with such a tag is no room', async (t) => {
  const { host } = await pelican(t, { settings: { ...anywhere, nodeTags: ['mars'] } });

  await assert.rejects(host.preflight(resources), refused('no-room', /Admin → Nodes/));
  await assert.rejects(host.provision(spec(order)), refused('no-room', /0 and -1 lift them/));
});

test('the CPU of a node is room as well, and what has no limit is not spoken of', async (t) => {
  const { host, panel } = await pelican(t);
  const node = panel.world.state.nodes.get(1)!;
  Object.assign(node, { memory: 0, disk: 1, diskOverallocate: -1, cpu: resources.cpuPercent - 1 });

  await assert.rejects(host.preflight(resources), (error) => {
    assert.match(String(error), new RegExp(`has ${resources.cpuPercent - 1} % CPU left; this bot needs`));
    return refused('no-room')(error);
  });
  node.cpuOverallocate = 100;
  await host.preflight(resources);
  node.cpu = 0;
  await host.preflight(resources);
});

test('a bot that would have more CPU than its node has left is refused, and keeps its size', async (t) => {
  const trial = await living(await pelican(t));
  trial.panel.world.state.nodes.get(1)!.cpu = resources.cpuPercent + 10;

  const faster = { ...resources, cpuPercent: resources.cpuPercent + 20 };
  await assert.rejects(trial.host.resize(order, faster), refused('no-room'));
  assert.equal(rowOf(trial).cpu, resources.cpuPercent);
  await trial.host.resize(order, { ...resources, cpuPercent: resources.cpuPercent + 10 });
  assert.equal(rowOf(trial).cpu, resources.cpuPercent + 10);
});

test('a bot without a port takes another size and stays without', async (t) => {
  const trial = await living(await pelican(t, { settings: anywhere }));
  await trial.host.resize(order, { ...resources, memoryMb: 1024 });

  assert.deepEqual([rowOf(trial).memory, rowOf(trial).allocationId, machineOf(trial).memoryMb], [1024, null, 1024]);
});

test('a suspension that the node has not heard of is said until it has', async (t) => {
  for (const times of [1, 2]) {
    const trial = await living(await pelican(t));
    trial.panel.world.ailments.set(1, { down: true });
    for (let at = 0; at < times; at++) await assert.rejects(trial.host.suspend(order), Busy);
    assert.equal(machineOf(trial).suspended, false);

    trial.panel.world.ailments.clear();
    await trial.host.suspend(order);
    settled(trial);
    assert.deepEqual([rowOf(trial).status, machineOf(trial).suspended], ['suspended', true]);
    assert.equal(machineOf(trial).state, 'offline');
  }
});

test('an end of a suspension that the node has not heard of is said until the bot runs', async (t) => {
  const trial = await living(await pelican(t));
  await trial.host.suspend(order);
  settled(trial);
  trial.panel.world.ailments.set(1, { down: true });
  await assert.rejects(trial.host.unsuspend(order), Busy);
  assert.deepEqual([rowOf(trial).status, machineOf(trial).suspended], [null, true]);

  trial.panel.world.ailments.clear();
  assert.equal(await trial.host.unsuspend(order), 'ordered');
  settled(trial);
  assert.deepEqual([rowOf(trial).status, machineOf(trial).state], [null, 'running']);
});

test('a bot that runs is not disturbed by being unsuspended once more', async (t) => {
  const trial = await living(await pelican(t));
  const { startedAt } = machineOf(trial);

  assert.equal(await trial.host.unsuspend(order), 'ordered');
  settled(trial);
  assert.equal(machineOf(trial).startedAt, startedAt);
});

test('of a node that is away nothing is known, and least of all that a bot uses nothing', async (t) => {
  const trial = await living(await pelican(t));
  const { host, panel } = trial;
  panel.world.ailments.set(1, { down: true });

  assert.equal(await host.status(order), 'unknown');
  assert.equal(await host.usage(order), null);
  await assert.rejects(host.resize(order, { ...resources, memoryMb: resources.memoryMb - 1 }), Busy);
  await assert.rejects(host.terminate(order), Busy);
  assert.equal(panel.world.state.servers.all().length, 1);

  panel.world.ailments.clear();
  settled(trial);
  assert.equal(await host.status(order), 'running');
  await host.terminate(order);
  assert.equal(panel.world.state.servers.all().length, 0);
});

test('memory is measured as the nodes of a Pelican measure it', async (t) => {
  const trial = await living(await pelican(t));
  rowOf(trial).memory = 1_000;
  machineOf(trial).memoryMb = 1_000; // of which two fifths are used: 400 MB, which are 382 MiB

  await trial.host.resize(order, { ...resources, memoryMb: 390 });
  assert.equal(rowOf(trial).memory, 390);
});

test('a server that its node refused stays installing, can be ended, and is made anew', async (t) => {
  const trial = await pelican(t);
  trial.panel.world.ailments.set(1, { answers: 422 });
  await trial.host.provision(spec(order));
  trial.panel.world.ailments.clear();
  settled(trial);
  assert.equal(await trial.host.status(order), 'installing');

  await trial.host.terminate(order);
  await living(trial);
  assert.equal(await trial.host.status(order), 'running');
  assert.equal(trial.panel.world.state.servers.all().length, 1);
});

test('one call to an open node tells of all its processes', async (t) => {
  const { host } = await living(await pelican(t, { nodes: true }));

  assert.equal((await host.statuses([order])).get(order), 'running');
});

test('what is wrong with a key is told in the words of a Pelican', async (t) => {
  const refusedKey = await pelican(t, { key: () => 'papp_nobody' });
  await assert.rejects(
    refusedKey.host.provision(spec(order)),
    refused('panel-key-refused', /Admin → API Keys with read and write on servers(?!.*\b(nests|locations)\b)/),
  );

  const weak = await pelican(t, {
    key: ({ world }) => {
      const key = newKey('application', 1, { servers: 3 }, 'pelican');
      world.state.keys.push(key);
      return key.token;
    },
  });
  await assert.rejects(weak.host.preflight(resources), refused('panel-key-too-weak', /\(papp_\).*\(pacc_\)/));

  const other = await pelican(t);
  const swapped = await pelican(t, { clientKey: other.panel.ready.applicationKey });
  await assert.rejects(swapped.host.preflight(resources), (error) => {
    assert.match(String(error), /application key \(papp_\)/);
    return refused('client-key-wrong-kind', /Profile → API Keys. It begins with pacc_/)(error);
  });

  const stranger = await living(await pelican(t, { clientKey: 'pacc_nobody' }));
  await assert.rejects(stranger.host.status(order), refused('client-key-refused', /Profile → API Keys/));
});

test('an account key opens a Pelican if it is an admin’s', async (t) => {
  const { host } = await pelican(t, { key: ({ ready }) => ready.clientKey });

  await host.preflight(resources);
  await host.provision(spec(order));
});

test('an egg that is not there is looked for where a Pelican has its eggs', async (t) => {
  const { host } = await pelican(t, { settings: { eggId: 99 } });

  await assert.rejects(host.preflight(resources), (error) => {
    assert.match(String(error), /has no egg 99\.$/);
    return refused('egg-missing', /BOT_EGG_ID with .*Admin → Eggs(?!.*NEST)/)(error);
  });
});

test('a Pterodactyl whose nest nobody has named says so, before anything is built', async (t) => {
  const { host, panel } = await panelTrial(t, { settings: { nestId: null } });

  for (const attempt of [() => host.preflight(resources), () => host.provision(spec(order))]) {
    await assert.rejects(attempt, refused('egg-missing', /Set PTERODACTYL_BOT_NEST_ID/));
  }
  assert.equal(panel.world.state.servers.all().length, 0);
});

test('a panel that became a Pelican keeps its old keys, and is known as one all the same', async (t) => {
  const trial = await panelTrial(t, { settings: { nestId: null } });
  trial.panel.world.options.version = 'pelican';
  await living(trial);

  const environment = { ...spec(order).environment, tier: 'pro' };
  assert.equal(await trial.host.reconfigure(spec(order, { environment })), 'ordered');
  settled(trial);
  assert.equal(machineOf(trial).runsWith?.environment['TIER'], 'pro');
  assert.equal(trial.panel.world.log.requests.filter(({ path }) => path.endsWith('/nests')).length, 1);
});
