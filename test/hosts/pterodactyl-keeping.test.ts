import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Busy } from '../../domain/refusal.ts';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { living, machineOf, order, refused, rowOf, settled } from './living-bot.ts';
import { panelTrial } from './panel-trial.ts';
import { spec, token } from './trial.ts';

test('without a key for processes the host says what it cannot see, and what has to be done by hand', async (t) => {
  const { host } = await living(await panelTrial(t, { clientKey: null }));

  assert.equal(await host.status(order), 'created');
  assert.equal(await host.usage(order), null);
  await assert.rejects(host.power(order, 'restart'), refused('client-key-missing'));
  await assert.rejects(host.logs(order, 10), refused('client-key-missing'));
  await host.suspend(order);
  assert.equal(await host.unsuspend(order), 'by-hand');
  assert.equal(await host.reconfigure(spec(order)), 'by-hand');
});

test('an application key where an account key is due is found before anything is built', async (t) => {
  const trial = await panelTrial(t);
  const { host } = await panelTrial(t, { clientKey: trial.panel.ready.applicationKey });

  await assert.rejects(host.preflight(spec(order).resources), refused('client-key-wrong-kind'));
});

test('a client key that the panel refuses, or that does not see the server, is named', async (t) => {
  const trial = await living(await panelTrial(t, { clientKey: 'ptlc_nobody' }));
  await assert.rejects(trial.host.status(order), refused('client-key-refused'));

  const { state } = trial.panel.world;
  const ben = state.users.add({ ...state.users.get(1)!, username: 'ben', email: 'ben@example.com', rootAdmin: false });
  state.keys.push({ ...newKey('client', ben.id), token: 'ptlc_nobody' });
  await assert.rejects(trial.host.power(order, 'start'), refused('client-key-blind'));
});

test('a server that vanishes between two calls is looked for again', async (t) => {
  const { host, panel } = await living(await panelTrial(t));
  panel.world.faults.add({ method: 'POST', does: { kind: 'status', status: 404, code: 'NotFoundHttpException' } });

  await assert.rejects(host.suspend(order), Busy);
});

test('a new token reaches the process, and the customer’s own settings stay', async (t) => {
  const trial = await living(await panelTrial(t));
  const row = rowOf(trial);
  const autoUpdate = trial.panel.world.state.eggs.get(15)!.variables.find((it) => it.envVariable === 'AUTO_UPDATE')!;
  row.variables[autoUpdate.id] = '1';

  const environment = { ...spec(order).environment, botToken: `${token}-new` };
  await trial.host.reconfigure(spec(order, { environment }));
  settled(trial);

  assert.equal(machineOf(trial).runsWith?.environment['DISCORD_TOKEN'], `${token}-new`);
  assert.equal(machineOf(trial).runsWith?.environment['AUTO_UPDATE'], '1');
  assert.equal(machineOf(trial).state, 'running');
});

test('a change of environment of a suspended bot waits for its next start', async (t) => {
  const trial = await living(await panelTrial(t));
  await trial.host.suspend(order);
  settled(trial);
  const environment = { ...spec(order).environment, tier: 'business' };

  assert.equal(await trial.host.reconfigure(spec(order, { environment })), 'not-needed');
  await trial.host.unsuspend(order);
  settled(trial);
  assert.equal(machineOf(trial).runsWith?.environment['TIER'], 'business');
});

test('there is nothing to start while a server is being installed', async (t) => {
  const { host, panel } = await panelTrial(t);
  await host.provision(spec(order));

  assert.equal(await host.unsuspend(order), 'not-needed');
  assert.equal(await host.reconfigure(spec(order)), 'not-needed');
  await assert.rejects(host.power(order, 'start'), Busy);
  assert.ok(!panel.world.log.requests.some(({ path }) => path.startsWith('/api/client')));
});

test('a new size counts at once, and loses nothing else', async (t) => {
  const trial = await living(await panelTrial(t));
  const before = { ...rowOf(trial) };
  await trial.host.resize(order, { memoryMb: 1024, cpuPercent: 100, diskMb: 2048, databases: 1, backups: 3 });

  const { memory, cpu, disk, databaseLimit, backupLimit, updatedAt, ...rest } = rowOf(trial);
  assert.deepEqual([memory, cpu, disk, databaseLimit, backupLimit], [1024, 100, 2048, 1, 3]);
  assert.deepEqual({ ...before, ...rest }, before);
  assert.equal(machineOf(trial).memoryMb, 1024);
  assert.ok(updatedAt >= before.updatedAt);
});

test('a size smaller than what is used is refused', async (t) => {
  const trial = await living(await panelTrial(t));
  machineOf(trial).files['/data.bin'] = { content: 'A'.repeat(2_800_000), createdAt: 0, modifiedAt: 0 };

  const small = { ...spec(order).resources, diskMb: 1 };
  await assert.rejects(trial.host.resize(order, small), refused('use-exceeds-size'));
  assert.equal(rowOf(trial).disk, spec(order).resources.diskMb);
});

