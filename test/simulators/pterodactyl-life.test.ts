import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { NewServer } from '../../integrations/pterodactyl/application/servers.ts';
import { restartWings } from '../../simulators/pterodactyl/wings/install.ts';
import type { InstallOutcome } from '../../simulators/pterodactyl/wings/machine.ts';
import { crash } from '../../simulators/pterodactyl/wings/process.ts';
import { codeOf, newServer, type Reply, type Site, site } from './panel-fixture.ts';

interface Living extends Site {
  server(): { status: string | null };
  machine(): Site['panel']['world']['state']['machines'][string];
  pass(ms: number): void;
  /** Of the client API, by the admin's account key. */
  client(method: string, path: string, body?: unknown): Promise<Reply>;
}

async function living(t: TestContext, change: Partial<NewServer> = {}, outcome?: InstallOutcome): Promise<Living> {
  const made = await site(t, { bootMs: 1_000, stopMs: 1_000 });
  const { world, ready } = made.panel;
  if (outcome) world.nextInstalls.push(outcome);
  await made.ask('POST', '/api/application/servers', newServer(ready, { start_on_completion: true, ...change }));
  const server = world.state.servers.all()[0]!;
  return {
    ...made,
    server: () => server,
    machine: () => world.state.machines[server.uuid]!,
    pass: (ms) => world.clock.advance(ms),
    client: (method, path, body) =>
      made.ask(method, `/api/client/servers/${server.uuid.slice(0, 8)}${path}`, body, { key: ready.clientKey }),
  };
}

test('an install takes its time, then the process starts, and runs once it has said so', async (t) => {
  const { server, machine, pass } = await living(t);

  pass(59_000);
  assert.equal(server().status, 'installing');
  pass(1_100);
  assert.equal(server().status, null);
  assert.equal(machine().state, 'starting');
  pass(1_000);
  assert.equal(machine().state, 'running');
});

test('without the wish to start, an installed server is offline', async (t) => {
  const { machine, pass } = await living(t, { start_on_completion: false });
  pass(70_000);

  assert.equal(machine().state, 'offline');
});

test('a script that fails looks like a success; only what lies underneath is reported', async (t) => {
  for (const [outcome, status] of [
    ['script-failed', null],
    ['infrastructure-failed', 'install_failed'],
    ['stuck', 'installing'],
  ] as const) {
    const { server, pass } = await living(t, {}, outcome);
    pass(3_600_000);
    assert.equal(server().status, status);
  }
});

test('a reinstall that fails leaves the client API open', async (t) => {
  const { ask, server, pass, panel, client } = await living(t, {}, 'infrastructure-failed');
  pass(60_000);
  panel.world.nextInstalls.push('infrastructure-failed');
  await ask('POST', '/api/application/servers/1/reinstall');
  pass(60_000);

  assert.equal(server().status, 'reinstall_failed');
  assert.equal((await client('GET', '/resources')).status, 200);
});

test('wings that start anew end an install that never ended', async (t) => {
  const { server, machine, panel, pass } = await living(t);
  restartWings(panel.world, 1);
  assert.equal(server().status, null);

  pass(70_000);
  assert.equal(machine().state, 'offline');
});

test('whoever is suspended during the install stays suspended after it', async (t) => {
  const { ask, server, machine, pass } = await living(t);
  await ask('POST', '/api/application/servers/1/suspend');
  pass(70_000);

  assert.equal(server().status, 'suspended');
  assert.equal(machine().state, 'offline');
});

test('nobody starts a process during its install', async (t) => {
  const { ask, client, machine, pass } = await living(t);
  await ask('POST', '/api/application/servers/1/suspend');
  await ask('POST', '/api/application/servers/1/unsuspend');

  assert.equal((await client('POST', '/power', { signal: 'start' })).status, 204);
  assert.equal(machine().state, 'offline');
  pass(61_100);
  assert.equal(machine().state, 'running');
});

