import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, anOrder, submitted } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';

const isProblem = ({ headers }: { headers: Headers }) =>
  headers.get('content-type')?.startsWith('application/problem+json');

test('bodies that are no JSON object of a fair size are refused in words', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const send = (body: string, type = 'application/json') =>
    ann.send('POST', '/api/orders', { body, headers: { 'content-type': type } });

  const answers = {
    broken: await send('{"tier": '),
    list: await send('[]'),
    word: await send('"starter"'),
    nothing: await send(''),
    form: await send('tier=starter', 'application/x-www-form-urlencoded'),
    huge: await send(JSON.stringify({ tier: 'x'.repeat(200_000) })),
    deep: await send(`${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`),
    charset: await send('{}', 'application/json; charset=klingon'),
  };

  const statuses = Object.entries(answers).map(([what, { status }]) => [what, status]);
  assert.deepEqual(Object.fromEntries(statuses), {
    broken: 400,
    list: 400,
    word: 400,
    nothing: 400,
    form: 415,
    huge: 413,
    deep: 400,
    charset: 415,
  });
  assert.ok(Object.values(answers).every(isProblem));
});

test('values that the database could not take, or that no person means, are refused with their field', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const bad: [string, object][] = [
    ['guildId', { guildId: '99999999999999999999' }],
    ['guildId', { guildId: 1234567890123456 }],
    ['guildId', { guildId: "1' or '1'='1" }],
    ['tier', { tier: '__proto__' }],
    ['tier', { tier: null }],
    ['addons.0', { addons: ['<script>'] }],
    ['addons', { addons: 'white_label' }],
    ['period', { period: 'second' }],
    ['template', { template: 'constructor' }],
    ['bot', { bot: {} }],
    ['bot', { bot: { later: true, pool: true } }],
    ['bot.token', { bot: { token: 'short' } }],
    ['bot.token', { bot: { token: `${'a'.repeat(200)}.b.c` } }],
    ['price', { price: 1 }],
  ];
  for (const [field, changes] of bad) {
    const { status, body } = await ann.post('/api/orders', anOrder(changes));

    assert.deepEqual(
      [field, status, body.errors?.map((error: { field: string }) => error.field)],
      [field, 400, [field]],
    );
  }
});

test('what people type is kept as it is: SQL, HTML and every script of the world', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await accepted(ann);
  const texts = [
    "Robert'); drop table payments; --",
    '<img src=x onerror=alert(1)>',
    'Überweisung 转账 💸 ?',
    '#{7*7} ?? {{1}} %s',
  ];

  for (const reference of texts) {
    const { status, body } = await ann.post(`/api/orders/${id}/payments`, { method: 'manual', reference });
    assert.deepEqual([status, body.reference], [201, reference]);
  }
  const { past } = (await ann.get(`/api/orders/${id}/timeline`)).body;
  assert.ok(texts.every((text) => past.some((entry: { text: string }) => entry.text.includes(text))));
});

test('text that PostgreSQL cannot keep is refused: NUL, half a character, nothing at all, too much', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const { id } = await accepted(ann);

  for (const reference of ['a\u0000b', '\\ud800', '   ', 'x'.repeat(201), '\u001b[31m']) {
    const body = `{"method":"manual","reference":"${reference.startsWith('\\') ? reference : JSON.stringify(reference).slice(1, -1)}"}`;
    const answer = await ann.send('POST', `/api/orders/${id}/payments`, { body });
    assert.deepEqual([answer.status, answer.body.errors[0].field], [400, 'reference']);
  }
});

test('amounts are whole, positive and within reason', async (t) => {
  const api = await serveApi(t);
  const [ann, ada] = [await api.as('Ann'), await api.as('Ada', 'admin')];
  const { id } = await submitted(ann);

  for (const amount of [-1, 0, 0.5, 2 ** 40, '500', null, '1e3']) {
    const { status, body } = await ada.post(`/api/admin/payments/${id}/confirm`, { amount });
    assert.deepEqual([status, body.errors[0].field], [400, 'amount']);
  }
});

test('odd addresses and keys are answered with a problem, never with a page or a stack', async (t) => {
  const api = await serveApi(t);
  const ann = await api.as('Ann');

  const answers = [
    await ann.get('/api/orders/%E0%A4%A'),
    await ann.get('/api/orders/..%2f..%2fetc%2fpasswd'),
    await ann.get('/api/orders?limit=0'),
    await ann.get('/api/orders?limit=5&limit=6'),
    await ann.get('/api/orders?limit[]=5'),
    await ann.post('/api/orders', anOrder(), { 'idempotency-key': 'x'.repeat(300) }),
  ];

  assert.deepEqual(
    answers.map(({ status }) => status),
    [400, 400, 400, 400, 400, 400],
  );
  assert.ok(answers.every(isProblem));
  assert.ok(answers.every(({ text }) => !text.includes('    at ')));
});
