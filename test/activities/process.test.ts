import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { freshDatabase } from '../fixtures/database.ts';
import { freshNamespace } from '../fixtures/namespace.ts';
import { temporalAddress } from '../fixtures/temporal.ts';

const entry = join(import.meta.dirname, '..', '..', 'activities', 'main.ts');
/** As if whoever started it went as soon as it had told it to end. */
const leftAlone = `data:text/javascript,process.once('SIGINT', () => setImmediate(() => process.disconnect()))`;

test('the worker ends cleanly when it is told to, and when whoever told it is gone right after', async (t) => {
  const { url } = await freshDatabase(t);
  const { namespace } = await freshNamespace(t);
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: url,
    BOTYARD_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    TEMPORAL_ADDRESS: temporalAddress(),
    TEMPORAL_NAMESPACE: namespace,
    LOG_LEVEL: 'silent',
  };
  const worker = fork(entry, { env, silent: true, execArgv: ['--import', leftAlone] });
  t.after(() => void worker.kill('SIGKILL'));
  let said = '';
  worker.stderr?.on('data', (text) => {
    said += text;
  });
  await once(worker, 'message');

  worker.kill('SIGINT');
  const [code] = await once(worker, 'exit');

  assert.deepEqual([code, said], [0, '']);
});