test('growth that the node has no room for is refused', async (t) => {
  const trial = await living(await panelTrial(t));
  trial.panel.world.state.nodes.get(1)!.memory = 700;

  const larger = { ...spec(order).resources, memoryMb: 1024 };
  await assert.rejects(trial.host.resize(order, larger), refused('no-room'));
});

test('a node that is away is neither an outage of the bot nor a lost order', async (t) => {
  const trial = await living(await panelTrial(t));
  const { host, panel } = trial;
  panel.world.ailments.set(1, { down: true });

  assert.equal(await host.status(order), 'unknown');
  assert.equal(await host.usage(order), null);
  await assert.rejects(host.suspend(order), Busy);
  await assert.rejects(host.terminate(order), Busy);
  assert.equal(panel.world.state.servers.all().length, 1);

  panel.world.ailments.clear();
  assert.equal(await host.status(order), 'running');
  await host.terminate(order);
  assert.equal(panel.world.state.servers.all().length, 0);
});

test('a node that refuses the panel is named, and our key is not blamed', async (t) => {
  const { host, panel } = await living(await panelTrial(t));
  panel.world.ailments.set(1, { answers: 403 });

  await assert.rejects(host.suspend(order), refused('panel-node-refused'));
});

test('an install that ends badly is told apart from one that is under way', async (t) => {
  for (const [outcome, status] of [
    ['infrastructure-failed', 'install-failed'],
    ['stuck', 'installing'],
    ['script-failed', 'install-failed'],
  ] as const) {
    const trial = await panelTrial(t);
    trial.panel.world.nextInstalls.push(outcome);
    await living(trial);
    assert.equal(await trial.host.status(order), status, outcome);
  }
});

test('a script that failed unnoticed is found out by the file that it should have left', async (t) => {
  const settings = { installMarker: '.installed-ok' };
  const failing = await panelTrial(t, { settings });
  failing.panel.world.nextInstalls.push('script-failed');
  await living(failing);
  const stopped = await living(await panelTrial(t, { settings }));
  await stopped.host.power(order, 'kill');
  settled(stopped);

  assert.equal(await failing.host.status(order), 'install-failed');
  assert.equal(await stopped.host.status(order), 'offline');
});

test('a bot that never says it is ready is starting; one that ends at once is offline', async (t) => {
  const trial = await living(await panelTrial(t));
  for (const [behaviour, status] of [
    ['hangs', 'starting'],
    ['exits', 'offline'],
  ] as const) {
    machineOf(trial).behaviour = behaviour;
    await trial.host.power(order, 'kill');
    await trial.host.power(order, 'start');
    settled(trial);
    assert.equal(await trial.host.status(order), status);
  }
});

test('what a bot says is shown without its token', async (t) => {
  const trial = await living(await panelTrial(t));
  machineOf(trial).files['/logs/bot.log']!.content = Buffer.from(`hello\nmy token is ${token}\n`).toString('base64');

  assert.deepEqual(await trial.host.logs(order, 10), ['hello', 'my token is [redacted]']);
});

test('a bot may keep what it says elsewhere, or nowhere', async (t) => {
  const trial = await living(await panelTrial(t, { settings: { logFile: '/own.log' } }));
  assert.deepEqual(await trial.host.logs(order, 10), []);

  const content = Buffer.from('one\ntwo\nthree\n').toString('base64');
  machineOf(trial).files['/own.log'] = { content, createdAt: 0, modifiedAt: 0 };
  assert.deepEqual(await trial.host.logs(order, 2), ['two', 'three']);
});

test('one call to an open node tells of all its processes', async (t) => {
  const { host, panel } = await panelTrial(t, { nodes: true });
  await Promise.all(Array.from({ length: 10 }, (_, at) => host.provision(spec(`o${at}`))));
  panel.world.clock.advance(120_000);
  panel.world.log.clear();

  const ids = Array.from({ length: 11 }, (_, at) => `o${at}`);
  const found = await host.statuses(ids);

  assert.deepEqual([...found.values()], [...Array(10).fill('running'), 'missing']);
  assert.deepEqual(
    panel.world.log.requests.map(({ path }) => path),
    ['/api/application/nodes/1', '/api/application/servers'],
  );
});

test('an open node that is away leaves its bots unknown', async (t) => {
  const { host, panel } = await living(await panelTrial(t, { nodes: true }));
  panel.world.ailments.set(1, { down: true });

  assert.equal((await host.statuses([order])).get(order), 'unknown');
});

test('a panel in maintenance, or with nobody at the port, asks for patience', async (t) => {
  const { host, panel } = await living(await panelTrial(t));
  panel.world.options.maintenance = true;
  await assert.rejects(host.status(order), (error) => error instanceof Busy && error.retryAfterMs === 60_000);

  await panel.close();
  await assert.rejects(host.status(order), Busy);
});
