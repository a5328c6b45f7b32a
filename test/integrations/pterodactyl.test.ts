import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import { clientApi } from '../../integrations/pterodactyl/client.ts';
import { kindOfKey } from '../../integrations/pterodactyl/key-kind.ts';
import { NotThePanel, PanelBusy, PanelError } from '../../integrations/pterodactyl/panel-error.ts';
import type { CallBudget } from '../../integrations/pterodactyl/transport.ts';
import { wingsApi } from '../../integrations/pterodactyl/wings.ts';
import { newServer, site } from '../simulators/panel-fixture.ts';

const key = 'ptla_0123456789_this-key-must-never-be-seen_abcd';
const secret = 'MTE5.a-bot-token-that-must-never-be-seen';

/** Something at the panel's address that always answers the same, whatever it is asked. */
async function answering(t: TestContext, status: number, type: string, body: string, headers = {}) {
  const asked: { url: string | undefined; headers: NodeJS.Dict<string | string[]> }[] = [];
  const server = createServer((request, response) => {
    asked.push({ url: request.url, headers: request.headers });
    request.resume().on('end', () => response.writeHead(status, { 'content-type': type, ...headers }).end(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, asked, api: applicationApi({ url, key }) };
}

const unsaid = (error: Error, ...secrets: string[]) => {
  const said = JSON.stringify([error.message, error.stack, error.cause instanceof Error && error.cause.message, error]);
  for (const text of [key, ...secrets]) assert.ok(!said.includes(text), said);
};

test('a call carries the key and asks for JSON, and never looks like a browser’s', async (t) => {
  const { api, asked } = await answering(t, 200, 'application/json', '{"object":"list","data":[]}');
  await api.deployableNodes({ memory: 1, disk: 2, cpu: 4, locations: [3], tags: [] });

  const { url, headers } = asked.at(-1)!;
  assert.equal(url, '/api/application/nodes/deployable?memory=1&disk=2&location_ids%5B0%5D=3');
  assert.equal(headers['authorization'], `Bearer ${key}`);
  assert.equal(headers['accept'], 'application/json');
  for (const name of ['origin', 'referer', 'cookie']) assert.equal(headers[name], undefined);
});

test('a "no" of the panel keeps its code and the rules that were broken, not what was sent', async (t) => {
  const { panel } = await site(t);
  const api = applicationApi({ url: panel.url, key: panel.ready.applicationKey });
  const environment = { DISCORD_TOKEN: secret.repeat(9), DISCORD_GUILD_ID: '12345', TIER: 'pro', AUTO_UPDATE: '0' };

  await assert.rejects(api.createServer(newServer(panel.ready, { environment })), (error) => {
    assert.ok(error instanceof PanelError);
    assert.deepEqual([error.status, error.code], [422, 'ValidationException']);
    assert.ok(error.breaks('environment.DISCORD_TOKEN', 'max'));
    assert.equal(error.message, 'POST /servers answered 422 ValidationException: environment.DISCORD_TOKEN (max)');
    unsaid(error, secret);
    return true;
  });
});

test('what the panel quotes of a request is blackened', async (t) => {
  const body = { errors: [{ code: 'DisplayException', status: '400', detail: `bad ${secret} by ${key}` }] };
  const { api } = await answering(t, 400, 'application/json', JSON.stringify(body));
  const environment = { TOKEN: secret };
  const bad = newServer({ userId: 1, eggId: 1 } as Parameters<typeof newServer>[0], { environment });

  await assert.rejects(api.createServer(bad), (error) => {
    assert.ok(error instanceof PanelError);
    assert.equal(error.detail, 'bad [redacted] by [redacted]');
    return true;
  });
});

test('a page, a redirect or a foreign JSON is told from a panel’s answer', async (t) => {
  for (const [status, type, body, headers] of [
    [200, 'text/html', `<h1>Just a moment</h1> ${key}`, {}],
    [403, 'text/html', '<h1>Attention Required</h1>', {}],
    [404, 'text/html', 'nothing here', {}],
    [301, 'text/html', 'moved', { location: 'https://elsewhere.example' }],
    [200, 'application/json', '{"hello":"world"}', {}],
  ] as const) {
    const { api } = await answering(t, status, type, body, headers);
    await assert.rejects(api.findUser(1), (error) => {
      assert.ok(error instanceof NotThePanel, String(error));
      unsaid(error);
      return true;
    });
  }
});

test('what was met instead of a panel is told in its own words, or where it wanted us to go', async (t) => {
  const page = await answering(t, 200, 'text/html', `<h1>Just a moment</h1>${'.'.repeat(900)}`);
  await assert.rejects(
    page.api.findUser(1),
    (error) => /Just a moment/.test(String(error)) && String(error).length < 400,
  );
  const moved = await answering(t, 301, 'text/html', '', { location: 'https://elsewhere.example' });
  await assert.rejects(moved.api.findUser(1), /sent elsewhere \(301\)/);
  assert.equal(moved.asked.length, 1);
});

test('an open node is asked with its own token, and its secrets are dropped unread', async (t) => {
  const { panel, ask } = await site(t);
  const { url, token } = panel.ready.wings[0]!;
  await ask('POST', '/api/application/servers', newServer(panel.ready));

  const [server] = await wingsApi({ url, token }).listServers();
  assert.equal(server?.uuid, panel.world.state.servers.get(1)?.uuid);
  assert.deepEqual([server?.state, server?.isSuspended, 'configuration' in server!], ['offline', false, false]);
  await assert.rejects(wingsApi({ url, token: key }).listServers(), (error: Error) => {
    unsaid(error);
    return error instanceof NotThePanel && /403/.test(error.message);
  });
  await panel.close();
  await assert.rejects(wingsApi({ url, token }).listServers(), PanelBusy);
});

test('a page is no success, also where nothing was to be answered', async (t) => {
  const { url, api } = await answering(t, 200, 'text/html', '<h1>Just a moment</h1>');

  await assert.rejects(api.suspendServer(1), NotThePanel);
  await assert.rejects(clientApi({ url, key }).findFile('5f1c0e7a', '/x'), NotThePanel);
});

test('a 404 means absent only when the panel itself says it', async (t) => {
  const said = (code: string) => JSON.stringify({ errors: [{ code, status: '404', detail: '' }] });
  const missing = await answering(t, 404, 'application/json', said('NotFoundHttpException'));
  const other = await answering(t, 404, 'application/json', said('DaemonConnectionException'));

  assert.equal(await missing.api.findServer('botyard-o1'), null);
  await assert.rejects(other.api.findServer('botyard-o1'), PanelError);
});

test('whoever has to wait is told how long, and whether the deed may be done', async (t) => {
  for (const [status, headers, pause, mayBeDone] of [
    [429, { 'retry-after': '17' }, 17_000, false],
    [503, {}, 5_000, true],
    [502, {}, 5_000, true],
  ] as const) {
    const { api } = await answering(t, status, 'text/html', '<h1>wait</h1>', headers);
    await assert.rejects(api.suspendServer(1), (error) => {
      assert.ok(error instanceof PanelBusy);
      assert.deepEqual([error.status, error.retryAfterMs, error.mayBeDone], [status, pause, mayBeDone]);
      return true;
    });
  }
});

test('a line that breaks, or nobody at the port, is a wish for patience', async (t) => {
  const { panel } = await site(t);
  const api = applicationApi({ url: panel.url, key });
  panel.world.faults.add({ does: { kind: 'reset' } });

  await assert.rejects(
    api.findUser(1),
    (error) => error instanceof PanelBusy && error.status === null && !error.mayBeDone,
  );
  await panel.close();
  await assert.rejects(api.suspendServer(1), (error) => {
    assert.ok(error instanceof PanelBusy && error.mayBeDone);
    assert.match(error.message, /ECONNREFUSED/);
    unsaid(error);
    return true;
  });
});

test('each kind of call has its own patience', async (t) => {
  const { panel } = await site(t);
  const late = (patienceMs: object) => applicationApi({ url: panel.url, key: panel.ready.applicationKey, patienceMs });
  const tooLong = (error: unknown) => error instanceof PanelBusy && /took too long/.test(error.message);
  const slow = () => panel.world.faults.add({ does: { kind: 'slow', ms: 600_000 } });

  slow();
  await assert.rejects(late({ read: 5 }).findUser(1), tooLong);
  slow();
  await assert.rejects(late({ write: 5 }).suspendServer(1), tooLong);
  slow();
  await assert.rejects(late({ create: 5 }).createServer(newServer(panel.ready)), tooLong);
});

test('no free port is missed, though their list comes in no order', async (t) => {
  const { panel } = await site(t, { ports: 250 });
  const api = applicationApi({ url: panel.url, key: panel.ready.applicationKey });

  assert.equal((await api.freeAllocations(1)).length, 250);
});

test('servers are read page by page, to the end', async (t) => {
  const { panel } = await site(t, { ports: 250, applicationLimit: 1_000 });
  const api = applicationApi({ url: panel.url, key: panel.ready.applicationKey });
  for (let at = 1; at <= 201; at++) {
    await api.createServer(newServer(panel.ready, { external_id: `o${at}`, allocation: { default: at } }));
  }

  const seen: number[] = [];
  for await (const page of api.listServers()) seen.push(...page.map(({ id }) => id));
  assert.deepEqual(
    seen,
    Array.from({ length: 201 }, (_, at) => at + 1),
  );
});

test('every call takes from the budget and teaches it what the panel said', async (t) => {
  const { panel } = await site(t, { applicationLimit: 2 });
  const seen: unknown[] = [];
  let taken = 0;
  const budget: CallBudget = {
    take: async () => void taken++,
    learn: async (said) => void seen.push(said),
  };
  const api = applicationApi({ url: panel.url, key: panel.ready.applicationKey, budget });
  await api.findUser(1);
  await api.findUser(1);
  await assert.rejects(api.findUser(1), PanelBusy);

  assert.equal(taken, 3);
  assert.deepEqual(seen, [
    { limit: 2, remaining: 1, retryAfterSeconds: null },
    { limit: 2, remaining: 0, retryAfterSeconds: null },
    { limit: 2, remaining: 0, retryAfterSeconds: 60 },
  ]);
});

test('files are written as they are, and read back so', async (t) => {
  const { panel, ask } = await site(t);
  await ask('POST', '/api/application/servers', newServer(panel.ready));
  panel.world.clock.advance(60_000);
  const client = clientApi({ url: panel.url, key: panel.ready.clientKey });
  const identifier = panel.world.state.servers.get(1)!.uuid.slice(0, 8);

  await client.writeFile(identifier, '/config/bot.json', '{"file":"/etc/passwd"}');
  assert.equal(await client.findFile(identifier, '/config/bot.json'), '{"file":"/etc/passwd"}');
  assert.deepEqual(
    (await client.listFiles(identifier, '/config')).map(({ name }) => name),
    ['bot.json'],
  );
  await client.deleteFiles(identifier, ['config']);
  assert.equal(await client.findFile(identifier, '/config/bot.json'), null);
});

test('the kinds of keys are known by how they begin', () => {
  assert.deepEqual(['ptla_x', 'ptlc_x', 'papp_x', 'pacc_x', 'abc'].map(kindOfKey), [
    'application',
    'account',
    'application',
    'account',
    'unknown',
  ]);
});