test('a process that never says the line stays starting', async (t) => {
  const { machine, pass } = await living(t);
  machine().behaviour = 'hangs';
  pass(3_600_000);

  assert.equal(machine().state, 'starting');
});

test('a crash is answered by one start, and a second soon after by none', async (t) => {
  const { machine, pass, panel } = await living(t);
  pass(62_000);
  crash(panel.world, machine());
  assert.equal(machine().state, 'starting');
  pass(30_000);
  assert.equal(machine().state, 'running');
  crash(panel.world, machine());
  pass(3_600_000);
  assert.equal(machine().state, 'offline');
});

test('power is answered at once, and followed later', async (t) => {
  const { client, machine, pass } = await living(t);
  pass(62_000);

  assert.equal((await client('POST', '/power', { signal: 'start' })).status, 204);
  assert.equal((await client('POST', '/power', { signal: 'restart' })).status, 204);
  assert.equal(machine().state, 'stopping');
  pass(1_000);
  assert.equal(machine().state, 'starting');
  pass(1_000);
  assert.equal(machine().state, 'running');
  assert.equal((await client('POST', '/command', { command: 'hi' })).status, 204);
  assert.equal((await client('POST', '/command', {})).status, 422);
  await client('POST', '/power', { signal: 'kill' });
  assert.equal(machine().state, 'offline');
  assert.equal((await client('POST', '/power', { signal: 'stop' })).status, 204);
  assert.equal((await client('POST', '/power', { signal: 'dance' })).status, 422);
  assert.equal((await client('POST', '/command', { command: 'hi' })).status, 502);
});

test('the node refuses to start what it knows as suspended, when the panel no longer does', async (t) => {
  const { client, machine, pass } = await living(t);
  pass(62_000);
  machine().suspended = true;

  const reply = await client('POST', '/power', { signal: 'start' });
  assert.equal(reply.status, 400);
  assert.equal(codeOf(reply), 'DaemonConnectionException');
});

test('usage is kept for twenty seconds, so changes are seen late; failures are not kept', async (t) => {
  const { client, pass, panel } = await living(t);
  pass(62_000);
  const state = async () => (await client('GET', '/resources')).body.attributes.current_state;

  assert.equal(await state(), 'running');
  await client('POST', '/power', { signal: 'kill' });
  pass(10_000);
  assert.equal(await state(), 'running');
  panel.world.ailments.set(1, { down: true });
  pass(11_000);
  assert.equal((await client('GET', '/resources')).status, 504);
  panel.world.ailments.clear();
  assert.equal(await state(), 'offline');
});

test('uptime and use are told in milliseconds and bytes', async (t) => {
  const { client, pass } = await living(t);
  pass(65_000);
  const { body } = await client('GET', '/resources');

  assert.equal(body.object, 'stats');
  assert.ok(body.attributes.resources.uptime >= 5_000 && body.attributes.resources.uptime < 6_000);
  assert.ok(body.attributes.resources.memory_bytes <= 512_000_000);
});

test('new variables reach a process at its next start; a new size at once', async (t) => {
  const { ask, client, machine, pass } = await living(t);
  pass(62_000);
  const environment = { DISCORD_TOKEN: 'new', DISCORD_GUILD_ID: '12345', TIER: 'pro', AUTO_UPDATE: '0' };
  const startup = { startup: 'node .', egg: 15, image: 'a', skip_scripts: false, environment };
  await ask('PATCH', '/api/application/servers/1/startup', startup);
  const limits = { memory: 2048, swap: 0, disk: 1, io: 500, cpu: 1 };
  const build = { allocation: 1, limits, feature_limits: { databases: 0, backups: 0 } };
  await ask('PATCH', '/api/application/servers/1/build', build);

  assert.equal(machine().runsWith?.environment['DISCORD_TOKEN'], 't');
  assert.equal(machine().memoryMb, 2048);
  await client('POST', '/power', { signal: 'restart' });
  pass(2_000);
  assert.equal(machine().runsWith?.environment['DISCORD_TOKEN'], 'new');
});
