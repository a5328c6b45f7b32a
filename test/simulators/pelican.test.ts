import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { PanelOptions } from '../../simulators/pterodactyl/options.ts';
import { type Anything, broken, codeOf, newServer, site } from './panel-fixture.ts';

const servers = '/api/application/servers';
const pelican = (t: TestContext, options: Partial<PanelOptions> = {}) => site(t, { version: 'pelican', ...options });

/** With a server that is installed. */
async function living(t: TestContext) {
  const made = await pelican(t);
  const { world, ready } = made.panel;
  await made.ask('POST', servers, newServer(ready, { start_on_completion: true }));
  world.clock.advance(120_000);
  const row = world.state.servers.get(1)!;
  return {
    ...made,
    world,
    row,
    machine: () => world.state.machines[row.uuid]!,
    client: (method: string, path: string, body?: unknown) =>
      made.ask(method, `/api/client/servers/${row.uuid}${path}`, body, { key: ready.clientKey }),
  };
}

test('a Pelican has its own keys, its own limits, and neither nests nor locations', async (t) => {
  const { ask, panel } = await pelican(t);
  assert.match(panel.ready.applicationKey, /^papp_/);
  assert.match(panel.ready.clientKey, /^pacc_/);

  for (const path of ['/nests', '/nests/5', '/nests/5/eggs/15', '/locations', '/locations/1']) {
    const reply = await ask('GET', `/api/application${path}`);
    assert.deepEqual([reply.status, codeOf(reply)], [404, 'NotFoundHttpException'], path);
  }
  assert.equal((await ask('GET', servers)).headers.get('x-ratelimit-limit'), '256');
  const mine = await ask('GET', '/api/client', undefined, { key: panel.ready.clientKey });
  assert.equal(mine.headers.get('x-ratelimit-limit'), '256');
  assert.equal((await ask('GET', `${servers}/99`)).headers.get('x-ratelimit-limit'), null);
});

test('eggs stand by themselves, and their rules are a list', async (t) => {
  const { ask, panel } = await pelican(t);
  assert.equal((await ask('GET', '/api/application/eggs')).body.data.length, 2);

  const { body } = await ask('GET', `/api/application/eggs/${panel.ready.eggId}?include=variables,nest`);
  const { nest, startup_commands, docker_image, relationships } = body.attributes;
  assert.deepEqual(
    [nest, Object.values(startup_commands), relationships.nest],
    [undefined, ['node index.js'], undefined],
  );
  assert.equal(docker_image, 'ghcr.io/pelican-eggs/yolks:nodejs_24');
  assert.deepEqual(relationships.variables.data[0].attributes.rules, ['required', 'string', 'max:128']);
});

test('a Pterodactyl does not offer what is Pelican’s own', async (t) => {
  const { ask } = await site(t);
  assert.equal((await ask('GET', '/api/application/eggs')).status, 404);
});

test('a server needs neither an image nor a command of its own; its egg has them', async (t) => {
  const { ask, panel } = await pelican(t);
  const { docker_image: _, startup: __, ...bare } = newServer(panel.ready);
  const limits = { ...bare.limits, io: 0 };
  const { status, body } = await ask('POST', servers, { ...bare, limits, oom_killer: true });

  assert.equal(status, 201);
  const { container, limits: seen, nest, allocation } = body.attributes;
  assert.deepEqual(
    [container.image, container.startup_command],
    ['ghcr.io/pelican-eggs/yolks:nodejs_24', 'node index.js'],
  );
  assert.deepEqual([seen.oom_killer, seen.oom_disabled, nest, allocation], [true, false, undefined, 1]);
  assert.equal('P_SERVER_LOCATION' in container.environment, false);
});

test('the rules of a creation are Pelican’s own', async (t) => {
  const { ask, panel } = await pelican(t);
  const { allocation: _, ...anywhere }: Anything = newServer(panel.ready);
  const deploy = { tags: [], dedicated_ip: false, port_range: [] };
  for (const [change, rules] of [
    [{ deploy: { locations: [], dedicated_ip: false, port_range: [] } }, ['deploy.tags:present']],
    [{ deploy: { ...deploy, dedicated_ip: 'maybe' } }, ['deploy.dedicated_ip:boolean']],
    [{ deploy, limits: { ...anywhere.limits, io: 1001 } }, ['limits.io:between']],
    [{ deploy, name: 'x'.repeat(256) }, ['name:between']],
    [{ deploy, startup: null }, ['startup:string']],
    [{}, ['allocation.default:required']],
  ] as const) {
    assert.deepEqual(broken(await ask('POST', servers, { ...anywhere, ...change })), rules);
  }
  assert.equal((await ask('POST', servers, { ...anywhere, deploy, name: 'x'.repeat(255) })).status, 201);
});

