import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Kept } from '../../scripts/start/keeper.ts';
import { launchKept } from '../../scripts/start/launch.ts';
import { identify, type ProcessIdentity } from '../../scripts/start/process-identity.ts';
import { endLeftovers } from '../../scripts/start/process-record.ts';
import { emptyFolder } from './folder.ts';
import { until } from './until.ts';

const launchModule = join(import.meta.dirname, '..', '..', 'scripts', 'start', 'launch.ts');

function programIn(t: TestContext): { kept: Kept; recorded(): ProcessIdentity; isRecorded(): boolean } {
  const records = emptyFolder(t);
  const file = join(records, 'program');
  const args = ['-e', 'setInterval(() => {}, 1000)'];
  return {
    kept: { name: 'program', command: process.execPath, args, env: {}, stopSignal: 'SIGTERM', records },
    recorded: () => JSON.parse(readFileSync(file, 'utf8')),
    isRecorded: () => existsSync(file),
  };
}

test('a program ends when who had it started is killed', async (t) => {
  const { kept, recorded, isRecorded } = programIn(t);
  const script = `const { launchKept } = await import(${JSON.stringify(launchModule)}); launchKept(${JSON.stringify(kept)});`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
  await until('the program runs', isRecorded);
  const { pid } = recorded();

  starter.kill('SIGKILL');

  await until('the program is gone', () => identify(pid) === null);
});

test('a program whose keeper was killed makes room for the next one', async (t) => {
  const { kept, recorded, isRecorded } = programIn(t);
  const first = launchKept(kept);
  await until('the program runs', isRecorded);
  const orphan = recorded();
  first.kill('SIGKILL');

  const second = launchKept(kept);
  t.after(() => second.kill('SIGTERM'));

  await until('another one runs', () => isRecorded() && recorded().pid !== orphan.pid);
  assert.equal(identify(orphan.pid), null);
});

test('what a killed start has left running is ended by the next one', async (t) => {
  const { kept, recorded, isRecorded } = programIn(t);
  const keeper = launchKept(kept);
  await until('the program runs', isRecorded);
  const { pid } = recorded();
  keeper.kill('SIGKILL');

  assert.deepEqual(await endLeftovers(kept.records), ['program']);
  assert.equal(identify(pid), null);
});

test('a process that only has the number of an earlier one is left alone', async (t) => {
  const { kept } = programIn(t);
  const stranger = { pid: process.pid, startedAt: 'another time', stopSignal: 'SIGKILL' };
  writeFileSync(join(kept.records, 'program'), JSON.stringify(stranger));

  assert.deepEqual(await endLeftovers(kept.records), []);
});
