import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Anything, broken, codeOf, newServer, type Site, site } from './panel-fixture.ts';

const servers = '/api/application/servers';

async function withServer(t: TestContext): Promise<Site & { installed: () => void }> {
  const made = await site(t);
  await made.ask('POST', servers, newServer(made.panel.ready));
  const installed = () => made.panel.world.clock.advance(60_000);
  return { ...made, installed };
}

const row = ({ panel }: Site) => panel.world.state.servers.get(1)!;
const build = {
  allocation: 1,
  limits: { memory: 1024, swap: 0, disk: 2048, io: 500, cpu: 100 },
  feature_limits: { databases: 1, backups: 2 },
};

test('details that are left out are erased', async (t) => {
  const made = await withServer(t);
  const { body } = await made.ask('PATCH', `${servers}/1/details`, { name: 'new', user: 1 });

  assert.equal(body.attributes.external_id, null);
  assert.equal(body.attributes.description, '');
  assert.deepEqual(broken(await made.ask('PATCH', `${servers}/1/details`, {})), ['name:required', 'user:required']);
  const own = { name: 'new', user: 1, external_id: 'botyard-o1' };
  assert.equal((await made.ask('PATCH', `${servers}/1/details`, own)).status, 200);
  assert.equal((await made.ask('PATCH', `${servers}/1/details`, own)).status, 200);
});

test('a build is written whole, in its new form or its old one', async (t) => {
  const made = await withServer(t);
  const { ask } = made;

  assert.deepEqual(broken(await ask('PATCH', `${servers}/1/build`, {})), [
    'allocation:required',
    'memory:required',
    'swap:required',
    'io:required',
    'cpu:required',
    'disk:required',
    'feature_limits:required',
    'feature_limits.databases:present',
    'feature_limits.backups:present',
  ]);
  const partial = { ...build, limits: { memory: 1 } };
  assert.equal(broken(await ask('PATCH', `${servers}/1/build`, partial)).length, 4);
  const { limits, ...rest } = build;
  assert.equal((await ask('PATCH', `${servers}/1/build`, { ...rest, ...limits })).status, 200);
  assert.equal(row(made).memory, 1024);
});

test('nothing means something else for each feature', async (t) => {
  const made = await withServer(t);
  const features = { ...build, feature_limits: { databases: null, backups: null } };
  const { body } = await made.ask('PATCH', `${servers}/1/build`, features);

  assert.deepEqual(body.attributes.feature_limits, { databases: null, allocations: null, backups: 0 });
});

test('ports are added, taken and changed, but never the last one', async (t) => {
  const made = await withServer(t);
  const { ask, panel } = made;
  const patch = (change: object) => ask('PATCH', `${servers}/1/build`, { ...build, ...change });

  assert.equal(codeOf(await patch({ remove_allocations: [1] })), 'DisplayException');
  assert.equal(codeOf(await patch({ allocation: 2 })), 'DisplayException');
  assert.deepEqual(broken(await patch({ allocation: 999 })), ['allocation:exists']);
  assert.equal((await patch({ allocation: 2, add_allocations: [2, 3], remove_allocations: [1] })).status, 200);
  assert.equal(row(made).allocationId, 2);
  assert.deepEqual(
    panel.world.state.allocations.filter(({ serverId }) => serverId === 1).map(({ id }) => id),
    [2, 3],
  );
  assert.equal((await patch({ allocation: '2', remove_allocations: [2] })).status, 200);
});

test('a node that is away does not keep a build from being written', async (t) => {
  const made = await withServer(t);
  made.panel.world.ailments.set(1, { down: true });

  assert.equal((await made.ask('PATCH', `${servers}/1/build`, build)).status, 200);
  assert.equal(row(made).cpu, 100);
});

test('a startup needs all its fields, and one variable means all variables', async (t) => {
  const made = await withServer(t);
  const startup: Anything = { startup: 'node .', egg: 15, image: 'a/b:c', skip_scripts: false, environment: {} };
  const patch = (change: object) => made.ask('PATCH', `${servers}/1/startup`, { ...startup, ...change });

  assert.deepEqual(broken(await made.ask('PATCH', `${servers}/1/startup`, { docker_image: 'a' })), [
    'startup:required',
    'environment:present',
    'egg:required',
    'image:required',
    'skip_scripts:present',
  ]);
  const untouched = await patch({});
  assert.equal(untouched.body.attributes.container.environment.DISCORD_TOKEN, 't');
  assert.equal(broken(await patch({ environment: { TIER: 'pro' } })).length, 3);
  const all = { DISCORD_TOKEN: 'u', DISCORD_GUILD_ID: '54321', TIER: 'business', AUTO_UPDATE: '1' };
  assert.equal((await patch({ environment: all })).body.attributes.container.environment.FEATURES, '');
});

