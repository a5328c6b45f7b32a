import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { within } from '../../../db/scope.ts';
import { placed } from '../../factories/order-life.ts';
import { type ServedApi, serveApi, testWebhookSecret } from '../../fixtures/api.ts';
import { reported, signed } from './signed.ts';

const path = '/api/webhooks/apollo';
const seconds = () => Math.floor(Date.now() / 1_000);

const send = ({ nobody }: ServedApi, message: object) => nobody.send('POST', path, message);

const outcomes = ({ orm }: ServedApi) =>
  within(orm, { kind: 'system' }, async (em) => {
    const rows = await em.execute<{ outcome: string }[]>('select outcome from webhook_deliveries order by received_at');
    return rows.map(({ outcome }) => outcome);
  });

test('what is not signed is refused before anything of it is read', async (t) => {
  const api = await serveApi(t);
  const { body, headers } = reported();
  const without = (name: string) => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

  const answers = [
    await send(api, { body }),
    await send(api, { body, headers: without('x-botyard-timestamp') }),
    await send(api, { body, headers: without('x-botyard-signature') }),
    await send(api, { body, headers: { ...headers, 'x-botyard-timestamp': 'noon' } }),
    await send(api, { body, headers: { ...headers, 'x-botyard-signature': 'v1=' } }),
    await send(api, { body, headers: { ...headers, 'x-botyard-signature': headers['x-botyard-signature'].slice(3) } }),
    await send(api, { body: 'x'.repeat(200_000) }),
  ];

  assert.deepEqual(
    answers.map(({ status, body: problem }) => [status, problem.code]),
    answers.map(() => [401, 'unauthenticated']),
  );
  assert.match(answers[0]!.body.remedy, /X-Botyard-Signature: v1=/);
});

test('what was changed on its way is refused, be it one space, and leaves nothing behind', async (t) => {
  const api = await serveApi(t);
  const { body, headers } = reported();
  const other = signed(body, { secret: 'another secret than ours' });

  const answers = [
    await send(api, { body: `${body} `, headers }),
    await send(api, { body: body.replace('online', 'offline'), headers }),
    await send(api, { body, headers: { ...headers, 'x-botyard-timestamp': String(seconds() + 1) } }),
    await send(api, other),
  ];

  assert.deepEqual(
    answers.map(({ status, body: problem }) => [status, problem.detail]),
    answers.map(() => [401, 'This signature is not right.']),
  );
  assert.deepEqual(await outcomes(api), []);
});

test('the bytes are proven as they came: in any order of fields, with any spaces and any letters', async (t) => {
  const api = await serveApi(t);
  const { id } = await placed(await api.as('Ann'));
  const text = `{ "order_id" : "${id}",\n\t"status":"on\\u006cine", "guild_id":"123456789012345678", "bot_id":"bøt 💸", "event":"x" }`;

  const { status } = await send(api, signed(text));

  assert.equal(status, 202);
});

test('what was signed more than five minutes ago, or will be in five minutes, is refused', async (t) => {
  const api = await serveApi(t);
  const answer = async (at: number) => (await send(api, reported({}, { at }))).body.code;

  assert.equal(await answer(seconds() - 310), 'webhook-out-of-time');
  assert.equal(await answer(seconds() + 310), 'webhook-out-of-time');
  assert.equal(await answer(seconds() - 290), 'bot-unknown');
  assert.equal(await answer(seconds() + 290), 'bot-unknown');
  assert.equal(await answer(Date.now()), 'bot-unknown', 'milliseconds are understood too');
});

test('a message counts once, even when it comes to several processes at the same time', async (t) => {
  const api = await serveApi(t);
  const second = await serveApi(t, { orm: api.orm });
  const { id } = await placed(await api.as('Ann'));
  const message = reported({ order_id: id });
  const upperCase = message.headers['x-botyard-signature'].slice(3).toUpperCase();

  const answers = await Promise.all([api, second, api, second].map((one) => send(one, message)));
  const again = await send(second, {
    ...message,
    headers: { ...message.headers, 'x-botyard-signature': `v1=${upperCase}` },
  });

  assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 409, 409, 409]);
  assert.deepEqual([again.status, again.body.code], [409, 'webhook-replayed']);
  assert.equal((await outcomes(api)).length, 1);
});

