import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import { openDoor, type Tally } from '../../../scripts/chaos/door.ts';
import { chance } from '../../../scripts/chaos/random.ts';

/** A door to somebody who answers like this, one after the other, the last one again and again. */
async function doorTo(t: TestContext, answers: RequestListener[], { asksAgain = false } = {}) {
  const keys: unknown[] = [];
  const server = createServer((request, response) => {
    keys.push(request.headers['idempotency-key']);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const tally: Tally = { asked: 0, repeated: 0, unexpected: new Map(), answers: [], findings: [] };
  const { port } = server.address() as AddressInfo;
  const always = { ...chance('', ''), fraction: () => (asksAgain ? 0 : 1), between: () => 0 };
  const over = new AbortController().signal;
  const door = openDoor({ url: `http://127.0.0.1:${port}`, tally, chance: always, over });
  const post = () => door.ask({ method: 'POST', path: '/deed', as: 'somebody', body: {}, key: 'one' });
  return { post, tally, keys };
}

const says =
  (status: number, body: object): RequestListener =>
  (_request, response) =>
    void response.writeHead(status).end(JSON.stringify(body));
const breaks: RequestListener = (request) => void request.socket.destroy();

test('whatever goes wrong, the same request is sent with the same key until it is answered', async (t) => {
  const { post, tally, keys } = await doorTo(t, [
    breaks,
    says(503, {}),
    says(500, {}),
    says(429, {}),
    says(200, { done: 1 }),
  ]);

  assert.deepEqual(await post(), { done: 1 });
  assert.deepEqual(keys, Array(5).fill('one'));
  assert.deepEqual([tally.asked, tally.repeated], [1, 4]);
  assert.deepEqual([...tally.unexpected], [['POST /deed', 1]]);
});

test('a "no" is an answer', async (t) => {
  const { post, keys } = await doorTo(t, [says(409, { code: 'order-ended', detail: 'It has ended.' })]);

  await assert.rejects(post(), { name: 'Refusal', code: 'order-ended' });
  assert.equal(keys.length, 1);
});

test('a request that is answered in two ways is found', async (t) => {
  const { post, tally } = await doorTo(t, [says(200, { id: 1 }), says(200, { id: 2 })], { asksAgain: true });

  await post();

  assert.equal(tally.findings.length, 1);
  assert.equal(tally.findings[0]?.damage, 'double');
});
