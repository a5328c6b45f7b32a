import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { applicationApi } from '../../integrations/pterodactyl/application.ts';
import type { PanelReady } from '../../simulators/pterodactyl/panel.ts';
import { newServer } from './panel-fixture.ts';

const main = join(import.meta.dirname, '../../simulators/pterodactyl/main.ts');

async function run(t: TestContext, env: Record<string, string>): Promise<{ child: ChildProcess; ready: PanelReady }> {
  const child = fork(main, {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  t.after(() => child.kill('SIGKILL'));
  const [message] = (await once(child, 'message')) as [{ ready: PanelReady }];
  return { child, ready: message.ready };
}

const apiOf = ({ url, applicationKey }: PanelReady) => applicationApi({ url, key: applicationKey });

test('what was answered is remembered after a sudden death, and an install goes on', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'panel-'));
  t.after(() => rm(folder, { recursive: true }));
  const env = { PANEL_STATE_FILE: join(folder, 'panel.json'), PANEL_INSTALL_MS: '50' };
  const first = await run(t, env);
  const made = await apiOf(first.ready).createServer(newServer(first.ready, { external_id: 'botyard-o1' }));
  first.child.kill('SIGKILL');
  await once(first.child, 'exit');

  const { ready } = await run(t, env);

  assert.equal(ready.applicationKey, first.ready.applicationKey);
  let server = await apiOf(ready).findServer('botyard-o1');
  assert.equal(server?.uuid, made.uuid);
  while (server?.status === 'installing') server = await apiOf(ready).findServer('botyard-o1');
  assert.equal(server?.status, null);
});

for (const how of ['SIGTERM', 'disconnect'] as const) {
  test(`it ends by itself on ${how}`, async (t) => {
    const { child } = await run(t, {});
    if (how === 'SIGTERM') child.kill('SIGTERM');
    else child.disconnect();

    const [code] = await once(child, 'exit');
    assert.equal(code, 0);
  });
}
