import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readyMessage } from '../../scripts/start/launch.ts';
import { startPart } from '../../scripts/start/part.ts';
import { identify } from '../../scripts/start/process-identity.ts';
import { emptyFolder } from './folder.ts';
import { until } from './until.ts';

/** A part that runs this script and says where it is. */
function plan(script: string) {
  const launch = () => spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  return { name: 'little', launch, untilReady: readyMessage<{ pid: number }> };
}

const lasting = 'setInterval(() => {}, 1000); process.send({ ready: { pid: process.pid } });';

function surroundings(t: TestContext, stopping = new AbortController().signal) {
  const folder = emptyFolder(t);
  const said: string[] = [];
  const say = (sentence: string) => void said.push(sentence);
  return { house: { logs: folder, records: join(folder, 'processes'), say, stopping }, said };
}

test('a part that dies is started again, and both is said', async (t) => {
  const { house, said } = surroundings(t);
  const part = await startPart(plan(`console.error('my last words'); ${lasting}`), house);
  t.after(() => part.stop());

  process.kill(part.ready.pid, 'SIGKILL');
  await until('it is back', () => said.includes('little is back.'));

  assert.deepEqual(said, [
    'little: my last words',
    'little ended (SIGKILL) and is started again in 0.25 s.\n  Its last words:\n    my last words',
    'little: my last words',
    'little is back.',
  ]);
});

test('the pauses between tries grow', async (t) => {
  const { house, said } = surroundings(t);
  const part = await startPart(plan('process.send({ ready: {} }, () => process.exit(3));'), house);
  await until('three tries', () => said.filter((sentence) => sentence.includes('started again')).length === 3);

  await part.stop();

  const pauses = said.flatMap((sentence) => /\(code 3\).* in (.*) s\./.exec(sentence)?.[1] ?? []);
  assert.deepEqual(pauses, ['0.25', '0.5', '1']);
});

test('a part that cannot start is a refusal with its last words and the place of its log', async (t) => {
  const { house } = surroundings(t);
  const broken = plan("console.error('reading my settings'); console.error('no database'); process.exitCode = 2;");

  await assert.rejects(startPart(broken, house), {
    message: 'little did not start: code 2.\n  Its last words:\n    reading my settings\n    no database',
    remedy: `Its whole log is ${join(house.logs, 'little.log')}.`,
  });
});

test('a stopped part is gone and stays gone', async (t) => {
  const { house, said } = surroundings(t);
  const part = await startPart(plan(lasting), house);

  await part.stop();

  assert.equal(identify(part.ready.pid), null);
  assert.deepEqual(said, []);
});

test('nobody waits for a part when the house is being stopped, and the part is ended', async (t) => {
  const stopping = new AbortController();
  const { house } = surroundings(t, stopping.signal);
  let pid = 0;
  const slow = plan('setInterval(() => {}, 1000);');
  const launch = () => {
    const child = slow.launch();
    pid = child.pid!;
    return child;
  };

  const started = startPart({ ...slow, launch }, house);
  stopping.abort();

  await assert.rejects(started, /little did not start: stopped\./);
  assert.equal(identify(pid), null);
});
