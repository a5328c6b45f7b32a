import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectDatabase } from '../../db/orm.ts';
import { placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import { callerAt } from '../fixtures/caller.ts';
import { eventually } from '../fixtures/house.ts';

test('a problem says what kind it is, what happened and what to do, as RFC 9457 has it', async (t) => {
  const { nobody } = await serveApi(t);

  const { status, headers, body } = await nobody.get('/api/orders');

  assert.match(headers.get('content-type') ?? '', /^application\/problem\+json/);
  assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'code', 'detail', 'remedy']);
  assert.deepEqual(
    [body.type, body.title, body.status, body.code],
    ['urn:botyard:problem:unauthenticated', 'Unauthorized', status, 'unauthenticated'],
  );
});

test('an address where nothing is is 404, and a verb that an address does not take is 405 with those it takes', async (t) => {
  const { nobody } = await serveApi(t);

  const nowhere = await nobody.get('/api/nowhere');
  const wrong = await nobody.send('DELETE', '/api/orders');

  assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'not-found']);
  assert.deepEqual([wrong.status, wrong.body.code], [405, 'method-not-allowed']);
  assert.equal(wrong.headers.get('allow'), 'POST, GET');
});

test('what is our fault is logged with its id, and told without a word about the inside', async (t) => {
  const secretive = async () => {
    throw new Error('connect to password@inside failed');
  };
  const api = await serveApi(t, {
    probes: { database: secretive, temporal: secretive, worker: secretive, hosts: secretive, watching: secretive },
  });

  const { status, body, headers, text } = await api.nobody.get('/health');

  assert.deepEqual([status, body.code], [500, 'unexpected']);
  assert.ok(!text.includes('inside'));
  assert.equal(body.instance, `urn:uuid:${headers.get('x-request-id')}`);
  assert.ok(api.logged.some((line) => line.includes(headers.get('x-request-id')!) && line.includes('inside')));
});

test('a database that is away is 503, and said to be safe to repeat', async (t) => {
  const orm = await connectDatabase('postgresql://nobody@127.0.0.1:1/nothing');
  t.after(() => orm.close());
  const { url } = await serveApi(t, { orm });

  const { status, body, text } = await callerAt(url, `byk_${'a'.repeat(43)}`).get('/api/orders');

  assert.deepEqual([status, body.code], [503, 'database-away']);
  assert.match(body.remedy, /safe to send the same request/);
  assert.ok(!/127\.0\.0\.1|ECONN|nobody/.test(text));
});

test('the log names requests and people by their ids, and holds no header, query or body', async (t) => {
  const api = await serveApi(t);
  const key = await api.keyFor('Ann', 'customer');

  await fetch(`${api.url}/api/orders?cursor=whisper`, {
    headers: { authorization: `Bearer ${key}`, 'x-odd': 'murmur' },
  });
  const lines = api.logged.join('');

  assert.match(lines, /"path":"\/api\/orders"/);
  assert.ok(!lines.includes(key) && !lines.includes('whisper') && !lines.includes('murmur'));
});

test('somebody who does not wait for the answer is not taken for somebody who was answered', async (t) => {
  const { promise: asked, resolve: arrived } = Promise.withResolvers<void>();
  const { promise: slow, resolve: answer } = Promise.withResolvers<{ phase: 'ended'; version: number }>();
  const send = () => {
    arrived();
    return slow;
  };
  const api = await serveApi(t, { commander: { send } });
  const key = await api.keyFor('Ann', 'customer');
  const { id } = await placed(callerAt(api.url, key));
  const impatience = new AbortController();

  const request = fetch(`${api.url}/api/orders/${id}/decline-quote`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    signal: impatience.signal,
  }).catch(() => null);
  await asked;
  impatience.abort();
  await request;
  const line = await eventually('it is logged', async () => api.logged.find((it) => it.includes('decline-quote')));
  answer({ phase: 'ended', version: 1 });

  const { status, msg } = JSON.parse(line);
  assert.deepEqual([status, msg], [499, 'Nobody waited for the answer.']);
});