test('another egg leaves the old one’s values behind', async (t) => {
  const made = await withServer(t);
  const environment = { BOT_TOKEN: 'x', GUILD_ID: '1', TIER: 'pro', ORDER_ID: 'o' };
  const change = { startup: 'x', egg: 16, image: 'a', skip_scripts: false, environment };
  const { body } = await made.ask('PATCH', `${servers}/1/startup`, change);

  assert.equal(body.attributes.container.environment.BOT_TOKEN, 'x');
  assert.equal('DISCORD_TOKEN' in body.attributes.container.environment, false);
  assert.ok(Object.values(row(made).variables).includes('t'));
});

test('suspending is as good twice as once, and lifting it does not start anything', async (t) => {
  const made = await withServer(t);
  made.installed();
  for (const verb of ['suspend', 'suspend', 'unsuspend', 'unsuspend']) {
    const reply = await made.ask('POST', `${servers}/1/${verb}`);
    assert.equal(reply.status, 204);
    assert.equal(reply.text, '');
    assert.equal(row(made).status, verb === 'suspend' ? 'suspended' : null);
  }
  assert.equal(made.panel.world.state.machines[row(made).uuid]?.state, 'offline');
});

test('a node that is away rolls a suspension back, and not always to what it was', async (t) => {
  const made = await withServer(t);
  made.panel.world.ailments.set(1, { down: true });

  assert.equal((await made.ask('POST', `${servers}/1/suspend`)).status, 504);
  assert.equal(row(made).status, null);
  row(made).status = 'suspended';
  assert.equal((await made.ask('POST', `${servers}/1/unsuspend`)).status, 504);
  assert.equal(row(made).status, 'suspended');
  row(made).transferring = true;
  assert.equal(codeOf(await made.ask('POST', `${servers}/1/unsuspend`)), 'ConflictHttpException');
});

test('a reinstall forgets a suspension, and waits for nobody but the power', async (t) => {
  const made = await withServer(t);
  made.installed();
  row(made).status = 'suspended';

  assert.equal((await made.ask('POST', `${servers}/1/reinstall`)).status, 204);
  assert.equal(row(made).status, 'installing');
  made.installed();
  made.panel.world.state.machines[row(made).uuid]!.state = 'stopping';
  const refused = await made.ask('POST', `${servers}/1/reinstall`);
  assert.equal(refused.status, 409);
  assert.equal(codeOf(refused), 'DaemonConnectionException');
  assert.equal(row(made).status, null);
});

test('a deletion waits for the node, unless it is forced; the second finds nothing', async (t) => {
  const made = await withServer(t);
  const { world } = made.panel;
  world.ailments.set(1, { down: true });
  assert.equal((await made.ask('DELETE', `${servers}/1`)).status, 504);
  assert.equal((await made.ask('DELETE', `${servers}/1/please`)).status, 504);
  assert.equal(world.state.servers.all().length, 1);

  assert.equal((await made.ask('DELETE', `${servers}/1/force`)).status, 204);
  assert.equal(world.state.allocations.get(1)?.serverId, null);
  assert.equal(Object.keys(world.state.machines).length, 1);
  assert.equal((await made.ask('DELETE', `${servers}/1`)).status, 404);
});

test('a node that never heard of the server does not mind its end', async (t) => {
  const made = await withServer(t);
  made.panel.world.state.machines = {};

  assert.equal((await made.ask('DELETE', `${servers}/1`)).status, 204);
});

test('ports are added by texts, ranges and masks, and what is there is skipped', async (t) => {
  const { ask, panel } = await site(t, { ports: 2 });
  const add = (body: object) => ask('POST', '/api/application/nodes/1/allocations', body);
  const ip = '127.0.0.1';

  assert.equal((await add({ ip, ports: ['30001-30003', '40000'] })).status, 204);
  assert.equal((await add({ ip: '10.0.0.4/31', ports: ['5000'] })).status, 204);
  assert.deepEqual(
    panel.world.state.allocations.all().map((it) => `${it.ip}:${it.port}`),
    ['30000', '30001', '30002', '30003', '40000']
      .map((port) => `${ip}:${port}`)
      .concat('10.0.0.4:5000', '10.0.0.5:5000'),
  );
  assert.deepEqual(broken(await add({ ip, ports: [25_565] })), ['ports.0:string']);
  for (const [body, code] of [
    [{ ip, ports: ['x'] }, 'InvalidPortMappingException'],
    [{ ip, ports: ['2000-4000'] }, 'TooManyPortsInRangeException'],
    [{ ip, ports: ['1024'] }, 'PortOutOfRangeException'],
    [{ ip: '10.0.0.0/24', ports: ['2000'] }, 'CidrOutOfRangeException'],
  ] as const) {
    assert.equal(codeOf(await add(body)), code);
  }
});

test('a port that is used cannot be deleted', async (t) => {
  const { ask } = await withServer(t);

  assert.equal(codeOf(await ask('DELETE', '/api/application/nodes/1/allocations/1')), 'ServerUsingAllocationException');
  assert.equal((await ask('DELETE', '/api/application/nodes/1/allocations/2')).status, 204);
});