test('a message that was refused counts as one that came', async (t) => {
  const api = await serveApi(t);
  const message = reported();

  assert.equal((await send(api, message)).status, 404);
  assert.equal((await send(api, message)).body.code, 'webhook-replayed');
});

test('without a secret nothing is taken, and the sentence names what is missing', async (t) => {
  const api = await serveApi(t, { webhookSecret: null });

  const { status, body } = await send(api, reported());

  assert.deepEqual([status, body.code], [503, 'webhooks-off']);
  assert.match(body.detail, /WEBHOOK_SECRET is not set/);
});

test('what is signed and says nothing that can be understood is refused with its fields, and kept', async (t) => {
  const api = await serveApi(t);
  const bad: [string, object][] = [
    ['event', { event: '' }],
    ['bot_id', { bot_id: 'a\u0000b' }],
    ['status', { status: { up: true } }],
    ['guild_id', { guild_id: Number('123456789012345678') }],
    ['guild_id', { guild_id: undefined }],
    ['order_id', { order_id: 'seven' }],
  ];
  for (const [field, changes] of bad) {
    const { status, body } = await send(api, reported(changes));
    assert.deepEqual([status, body.errors[0].field], [400, field]);
  }
  for (const text of ['{"event": ', '[]', '"online"', '']) assert.equal((await send(api, signed(text))).status, 400);

  const kept = await outcomes(api);
  assert.deepEqual([...new Set(kept)].sort(), ['bad-input', 'bad-json']);
  assert.equal(kept.length, bad.length + 4);
});

test('fields that Botyard does not know are no reason to refuse a panel', async (t) => {
  const api = await serveApi(t);
  const { id } = await placed(await api.as('Ann'));

  assert.equal((await send(api, reported({ order_id: id, region: 'eu', tags: [1] }))).status, 202);
});

test('a huge body is refused, whether it says so before or not', async (t) => {
  const api = await serveApi(t);
  const message = reported({ padding: 'x'.repeat(200_000) });

  const whole = await send(api, message);
  const inParts = await chunked(api.url, message);

  assert.deepEqual([whole.status, whole.body.code], [413, 'body-too-large']);
  assert.equal(inParts, 413);
});

test('a body that is packed is refused, because nobody could tell which bytes were signed', async (t) => {
  const api = await serveApi(t);
  const { body, headers } = reported();

  const { status } = await send(api, { body, headers: { ...headers, 'content-encoding': 'gzip' } });

  assert.equal(status, 415);
});

test('neither the secret, nor a signature, nor a body is written down anywhere', async (t) => {
  const api = await serveApi(t);
  const { id } = await placed(await api.as('Ann'));
  const message = reported({ order_id: id, token: 'a-canary-of-a-token' });
  await send(api, message);

  const rows = await within(api.orm, { kind: 'system' }, (em) =>
    em.execute<{ text: string }[]>('select t::text as text from webhook_deliveries t'),
  );
  const told = [...rows.map(({ text }) => text), ...api.logged].join('\n');

  assert.equal(rows.length, 1);
  for (const secret of [testWebhookSecret, message.headers['x-botyard-signature'].slice(3), 'a-canary-of-a-token']) {
    assert.ok(!told.includes(secret));
  }
});

const chunked = (url: string, { body, headers }: { body: string; headers: Record<string, string> }) =>
  new Promise<number | undefined>((resolve, reject) => {
    const sending = request(`${url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'transfer-encoding': 'chunked' },
    });
    sending.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
    sending.write(body.slice(0, 50_000));
    sending.end(body.slice(50_000));
  });
