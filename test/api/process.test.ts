import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { callerAt } from '../fixtures/caller.ts';
import { freshDatabase } from '../fixtures/database.ts';

const entry = join(import.meta.dirname, '..', '..', 'api', 'main.ts');
const keys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

function start(t: TestContext, settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', BOTYARD_KEYS: keys, ...settings };
  const api = fork(entry, { env, silent: true, execArgv: [] });
  t.after(() => void api.kill('SIGKILL'));
  let said = '';
  api.stderr?.on('data', (text) => {
    said += text;
  });
  return Object.assign(api, { said: () => said });
}

async function ready(api: ChildProcess) {
  const [message] = await once(api, 'message');
  return callerAt(`http://127.0.0.1:${message.ready.port}`);
}

test('the api starts without Temporal, says what is away, and ends cleanly when it is told to', async (t) => {
  const { url } = await freshDatabase(t);
  const api = start(t, { DATABASE_URL: url, TEMPORAL_ADDRESS: '127.0.0.1:1' });

  const caller = await ready(api);
  const { body } = await caller.get('/health');
  const plans = await caller.get('/api/plans');
  api.kill('SIGTERM');
  const [code, signal] = await once(api, 'exit');

  assert.deepEqual(
    [body.status, body.parts.database.status, body.parts.temporal.status],
    ['degraded', 'ok', 'degraded'],
  );
  assert.equal(plans.status, 200);
  assert.deepEqual([code, signal, api.said()], [0, null, '']);
});

test('the api ends when whoever started it is gone', async (t) => {
  const { url } = await freshDatabase(t);
  const api = start(t, { DATABASE_URL: url });
  await ready(api);

  api.disconnect();
  const [code] = await once(api, 'exit');

  assert.deepEqual([code, api.said()], [0, '']);
});

test('without a database in its configuration the api does not start, and says which variable is missing', async (t) => {
  const api = start(t, {});

  const [code] = await once(api, 'exit');

  assert.notEqual(code, 0);
  assert.match(api.said(), /DATABASE_URL is not set/);
});
