import assert from 'node:assert/strict';
import { hostname } from 'node:os';
import { test } from 'node:test';
import { Worker } from '@temporalio/worker';
import { bundleWorkflows } from '../../activities/worker.ts';
import { phases } from '../../domain/order.ts';
import { historyFrom, portableHistory } from '../../scripts/record-histories/portable-history.ts';
import { lifeOf, recordedLives } from '../fixtures/recorded-lives.ts';
import { houseForLives, wholeHistory, wholeLives } from '../fixtures/whole-lives.ts';

type History = ReturnType<typeof historyFrom>;

/** The lives that this code would have lived otherwise, each with what is different. */
async function misremembered(histories: Map<string, History>): Promise<string[]> {
  const named = [...histories].map(([workflowId, history]) => ({ workflowId, history }));
  const replayed = Worker.runReplayHistories({ workflowBundle: await bundleWorkflows() }, named);
  const different: string[] = [];
  let seen = 0;
  for await (const { workflowId, error } of replayed) {
    seen++;
    if (error) different.push(`${workflowId}: ${error.message}`);
  }
  assert.equal(seen, histories.size);
  return different;
}

test('every life that was recorded replays on the code of today (if it must not: npm run record-histories)', async () => {
  const lives = await recordedLives();

  const different = await misremembered(new Map(lives.map(({ name, history }) => [name, historyFrom(history)])));

  assert.deepEqual(different, []);
  assert.deepEqual(new Set(lives.map(lifeOf)), new Set(Object.keys(wholeLives)));
  assert.deepEqual(new Set(lives.map(({ state }) => state.phase)), new Set(phases));
});

test('every life of an order replays on the code that has just lived it', async (t) => {
  const house = await houseForLives(t);
  const lived = Object.entries(wholeLives).map(async ([name, live]) => {
    const history = await wholeHistory(house, await live(house));
    assert.ok((history.events ?? []).length > 3, `${name} has a history`);
    return [name, history] as const;
  });

  assert.deepEqual(await misremembered(new Map(await Promise.all(lived))), []);
});

test('a recorded life that this code would not live is noticed', async () => {
  const accepted = (await recordedLives()).find((life) => lifeOf(life) === 'awaiting-payment')!;
  const declined = accepted.history.replace('"name":"acceptQuote"', '"name":"declineQuote"');

  const [different] = await misremembered(new Map([['forged', historyFrom(declined)]]));

  assert.match(different ?? '', /forged/);
});

test('the recorded lives hold no secret, and nothing of the machine that lived them', async () => {
  for (const { name, history: file } of await recordedLives()) {
    const text = `${file}\n${file.replaceAll(/"([A-Za-z0-9+/]{8,}={0,2})"/g, (_, word: string) => Buffer.from(word, 'base64').toString())}`;
    const strangers = text.match(/\.AbCdEf\.|node_modules|\/(work|root|home|tmp|Users)\/|\.ts:\d|"identity"/g);
    assert.deepEqual(strangers, null, name);
    assert.ok(!text.includes(`@${hostname()}`), name);
    assert.ok(text.includes('"orderId"'), `${name} was not read`);
    assert.equal(portableHistory(historyFrom(file)), file, name);
  }
});
