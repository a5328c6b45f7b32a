import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { newKey } from '../../simulators/pterodactyl/seed.ts';
import { type Anything, broken, codeOf, newServer, type Reply, type Site, site } from './panel-fixture.ts';

interface Owned extends Site {
  by(
    who: 'admin' | 'owner' | 'stranger',
  ): (method: string, path: string, body?: unknown, raw?: string) => Promise<Reply>;
  row: { status: string | null; uuid: string; nodeId: number };
}

/** A server of a customer, with a stranger beside. */
async function owned(t: TestContext): Promise<Owned> {
  const made = await site(t);
  const { state } = made.panel.world;
  const keys = { admin: made.panel.ready.clientKey, owner: '', stranger: '' };
  for (const name of ['owner', 'stranger'] as const) {
    const admin = state.users.get(1)!;
    const user = state.users.add({ ...admin, username: name, email: `${name}@example.com`, rootAdmin: false });
    const key = newKey('client', user.id);
    state.keys.push(key);
    keys[name] = key.token;
  }
  await made.ask('POST', '/api/application/servers', newServer(made.panel.ready, { user: 2 }));
  made.panel.world.clock.advance(60_000);
  const row = state.servers.get(1)!;
  const by: Owned['by'] = (who) => (method, path, body, raw) =>
    made.ask(method, `/api/client${path.replace('~', `/servers/${row.uuid.slice(0, 8)}`)}`, body, {
      key: keys[who],
      ...(raw !== undefined && { raw }),
    });
  return { ...made, by, row };
}

test('owner and admin see a server, and to a stranger it is not there', async (t) => {
  const { by, row } = await owned(t);

  const { status, body } = await by('owner')('GET', '~');
  assert.equal(status, 200);
  assert.deepEqual([body.attributes.uuid, body.attributes.internal_id], [row.uuid, 1]);
  assert.equal('external_id' in body.attributes, false);
  assert.deepEqual(body.meta, { is_server_owner: true, user_permissions: ['*'] });
  assert.equal((await by('admin')('GET', `/servers/${row.uuid}`)).body.meta.is_server_owner, false);
  assert.equal((await by('stranger')('GET', '~')).status, 404);
  assert.equal((await by('stranger')('POST', '~/power', { signal: 'kill' })).status, 404);
});

test('the list knows whose servers are meant', async (t) => {
  const { by } = await owned(t);
  const count = async (who: 'admin' | 'owner', query: string) => (await by(who)('GET', query)).body.data.length;

  assert.equal(await count('owner', ''), 1);
  assert.equal(await count('admin', ''), 0);
  assert.equal(await count('admin', '?type=admin'), 1);
  assert.equal(await count('admin', '?type=admin-all&filter[external_id]=botyard'), 1);
  assert.equal(await count('owner', '?type=admin-all'), 0);
  assert.equal(await count('owner', '?filter[*]=127.0.0.1:30000'), 1);
  assert.equal(await count('owner', '?filter[*]=127.0.0.1:30001'), 0);
  assert.equal(await count('owner', '?per_page=1&page=2'), 0);
  const { pagination } = (await by('admin')('GET', '?type=admin-all&per_page=500')).body.meta;
  assert.equal(pagination.per_page, 100);
});

test('a server that is not in order shows its plain view and nothing else, also to admins', async (t) => {
  const { by, row, panel } = await owned(t);
  const roads = [
    ['GET', '~/resources'],
    ['POST', '~/power'],
    ['GET', '~/files/list'],
    ['GET', '~/startup'],
  ] as const;

  for (const status of ['suspended', 'installing', 'install_failed', 'restoring_backup']) {
    row.status = status;
    assert.equal((await by('owner')('GET', '~')).status, 200);
    for (const [method, path] of roads) {
      const reply = await by('admin')(method, path, method === 'POST' ? { signal: 'start' } : undefined);
      assert.equal(reply.status, 409, `${status} ${path}`);
      assert.equal(codeOf(reply), 'ServerStateConflictException');
    }
  }
  row.status = null;
  panel.world.state.nodes.get(1)!.maintenance = true;
  assert.equal((await by('owner')('GET', '~/resources')).status, 409);
});