test('without a range of ports a deployed server has no port; with one it has one of them', async (t) => {
  const { ask, panel } = await pelican(t);
  const { allocation: _, ...anywhere } = newServer(panel.ready);
  const deploy = { tags: [], dedicated_ip: false, port_range: [] as string[] };

  const portless = await ask('POST', servers, { ...anywhere, deploy });
  assert.deepEqual([portless.body.attributes.allocation, portless.body.attributes.node], [null, 1]);
  const range = { ...deploy, port_range: ['30005'] };
  const ported = await ask('POST', servers, { ...anywhere, external_id: 'o2', deploy: range });
  assert.equal(panel.world.state.allocations.get(ported.body.attributes.allocation)?.port, 30_005);

  const { limits, feature_limits } = portless.body.attributes;
  const build = await ask('PATCH', `${servers}/1/build`, { allocation: null, limits, feature_limits });
  assert.deepEqual([build.status, build.body.attributes.allocation], [200, null]);
});

test('nodes are chosen by any of their tags, and by memory, disk and CPU, where they have limits at all', async (t) => {
  const { ask, panel } = await pelican(t, { nodes: 2 });
  const [one, other] = panel.world.state.nodes.all() as [Anything, Anything];
  Object.assign(one, { tags: ['eu', 'bots'], cpu: 100, memory: 1_000 });
  Object.assign(other, { tags: ['us'], memory: 0, disk: 100, diskOverallocate: -1 });
  const fitting = async (query: string) => {
    const { body } = await ask('GET', `/api/application/nodes/deployable?memory=500&disk=500${query}`);
    return (body.data ?? []).map(({ attributes }: Anything) => attributes.id).toSorted();
  };

  assert.deepEqual(await fitting(''), [1, 2]);
  assert.deepEqual(await fitting('&tags[0]=bots&tags[1]=gone'), [1]);
  assert.deepEqual(await fitting('&cpu=101'), [2]);
  assert.deepEqual(await fitting('&memory=1001'), [2]);
  const none = await ask('GET', '/api/application/nodes/deployable?memory=1&disk=1&tags[0]=asia');
  assert.equal(codeOf(none), 'NoViableNodeException');
});

test('a variable that was left out is judged by its default, and kept as an empty text', async (t) => {
  const { ask, panel } = await pelican(t);
  const environment = { DISCORD_TOKEN: 't', DISCORD_GUILD_ID: '12345', TIER: 'pro', FEATURES: '' };
  const { status, body } = await ask('POST', servers, newServer(panel.ready, { environment }));

  assert.equal(status, 201);
  assert.equal(body.attributes.container.environment.AUTO_UPDATE, '');
});

test('a size is changed under limits alone', async (t) => {
  const { ask, row } = await living(t);
  const feature_limits = { databases: 0, allocations: 0, backups: 2 };
  const flat = { allocation: 1, memory: 1024, swap: 0, io: 500, cpu: 50, disk: 1024, feature_limits };

  assert.equal((await ask('PATCH', `${servers}/1/build`, flat)).status, 200);
  assert.deepEqual([row.memory, row.backupLimit], [512, 2]);
  assert.equal(codeOf(await ask('PATCH', `${servers}/1/build`, { feature_limits })), 'ErrorException');
});

test('a suspension that its node has not heard of stays, and is not told again', async (t) => {
  const { ask, world, row, machine } = await living(t);
  world.ailments.set(1, { down: true });

  const reply = await ask('POST', `${servers}/1/suspend`);
  assert.deepEqual([reply.status, codeOf(reply), row.status], [500, 'ConnectionException', 'suspended']);
  world.ailments.clear();
  assert.equal((await ask('POST', `${servers}/1/suspend`)).status, 204);
  assert.deepEqual([machine().suspended, machine().state], [false, 'running']);
});

