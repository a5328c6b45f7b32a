import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { takeLock } from '../../scripts/start/lock.ts';
import { identify } from '../../scripts/start/process-identity.ts';
import { emptyFolder } from './folder.ts';

function otherProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  return { identity: identify(child.pid!)!, end: () => Promise.all([once(child, 'exit'), child.kill('SIGKILL')]) };
}

test('a second start on the same data is told who is there and what to do', async (t) => {
  const file = join(emptyFolder(t), 'start.lock');
  const other = otherProcess();
  t.after(other.end);
  writeFileSync(file, JSON.stringify(other.identity));

  assert.throws(() => takeLock(file), {
    message: `Botyard is already running on this data folder (process ${other.identity.pid}).`,
    remedy: /BOTYARD_DATA/,
  });
});

test('the lock of a process that is gone is taken over, even if another one has its number now', async (t) => {
  const file = join(emptyFolder(t), 'start.lock');
  const other = otherProcess();
  await other.end();
  writeFileSync(file, JSON.stringify(other.identity));
  takeLock(file)();

  writeFileSync(file, JSON.stringify({ ...identify(process.ppid), startedAt: 'another time' }));
  takeLock(file)();
});

test('a lock that was half written when the machine went down is taken over', (t) => {
  const file = join(emptyFolder(t), 'start.lock');
  writeFileSync(file, '{"pid":');

  assert.doesNotThrow(() => takeLock(file));
});

test('letting go leaves nothing behind', (t) => {
  const folder = emptyFolder(t);
  const letGo = takeLock(join(folder, 'start.lock'));
  assert.ok(existsSync(join(folder, 'start.lock')));

  letGo();

  assert.deepEqual(readdirSync(folder), []);
});
