import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { within } from '../../db/scope.ts';
import { serveApi } from '../fixtures/api.ts';
import { callerAt } from '../fixtures/caller.ts';

const run = promisify(execFile);
const script = join(import.meta.dirname, '..', '..', 'scripts', 'api-key.ts');

const apiKey = (databaseUrl: string, ...args: string[]) =>
  run(process.execPath, [script, ...args], { env: { ...process.env, DATABASE_URL: databaseUrl } });

const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => assert.fail('it should have failed'),
    (error: { code: number; stderr: string }) => error,
  );

test('a key is made, listed without being told, and opens nothing once revoked', async (t) => {
  const api = await serveApi(t);

  const { stdout } = await apiKey(api.databaseUrl, 'create', '--role', 'support', '--user', 'Sue');
  const key = stdout.trimEnd().split('\n').at(-1)!;
  const sue = callerAt(api.url, key);
  const before = await sue.get('/api/admin/overview');
  const list = (await apiKey(api.databaseUrl, 'list')).stdout;
  await apiKey(api.databaseUrl, 'revoke', list.split(' ')[0]!);
  const after = await sue.get('/api/admin/overview');
  const wrong = await callerAt(api.url, `byk_${'a'.repeat(43)}`).get('/api/admin/overview');

  assert.match(key, /^byk_[\w-]{43}$/);
  assert.match(list, /support {2}.*Sue/);
  assert.ok(!list.includes(key));
  assert.deepEqual([before.status, after.status], [200, 401]);
  assert.equal(after.text, wrong.text);
});

test('an account keeps its role: a key of another role is refused with a sentence', async (t) => {
  const api = await serveApi(t);
  await api.keyFor('Sue', 'support');

  const { code, stderr } = await failure(apiKey(api.databaseUrl, 'create', '--role', 'admin', '--user', 'sue'));

  assert.equal(code, 1);
  assert.match(stderr, /^The account "sue" is there already, with the role support\./);
});

test('a key of an account that was given a lesser role can do no more than that role', async (t) => {
  const api = await serveApi(t);
  const ada = await api.as('Ada', 'admin');

  await within(api.orm, { kind: 'system' }, (em) => em.execute("update users set role = 'customer'"));

  assert.equal((await ada.get('/api/admin/overview')).status, 403);
});

test('where Botyard does not run, the script says so and how to start it', async () => {
  const env = { ...process.env, DATABASE_URL: '', BOTYARD_DATA: join(import.meta.dirname, 'nowhere') };

  const { stderr } = await failure(run(process.execPath, [script, 'list'], { env }));

  assert.match(stderr, /^Botyard is not running here: /);
  assert.match(stderr, /npm start/);
});
