import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Anything, broken, codeOf, newServer, type Site, site } from './panel-fixture.ts';

const servers = '/api/application/servers';

async function withServers(site: Site, count: number): Promise<Site> {
  for (let at = 1; at <= count; at++) {
    const change = { external_id: `botyard-o${at}`, name: `bot ${at}`, allocation: { default: at } };
    await site.ask('POST', servers, newServer(site.panel.ready, change));
  }
  return site;
}

const ids = (body: Anything): number[] => body.data.map(({ attributes }: Anything) => attributes.id);

test('filters look for parts of a text, whatever the case, and a comma means or', async (t) => {
  const { ask } = await withServers(await site(t), 12);
  const found = async (query: string) => ids((await ask('GET', `${servers}?sort=id&${query}`)).body);

  assert.deepEqual(await found('filter[external_id]=BOTYARD-o1'), [1, 10, 11, 12]);
  assert.deepEqual(await found('filter[name]=bot 2,bot 3'), [2, 3]);
  assert.equal((await found('filter[name]=')).length, 12);
});

test('an unknown filter or sorting is refused where there are any, and ignored where there are none', async (t) => {
  const { ask } = await site(t);

  assert.equal(codeOf(await ask('GET', `${servers}?filter[egg]=1`)), 'InvalidFilterQuery');
  assert.equal(codeOf(await ask('GET', `${servers}?sort=name`)), 'InvalidSortQuery');
  assert.equal((await ask('GET', '/api/application/nests?sort=name&filter[x]=1')).status, 200);
  assert.equal((await ask('GET', '/api/application/nodes/1/allocations?sort=port')).status, 200);
});

test('pages are counted, and their links forget everything but the page', async (t) => {
  const { ask, panel } = await withServers(await site(t), 5);
  const { body } = await ask('GET', `${servers}?per_page=2&page=2&sort=id`);

  assert.deepEqual(ids(body), [3, 4]);
  assert.deepEqual(body.meta.pagination, {
    total: 5,
    count: 2,
    per_page: 2,
    current_page: 2,
    total_pages: 3,
    links: { previous: `${panel.url}${servers}?page=1`, next: `${panel.url}${servers}?page=3` },
  });
  assert.deepEqual(ids((await ask('GET', `${servers}?page=9`)).body), []);
  assert.equal((await ask('GET', `${servers}?per_page=0`)).body.meta.pagination.per_page, 15);
});

test('without a sorting there is no order to rely on', async (t) => {
  const { ask } = await site(t);
  const orders = new Set<string>();
  for (let at = 0; at < 5; at++) {
    orders.add(ids((await ask('GET', '/api/application/nodes/1/allocations?per_page=100')).body).join());
  }

  assert.ok(orders.size > 1);
});

test('the client API gives its servers in no order, whatever sorting is asked for', async (t) => {
  const { ask, panel } = await withServers(await site(t), 8);
  const orders = new Set<string>();
  for (let at = 0; at < 5; at++) {
    const { data } = (await ask('GET', '/api/client?sort=id', undefined, { key: panel.ready.clientKey })).body;
    orders.add(data.map(({ attributes }: Anything) => attributes.internal_id).join());
  }

  assert.ok(orders.size > 1);
});

test('an external id is found exactly, in any case, and never through a slash', async (t) => {
  const { ask } = await withServers(await site(t), 11);

  assert.equal((await ask('GET', `${servers}/external/BOTYARD-O1`)).body.attributes.id, 1);
  const missing = await ask('GET', `${servers}/external/botyard-o`);
  assert.equal(missing.status, 404);
  assert.deepEqual(Object.keys(missing.body.errors[0]), ['code', 'status', 'detail']);
  assert.equal((await ask('GET', `${servers}/external/a%2Fb`)).status, 404);
});

