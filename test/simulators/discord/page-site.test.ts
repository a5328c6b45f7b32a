import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import type { DiscordOptions } from '../../../simulators/discord/options.ts';
import { type Anything, eventually, type Opened, openDiscord } from './fixture.ts';
import { introduced } from './gateway-client.ts';

/** A page that is built of one line. */
function openSite(t: TestContext, options: Partial<DiscordOptions> = {}) {
  const pageFolder = mkdtempSync(join(tmpdir(), 'discord-page-'));
  t.after(() => rmSync(pageFolder, { recursive: true }));
  mkdirSync(join(pageFolder, 'assets'));
  writeFileSync(join(pageFolder, 'index.html'), '<p>The page</p>');
  writeFileSync(join(pageFolder, 'assets', 'index-1a_2.js'), 'go()');
  writeFileSync(join(pageFolder, 'secret.txt'), 'secret');
  return openDiscord(t, { pageFolder, ...options });
}

/** Knocks at a socket of the page; null where it is shut out. */
function knock(t: TestContext, { discord }: Opened, path: string, headers: Record<string, string> = {}) {
  const { host } = new URL(discord.url);
  const socket = new WebSocket(`ws://${host}/_page/${path}`, { headers });
  const frames: Anything[] = [];
  socket.on('message', (raw) => frames.push(JSON.parse(String(raw))));
  t.after(() => socket.terminate());
  return new Promise<{ socket: WebSocket; frames: Anything[] } | null>((resolve) => {
    socket.on('open', () => resolve({ socket, frames }));
    socket.on('error', () => resolve(null));
  });
}

test('the page is served with a policy that runs nothing but its own scripts', async (t) => {
  const { ask } = await openSite(t);

  const page = await ask('GET', '/_page/', undefined, { as: null });
  const script = await ask('GET', '/_page/assets/index-1a_2.js', undefined, { as: null });

  assert.deepEqual([page.status, page.text, script.status, script.text], [200, '<p>The page</p>', 200, 'go()']);
  assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self';/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
});

test('nothing but what was built is served, and it is only looked at', async (t) => {
  const { ask } = await openSite(t);
  const look = async (method: string, path: string) => (await ask(method, path, undefined, { as: null })).status;

  for (const path of [
    '/_page/secret.txt',
    '/_page/assets/..%2fsecret.txt',
    '/_page/assets/',
    '/_page/assets/none.js',
  ]) {
    assert.equal(await look('GET', path), 404, path);
  }
  assert.equal(await look('POST', '/_page/'), 405);
  assert.equal(await look('GET', '/_page'), 302);
});

test('without the controls there is no page, and no socket of it', async (t) => {
  const opened = await openSite(t, { control: false });

  assert.equal((await opened.ask('GET', '/_page/', undefined, { as: null })).status, 404);
  const knocked = await knock(t, opened, `socket?user=${opened.person('ben').id}`);
  const closed = new Promise<number>((resolve) => knocked?.socket.on('close', resolve));
  assert.equal(await closed, 4012, 'it is taken for a bot that speaks no version');
});

test('a page of somebody else’s gets nothing', async (t) => {
  const opened = await openSite(t);
  const { ask, person } = opened;
  const path = `socket?user=${person('ben').id}`;
  const foreign = [{ origin: 'https://example.org' }, { host: 'example.org' }];

  for (const headers of foreign.slice(0, 1)) {
    assert.equal((await ask('GET', '/_page/', undefined, { as: null, headers })).status, 403);
  }
  for (const headers of foreign) {
    assert.equal(await knock(t, opened, path, headers), null);
    assert.equal(await knock(t, opened, 'inspector', headers), null);
  }
  assert.notEqual(await knock(t, opened, path), null);
});

test('only people have a socket', async (t) => {
  const opened = await openSite(t);

  for (const user of ['', '1', opened.application.botId]) {
    assert.equal(await knock(t, opened, `socket?user=${user}`), null);
  }
});

test('whoever looks is online, hears what is said, and is offline when the window is closed', async (t) => {
  const opened = await openSite(t);
  const { person, guild, channel, control } = opened;
  const presences = async (): Promise<Anything[]> =>
    (await control('GET', `/people/${person('mia').id}/guilds/${guild.id}/presences`)).body;
  const window = await knock(t, opened, `socket?user=${person('ben').id}`);
  assert.deepEqual(
    (await presences()).map(({ user, status }) => [user.id, status]),
    [[person('ben').id, 'online']],
  );

  await control('POST', `/people/${person('mia').id}/write`, { channel: channel('general').id, content: 'Hello.' });

  const told = await eventually('Ben hears of it', () =>
    window?.frames.find(({ t: name }) => name === 'MESSAGE_CREATE'),
  );
  assert.equal(told.d.content, 'Hello.');
  window?.socket.close();
  await eventually('Ben is offline', async () => (await presences()).length === 0);
});

test('the inspector hears of requests, what was refused and why, and of frames, but of no token', async (t) => {
  const opened = await openSite(t);
  const { ask, channel, application } = opened;
  const path = `/channels/${channel('general').id}/messages`;
  await ask('POST', path, { content: '' });

  const inspector = await knock(t, opened, 'inspector');
  await introduced(t, opened, { intents: 0 });
  await ask('POST', path, { content: 'x'.repeat(2_001) });
  const requests = () => inspector!.frames.filter((frame) => frame.t === 'REQUEST').map(({ d }) => d);
  await eventually('both requests are told of', () => requests().length >= 2);

  const [before, after] = [requests()[0], requests().at(-1)];
  assert.deepEqual(before.refusal, { code: 50006, message: 'Cannot send an empty message' });
  assert.deepEqual([before.status, before.sent], [400, undefined]);
  assert.equal(after.refusal.errors.content._errors[0].code, 'BASE_TYPE_MAX_LENGTH');
  assert.deepEqual([after.by, JSON.parse(after.sent).content.length], [application.name, 2_001]);
  const frames = inspector!.frames.filter((frame) => frame.t === 'FRAME').map(({ d }) => d);
  const identify = frames.find(({ way, text }) => way === 'in' && JSON.parse(text).op === 2);
  assert.deepEqual([identify.by, JSON.parse(identify.text).d.token], [application.name, '(token)']);
  assert.ok(frames.some(({ way, text }) => way === 'out' && JSON.parse(text).t === 'READY'));
  assert.ok(!JSON.stringify(inspector!.frames).includes(application.token));
});

test('a bot that is thrown out of the gateway is told of with the reason', async (t) => {
  const opened = await openSite(t);
  const inspector = await knock(t, opened, 'inspector');

  const bot = new WebSocket(`${opened.discord.url.replace('http', 'ws')}/?v=10&encoding=json`);
  bot.on('open', () => bot.send(JSON.stringify({ op: 99, d: null })));

  const end = await eventually('the end is told of', () => inspector?.frames.find(({ d }) => d.way === 'closed'));
  assert.match(end.d.text, /^400\d /);
});

test('the log of requests keeps what each was refused with', async (t) => {
  const { ask, control, channel } = await openSite(t);
  await ask('GET', '/channels/1');
  await ask('GET', `/channels/${channel('general').id}`);

  const { body } = await control('GET', '/requests');

  assert.deepEqual(
    body.map(({ status, refusal }: Anything) => [status, refusal]),
    [
      [404, { code: 10003, message: 'Unknown Channel' }],
      [200, null],
    ],
  );
});