test('a "no" of the node is taken for a yes, and only its own faults are told, as anybody’s', async (t) => {
  const { ask, world, row, machine, client } = await living(t);
  world.ailments.set(1, { answers: 403 });
  assert.equal((await ask('POST', `${servers}/1/suspend`)).status, 204);
  assert.deepEqual([row.status, machine().suspended], ['suspended', false]);
  await ask('POST', `${servers}/1/unsuspend`);
  assert.equal((await client('POST', '/power', { signal: 'kill' })).status, 204);
  assert.equal(machine().state, 'running');

  world.ailments.set(1, { answers: 500 });
  const reply = await client('POST', '/power', { signal: 'kill' });
  assert.deepEqual([reply.status, codeOf(reply)], [500, 'RequestException']);
  assert.match(reply.body.errors[0].detail, /unexpected error/);
});

test('only a creation that could not be told to the node is taken back', async (t) => {
  const { ask, panel } = await pelican(t);
  const { world } = panel;
  const create = (id: string, port: number) =>
    ask('POST', servers, newServer(panel.ready, { external_id: id, allocation: { default: port } }));

  world.ailments.set(1, { down: true });
  assert.equal(codeOf(await create('o1', 1)), 'ConnectionException');
  assert.equal(world.state.servers.all().length, 0);
  world.ailments.set(1, { answers: 500 });
  assert.equal(codeOf(await create('o2', 2)), 'RequestException');
  world.ailments.set(1, { answers: 422 });
  assert.equal((await create('o3', 3)).status, 201);
  assert.deepEqual(
    world.state.servers.all().map(({ externalId, status }) => [externalId, status]),
    [
      ['o2', 'installing'],
      ['o3', 'installing'],
    ],
  );
});

test('a deletion needs a node that answers, whatever it answers', async (t) => {
  const { ask, world } = await living(t);
  world.ailments.set(1, { down: true });
  assert.equal((await ask('DELETE', `${servers}/1`)).status, 500);

  world.ailments.set(1, { answers: 500 });
  assert.equal((await ask('DELETE', `${servers}/1`)).status, 204);
});

test('of a node that is away or slow, Pelican knows nothing, and says so for twenty seconds', async (t) => {
  const { world, client } = await living(t);
  const state = async () => (await client('GET', '/resources')).body.attributes.current_state;
  world.clock.advance(20_000);
  world.ailments.set(1, { down: true });

  const { status, body } = await client('GET', '/resources');
  assert.deepEqual([status, body.attributes.current_state], [200, 'missing']);
  assert.equal(body.attributes.resources.memory_bytes, 0);
  world.ailments.clear();
  assert.equal(await state(), 'missing');
  world.clock.advance(20_000);
  assert.equal(await state(), 'running');
});

test('an admin reaches files and the live line of a server in any state, but not its process', async (t) => {
  const { ask, client } = await living(t);
  await ask('POST', `${servers}/1/suspend`);

  assert.equal((await client('GET', '/files/list')).status, 200);
  assert.equal((await client('GET', '/websocket')).status, 200);
  assert.equal(codeOf(await client('GET', '/resources')), 'ServerStateConflictException');
  assert.equal(codeOf(await client('POST', '/power', { signal: 'kill' })), 'ServerStateConflictException');
});

test('a file that is not there is an accident of the panel', async (t) => {
  const { client } = await living(t);
  const reply = await client('GET', '/files/contents?file=/none');
  assert.deepEqual([reply.status, codeOf(reply)], [500, 'FileNotFoundException']);
});

test('servers are found by uuid_short, which has no other name', async (t) => {
  const { ask, row } = await living(t);
  const short = row.uuid.slice(0, 8);
  assert.equal((await ask('GET', `${servers}?filter[uuid_short]=${short}`)).body.data.length, 1);
  assert.equal(codeOf(await ask('GET', `${servers}?filter[uuidShort]=${short}`)), 'InvalidFilterQuery');
});

test('users have no names of persons, and nobody is made an admin in passing', async (t) => {
  const { ask } = await pelican(t);
  const bob = { email: 'bob@example.com', username: 'bob', root_admin: true };
  const { status, body } = await ask('POST', '/api/application/users', bob);

  assert.equal(status, 201);
  assert.deepEqual(
    ['first_name' in body.attributes, body.attributes.root_admin, body.attributes.is_managed_externally],
    [false, false, false],
  );
});
