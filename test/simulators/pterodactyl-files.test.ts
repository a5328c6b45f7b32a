import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Anything, broken, codeOf, newServer, type Reply, type Site, site } from './panel-fixture.ts';

interface Folder extends Site {
  /** Of the files of the server, by the admin's account key. */
  files(method: string, path: string, body?: unknown): Promise<Reply>;
  names(folder?: string): Promise<string[]>;
  read(path: string): Promise<string>;
  upload(url: string, files: Record<string, string>): Promise<Response>;
}

async function folder(t: TestContext, options: Parameters<typeof site>[1] = {}): Promise<Folder> {
  const made = await site(t, options);
  await made.ask('POST', '/api/application/servers', newServer(made.panel.ready));
  made.panel.world.clock.advance(60_000);
  const root = `/api/client/servers/${made.panel.world.state.servers.get(1)!.uuid}/files`;
  const files: Folder['files'] = (method, path, body) =>
    made.ask(method, root + path, body, { key: made.panel.ready.clientKey });
  return {
    ...made,
    files,
    names: async (path = '/') =>
      (await files('GET', `/list?directory=${path}`)).body.data.map(({ attributes }: Anything) => attributes.name),
    read: async (path) => (await files('GET', `/contents?file=${path}`)).text,
    upload(url, contents) {
      const form = new FormData();
      for (const [name, content] of Object.entries(contents)) form.append('files', new Blob([content]), name);
      return fetch(url, { method: 'POST', body: form });
    },
  };
}

const urlOf = ({ body }: Reply): string => body.attributes.url;

test('files come up by an address that is good once, and that nobody else can make', async (t) => {
  const { files, upload, names, read } = await folder(t);
  const signed = await files('GET', '/upload');
  const url = `${urlOf(signed)}&directory=/src`;

  assert.equal(signed.body.object, 'signed_url');
  assert.equal((await upload(url, { 'a.js': 'one', 'b.js': 'two' })).status, 200);
  assert.deepEqual((await names('/src')).toSorted(), ['a.js', 'b.js']);
  assert.equal(await read('/src/b.js'), 'two');
  assert.equal((await upload(url, { 'c.js': 'three' })).status, 404);
  assert.equal((await upload(url.replace(/token=[^.]+/, 'token=eyJhbGciOiJub25lIn0'), {})).status, 403);
});

test('an address for an upload is of no use after a quarter of an hour', async (t) => {
  const { files, upload, panel } = await folder(t);
  const url = urlOf(await files('GET', '/upload'));
  panel.world.clock.advance(901_000);

  assert.equal((await upload(url, { 'a.js': 'one' })).status, 403);
});

test('a node takes no upload without a file, nor one larger than it allows', async (t) => {
  const { files, upload, panel, names } = await folder(t);
  panel.world.state.nodes.get(1)!.uploadMb = 1;

  assert.equal((await upload(urlOf(await files('GET', '/upload')), {})).status, 400);
  const large = { 'large.bin': 'x'.repeat(1024 * 1024 + 1) };
  assert.equal((await upload(urlOf(await files('GET', '/upload')), large)).status, 400);
  assert.ok(!(await names()).includes('large.bin'));
});

test('files and folders are moved, copied, made and given other rights', async (t) => {
  const { files, names, read } = await folder(t);
  await files('POST', '/create-folder', { root: '/', name: 'empty' });
  await files('POST', '/write?file=/src/a.js', { content: 1 });
  const move = (from: string, to: string) => files('PUT', '/rename', { root: '/', files: [{ from, to }] });

  assert.equal((await move('src', 'lib')).status, 204);
  assert.equal((await move('nowhere', 'else')).status, 204);
  assert.equal((await move('lib', 'empty')).status, 400);
  assert.equal((await files('POST', '/copy', { location: '/lib/a.js' })).status, 204);
  assert.equal((await files('POST', '/copy', { location: '/lib/none' })).status, 404);
  assert.deepEqual((await names()).toSorted(), ['.installed-ok', 'empty', 'index.js', 'lib']);
  assert.deepEqual((await names('/lib')).toSorted(), ['a copy.js', 'a.js']);
  assert.deepEqual(await names('/empty'), []);
  assert.equal(await read('/lib/a copy.js'), '{"content":1}');

  const rights = { root: '/lib', files: [{ file: 'a.js', mode: 600 }] };
  assert.equal((await files('POST', '/chmod', rights)).status, 204);
  const [first] = (await files('GET', '/list?directory=/lib')).body.data.filter(
    ({ attributes }: Anything) => attributes.name === 'a.js',
  );
  assert.equal(first.attributes.mode_bits, '600');
});

test('an empty root is none, so "/" has to be said', async (t) => {
  const { files } = await folder(t);
  for (const root of ['', null]) {
    const move = { root, files: [{ from: 'a', to: 'b' }] };
    assert.deepEqual(broken(await files('PUT', '/rename', move)), ['root:required']);
    const rights = { root, files: [{ file: 'a', mode: 600 }] };
    assert.deepEqual(broken(await files('POST', '/chmod', rights)), ['root:required']);
  }
});

test('downloads to a server are counted by account in version 1.11, and by server in 1.12', async (t) => {
  for (const [version, most, windowMs] of [
    ['1.11', 10, 300_000],
    ['1.12', 5, 600_000],
  ] as const) {
    const { files, panel, names } = await folder(t, { version });
    const pull = () => files('POST', '/pull', { url: 'https://example.com/x/bot.zip?v=1', directory: '/d' });
    for (let at = 0; at < most; at++) assert.equal((await pull()).status, 204);

    const refused = await pull();
    assert.deepEqual([refused.status, codeOf(refused)], [429, 'ThrottleRequestsException']);
    assert.equal(refused.headers.get('x-ratelimit-limit'), String(most));
    assert.deepEqual(await names('/d'), ['bot.zip']);
    panel.world.clock.advance(windowMs);
    assert.equal((await pull()).status, 204);
  }
});
