import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Busy } from '../../domain/refusal.ts';
import { versions } from '../../simulators/pterodactyl/options.ts';
import { living, machineOf, order, refused, rowOf, settled } from './living-bot.ts';
import { type PanelTrial, panelTrial } from './panel-trial.ts';
import { spec, token } from './trial.ts';

interface Shared extends PanelTrial {
  /** What a person does in the panel, who goes its own ways to do it. */
  person(method: string, path: string, body?: object): Promise<void>;
}

/** With a bot that runs, on every kind of panel. */
function onEveryPanel(sentence: string, keep: (trial: Shared) => Promise<void>): void {
  for (const version of versions) {
    test(`${version}: ${sentence}`, async (t) => keep(await shared(t, version)));
  }
}

async function shared(t: TestContext, version: (typeof versions)[number]): Promise<Shared> {
  const trial = await living(await panelTrial(t, { panel: { version } }));
  const { url, ready } = trial.panel;
  return {
    ...trial,
    async person(method, path, body) {
      const response = await fetch(`${url}/api/application/servers/1${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${ready.applicationKey}`,
          'content-type': 'application/json',
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      assert.ok(response.ok, await response.text());
    },
  };
}

const { resources, environment } = spec(order);
const limits = { memory: 1024, swap: 128, disk: 4096, io: 400, cpu: 90, threads: '0,2' };
const features = { databases: 3, allocations: 2, backups: 7 };

onEveryPanel('a new plan sets right what it sells, and leaves alone what only a person sets', async (trial) => {
  await trial.person('PATCH', '/build', { allocation: rowOf(trial).allocationId, limits, feature_limits: features });
  settled(trial);
  await trial.host.resize(order, resources);

  const { memory, disk, cpu, swap, io, threads, allocationLimit, databaseLimit, backupLimit } = rowOf(trial);
  assert.deepEqual([memory, disk, cpu], [resources.memoryMb, resources.diskMb, resources.cpuPercent]);
  assert.deepEqual([databaseLimit, backupLimit], [resources.databases, resources.backups]);
  assert.deepEqual([swap, io, threads, allocationLimit], [128, 400, '0,2', 2]);
  assert.equal(machineOf(trial).memoryMb, resources.memoryMb);
});

onEveryPanel(
  'a bot that a person suspended is told so, obeys nothing, and comes back by being unsuspended',
  async (trial) => {
    await trial.person('POST', '/suspend');
    settled(trial);
    assert.equal(await trial.host.status(order), 'suspended');
    assert.equal((await trial.host.statuses([order])).get(order), 'suspended');
    await assert.rejects(trial.host.power(order, 'start'), refused('server-suspended', /Unsuspend/));
    assert.equal(await trial.host.reconfigure(spec(order)), 'not-needed');

    await trial.host.unsuspend(order);
    settled(trial);
    assert.equal(machineOf(trial).state, 'running');
  },
);

onEveryPanel('a bot that a person set free is suspended once more when we say so again', async (trial) => {
  await trial.host.suspend(order);
  settled(trial);
  await trial.person('POST', '/unsuspend');
  assert.equal(await trial.host.status(order), 'offline');

  await trial.host.suspend(order);
  settled(trial);
  assert.equal(await trial.host.status(order), 'suspended');
  assert.deepEqual([machineOf(trial).suspended, machineOf(trial).state], [true, 'offline']);
});

onEveryPanel('a bot that a person suspended may be ended', async (trial) => {
  await trial.person('POST', '/suspend');
  await trial.host.terminate(order);

  assert.equal(trial.panel.world.state.servers.all().length, 0);
});

onEveryPanel(
  'what a person changed of the environment is ours again where it is ours, and stays where not',
  async (trial) => {
    const variables = {
      DISCORD_TOKEN: 'stolen',
      DISCORD_GUILD_ID: environment.guildId,
      TIER: 'business',
      FEATURES: '',
      AUTO_UPDATE: '1',
    };
    const startup = { startup: 'node other.js', image: 'ghcr.io/a/b:c', egg: 15, skip_scripts: false };
    await trial.person('PATCH', '/startup', { ...startup, environment: variables });

    await trial.host.reconfigure(spec(order));
    settled(trial);
    const runsWith = machineOf(trial).runsWith!;
    assert.equal(runsWith.environment['DISCORD_TOKEN'], token);
    assert.equal(runsWith.environment['TIER'], environment.tier);
    assert.equal(runsWith.environment['AUTO_UPDATE'], '1');
    assert.deepEqual([runsWith.invocation, runsWith.image], ['node other.js', 'ghcr.io/a/b:c']);
  },
);

onEveryPanel('a bot that a person deleted is missing, may be ended, and is made anew', async (trial) => {
  await trial.person('DELETE', '');
  assert.equal(await trial.host.status(order), 'missing');
  for (const verb of [
    () => trial.host.power(order, 'start'),
    () => trial.host.suspend(order),
    () => trial.host.resize(order, resources),
    () => trial.host.reconfigure(spec(order)),
  ]) {
    await assert.rejects(verb, refused('server-missing', /Provision/));
  }

  await trial.host.terminate(order);
  await trial.host.provision(spec(order));
  settled(trial);
  assert.equal(await trial.host.status(order), 'running');
  assert.equal(trial.panel.world.state.servers.all().length, 1);
});

onEveryPanel('a bot that a person took from us is no longer ours to touch', async (trial) => {
  const { name, userId: user } = rowOf(trial);
  await trial.person('PATCH', '/details', { name, user, external_id: null });
  assert.equal(await trial.host.status(order), 'missing');

  await trial.host.terminate(order);
  assert.equal(trial.panel.world.state.servers.all().length, 1);
  assert.equal(machineOf(trial).state, 'running');
});

onEveryPanel('a bot under our name that is another person’s is not taken over', async (trial) => {
  const { state } = trial.panel.world;
  const ben = state.users.add({ ...state.users.get(1)!, username: 'ben', email: 'ben@example.com', rootAdmin: false });
  await trial.person('PATCH', '/details', { name: 'mine', user: ben.id, external_id: rowOf(trial).externalId });

  await assert.rejects(trial.host.provision(spec(order)), refused('server-foreign', /external id/));
  assert.equal(rowOf(trial).userId, ben.id);
});

for (const version of versions) {
  test(`${version}: an install that hangs or fails is told as it is, and its order can begin anew`, async (t) => {
    for (const [outcome, status] of [
      ['stuck', 'installing'],
      ['infrastructure-failed', 'install-failed'],
      ['script-failed', 'install-failed'],
    ] as const) {
      const trial = await panelTrial(t, { panel: { version } });
      trial.panel.world.nextInstalls.push(outcome);
      await living(trial);
      assert.equal(await trial.host.status(order), status, outcome);
      if (status === 'installing') await assert.rejects(trial.host.power(order, 'start'), Busy);

      await trial.host.terminate(order);
      await living(trial);
      assert.equal(await trial.host.status(order), 'running', outcome);
    }
  });

  test(`${version}: a full node takes nothing, makes nothing, and takes again what it has room for`, async (t) => {
    const { host, panel } = await panelTrial(t, { panel: { version, ports: 1 } });
    await host.provision(spec('o0'));
    await assert.rejects(host.preflight(resources), refused('no-allocation', /Allocation/));
    await assert.rejects(host.provision(spec(order)), refused('no-allocation', /Allocation/));
    assert.equal(panel.world.state.servers.all().length, 1);

    await host.terminate('o0');
    await host.provision(spec(order));
    assert.equal(panel.world.state.servers.all().length, 1);
  });
}