test('an admin may watch an install, but no suspension', async (t) => {
  const { by, row } = await owned(t);
  row.status = 'installing';
  const { body } = await by('admin')('GET', '~/websocket');
  const claims = JSON.parse(Buffer.from(body.data.token.split('.')[1], 'base64url').toString());

  assert.equal(claims.server_uuid, row.uuid);
  assert.match(body.data.socket, /^ws:\/\//);
  assert.equal((await by('owner')('GET', '~/websocket')).status, 409);
  row.status = 'suspended';
  assert.equal((await by('admin')('GET', '~/websocket')).status, 409);
});

test('files are listed, read, written and deleted', async (t) => {
  const { by } = await owned(t);
  const me = by('owner');
  const names = async (folder: string) =>
    (await me('GET', `~/files/list?directory=${folder}`)).body.data.map(({ attributes }: Anything) => attributes.name);

  assert.equal((await me('POST', '~/files/write?file=/a/b/note.txt', undefined, ' hello ')).status, 204);
  assert.equal((await me('GET', '~/files/contents?file=a/b/note.txt')).text, ' hello ');
  assert.deepEqual((await names('/')).toSorted(), ['.installed-ok', 'a', 'index.js']);
  assert.deepEqual(await names('/a/b'), ['note.txt']);
  assert.deepEqual(broken(await me('POST', '~/files/delete', { root: null, files: ['a'] })), ['root:required']);
  assert.equal((await me('POST', '~/files/delete', { root: '/', files: ['a'] })).status, 204);
  const missing = await me('GET', '~/files/contents?file=a/b/note.txt');
  assert.equal(missing.status, 404);
  assert.equal(codeOf(missing), 'DaemonConnectionException');
});

test('blanks around the name of a file count only where the server has its long name', async (t) => {
  const { by, row } = await owned(t);
  await by('owner')('POST', '~/files/write?file=%20short', undefined, 'x');
  await by('owner')('POST', `/servers/${row.uuid}/files/write?file=%20long`, undefined, 'x');
  const { data } = (await by('owner')('GET', '~/files/list')).body;

  const names = data.map(({ attributes }: Anything) => attributes.name);
  assert.ok(names.includes('short') && names.includes(' long'));
});

test('a file that a JSON body names is the one that is written', async (t) => {
  const { by } = await owned(t);
  const me = by('owner');
  await me('POST', '~/files/write?file=a.json', { file: 'b.json' });

  assert.equal((await me('GET', '~/files/contents?file=b.json')).status, 200);
  assert.equal((await me('GET', '~/files/contents?file=a.json')).status, 404);
});

test('a file too large to show is refused', async (t) => {
  const { by } = await owned(t);
  await by('owner')('POST', '~/files/write?file=big', undefined, 'x'.repeat(4 * 1024 * 1024 + 1));

  assert.equal(codeOf(await by('owner')('GET', '~/files/contents?file=big')), 'FileSizeTooLargeException');
});

test('an owner changes the variables that are given free, by their rules', async (t) => {
  const { by, panel } = await owned(t);
  const me = by('owner');
  const put = (key: string, value: unknown) => me('PUT', '~/startup/variable', { key, value });

  assert.equal((await put('AUTO_UPDATE', '1')).body.attributes.server_value, '1');
  assert.deepEqual(broken(await put('AUTO_UPDATE', 'maybe')), ['value:boolean']);
  assert.equal((await put('TIER', 'business')).status, 400);
  assert.equal((await put('NO_SUCH', 'x')).status, 400);
  panel.world.options.version = '1.11';
  assert.equal((await put('NO_SUCH', 'x')).status, 500);
  const { meta, data } = (await me('GET', '~/startup')).body;
  assert.equal(meta.raw_startup_command, 'node index.js');
  assert.equal(data.length, 5);
});

test('an image is one of the egg’s, unless an admin chose another', async (t) => {
  const { by } = await owned(t);
  const put = (image: string) => by('owner')('PUT', '~/settings/docker-image', { docker_image: image });

  assert.equal((await put('evil/image')).status, 422);
  assert.equal((await put('ghcr.io/pelican-eggs/yolks:nodejs_22')).status, 204);
});