test('a server shows its secrets and its short name', async (t) => {
  const { ask } = await withServers(await site(t), 1);
  const { attributes } = (await ask('GET', `${servers}/1`)).body;

  assert.equal(attributes.identifier, attributes.uuid.slice(0, 8));
  assert.match(attributes.created_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
  assert.equal(attributes.container.environment.DISCORD_TOKEN, 't');
  assert.equal(attributes.container.environment.P_SERVER_UUID, attributes.uuid);
  assert.equal(attributes.container.installed, 0);
  assert.equal(attributes.status, 'installing');
});

test('variables are told with the egg, and with their values beside a server', async (t) => {
  const { ask } = await withServers(await site(t), 1);
  const egg = await ask('GET', '/api/application/nests/5/eggs/15?include=variables');
  const server = await ask('GET', `${servers}/1?include=variables,egg.nest`);

  const [variable] = egg.body.attributes.relationships.variables.data;
  assert.equal(variable.object, 'egg_variable');
  assert.equal(variable.attributes.env_variable, 'DISCORD_TOKEN');
  assert.match(variable.attributes.created_at, /\.\d{6}Z$/);
  const { relationships } = server.body.attributes;
  assert.equal(relationships.variables.data[0].object, 'server_variable');
  assert.equal(relationships.variables.data[0].attributes.server_value, 't');
  assert.equal(relationships.egg.attributes.relationships.nest.attributes.id, 5);
  assert.equal((await ask('GET', '/api/application/nests/9/eggs/15')).status, 404);
});

test('a port tells on request whose it is and where', async (t) => {
  const { ask } = await withServers(await site(t, { ports: 2 }), 1);
  const { data } = (await ask('GET', '/api/application/nodes/1/allocations?include=server,node')).body;

  for (const { attributes } of data) {
    const { server, node } = attributes.relationships;
    assert.equal(server.attributes?.id ?? null, attributes.id === 1 ? 1 : null);
    assert.equal(node.attributes.id, 1);
  }
});

test('places, nests and people are told with all that belongs to them', async (t) => {
  const { ask } = await withServers(await site(t, { ports: 2 }), 1);
  for (const [path, include, count] of [
    ['nodes/1', 'allocations', 2],
    ['nodes/1', 'servers', 1],
    ['locations/1', 'nodes', 1],
    ['locations/1', 'servers', 1],
    ['nests/5', 'eggs', 2],
    ['nests/5', 'servers', 1],
    ['nests/5/eggs/15', 'servers', 1],
    ['nests/5/eggs/16', 'servers', 0],
    ['users/1', 'servers', 1],
    ['servers/1', 'allocations', 1],
  ] as const) {
    const { body } = await ask('GET', `/api/application/${path}?include=${include}`);
    assert.equal(body.attributes.relationships[include].data.length, count, `${path} ${include}`);
  }
  assert.equal((await ask('GET', `${servers}/1?include=transfer`)).status, 500);
});

test('deployable nodes are the public ones with room, and an overallocation of -1 takes room away', async (t) => {
  const { ask, panel } = await site(t);
  const node = panel.world.state.nodes.get(1)!;
  const asked = (memory: number) => ask('GET', `/api/application/nodes/deployable?memory=${memory}&disk=1`);
  Object.assign(node, { memory: 1000, maintenance: true });

  const found = await asked(1000);
  assert.deepEqual(ids(found.body), [1]);
  assert.equal(found.body.meta, undefined);
  node.memoryOverallocate = -1;
  assert.equal(codeOf(await asked(991)), 'NoViableNodeException');
  assert.equal((await asked(990)).status, 200);
  node.public = false;
  assert.equal((await asked(1)).status, 400);
  assert.deepEqual(broken(await ask('GET', '/api/application/nodes/deployable')), ['memory:required', 'disk:required']);
});

test('free ports are those of server 0; an empty filter shows all', async (t) => {
  const { ask } = await withServers(await site(t, { ports: 3 }), 1);
  const ports = '/api/application/nodes/1/allocations';

  assert.deepEqual(ids((await ask('GET', `${ports}?filter[server_id]=0`)).body).toSorted(), [2, 3]);
  assert.equal(ids((await ask('GET', `${ports}?filter[server_id]=`)).body).length, 3);
  assert.deepEqual(ids((await ask('GET', `${ports}?filter[port]=30000`)).body), [1]);
});
