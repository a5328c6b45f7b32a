import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { connectDatabase } from '../../db/orm.ts';
import { createApiKey } from '../../db/queries/api-keys.ts';
import { within } from '../../db/scope.ts';
import { buildWeb } from '../../scripts/build-page.ts';
import { freePort } from '../../scripts/start/ports.ts';
import { startDiscord } from '../../simulators/discord/discord.ts';
import { bring, placed } from '../factories/order-life.ts';
import { callerAt } from '../fixtures/caller.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { variablesFor } from '../fixtures/discord-login.ts';
import { isLive, signInAs } from '../fixtures/web.ts';
import { openBrowser } from '../fixtures/windows.ts';

const entry = join(import.meta.dirname, '..', '..', 'api', 'main.ts');
const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** The real process of the api, which can die and come back at the same address. */
async function openProcess(t: TestContext, more: Record<string, string> = {}) {
  const openWindow = await openBrowser(t);
  const [{ url: databaseUrl }, port, webFolder] = await Promise.all([freshDatabase(t), freePort(), buildWeb()]);
  const discord = await startDiscord();
  t.after(() => discord.close());
  const url = `http://127.0.0.1:${port}`;
  discord.world.state.applications.get(discord.ready.applicationId)!.redirectUris.push(`${url}/auth/discord/callback`);
  const orm = await connectDatabase(databaseUrl, { connections: 2 });
  t.after(() => orm.close());

  const env = {
    ...{ PATH: process.env['PATH'], PORT: String(port), LOG_LEVEL: 'silent', BOTYARD_KEYS: keys },
    ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: '127.0.0.1:1', BOTYARD_WEB_FOLDER: webFolder },
    ...variablesFor(discord.ready),
    ...more,
  };
  const start = async () => {
    const api = fork(entry, { env, silent: true, execArgv: [] });
    t.after(() => void api.kill('SIGKILL'));
    await once(api, 'message');
    return async () => {
      const gone = once(api, 'exit');
      api.kill('SIGKILL');
      await gone;
    };
  };
  const orderOf = async (name: string) => {
    const key = await within(orm, { kind: 'system' }, (em) => createApiKey(em, { name, role: 'customer' }));
    return placed(callerAt(url, key));
  };
  return { url, orm, start, orderOf, openWindow };
}

test('the api dies and comes back: the page says so, and then knows all that has happened meanwhile', async (t) => {
  const { url, orm, start, orderOf, openWindow } = await openProcess(t);
  const kill = await start();
  const window = await openWindow(`${url}/orders`);
  await signInAs(window, 'ann');
  const order = await orderOf('ann');
  const row = window.getByRole('listitem').filter({ hasText: order.number });
  await row.getByText('Quote open').waitFor();
  await isLive(window);
  await window.evaluate(() => void Object.assign(globalThis, { marked: true }));

  await kill();
  await window.getByText('Botyard cannot be reached.').waitFor();
  await row.getByText('Quote open').waitFor();
  await bring({ orm }, order.id, { phase: 'awaiting-approval' });
  await bring({ orm }, order.id, { phase: 'provisioning' });
  await start();

  await row.getByText('Being built').waitFor();
  await isLive(window);
  await window.getByText('Botyard cannot be reached.').waitFor({ state: 'detached' });
  assert.ok(await window.evaluate(() => 'marked' in globalThis));
});

test('a page that is opened while the api is away tells so, and opens once it is back', async (t) => {
  const { url, start, openWindow } = await openProcess(t);
  const kill = await start();
  const window = await openWindow(url);
  await signInAs(window, 'ann');
  await isLive(window);
  await window.route('**/api/me', (route) => route.abort());

  await window.reload();
  await window.getByText('Botyard could not be reached.').waitFor();
  await kill();
  await window.unroute('**/api/me');
  await start();

  await window.getByRole('heading', { name: 'Orders' }).waitFor();
});

test('live updates on a port of their own reach the page too', async (t) => {
  const { url, start, orderOf, openWindow } = await openProcess(t, { WEBSOCKET_PORT: String(await freePort()) });
  await start();
  const window = await openWindow(`${url}/orders`);
  await signInAs(window, 'ann');
  await window.getByText('You have no orders yet').waitFor();
  await isLive(window);

  const { number } = await orderOf('ann');

  await window.getByRole('link', { name: number }).waitFor();
});

test('a browser without a network says that it is offline', async (t) => {
  const { url, start, openWindow } = await openProcess(t);
  await start();
  const window = await openWindow(`${url}/orders`);
  await signInAs(window, 'ann');
  await isLive(window);

  await window.context().setOffline(true);
  await window.getByText('You are offline.').waitFor();
  await window.context().setOffline(false);

  await window.getByText('You are offline.').waitFor({ state: 'detached' });
});
