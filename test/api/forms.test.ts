import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { aForm, payable, png } from '../factories/payment-form.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';

/** A form as nobody's library would write it. */
const raw = (ann: Caller, path: string, body: string | Buffer, type: string) =>
  ann.send('POST', path, { body, headers: { 'content-type': type } });

const part = (disposition: string, content = 'x') =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${content}\r\n`;

const fields = `${part('name="method"', 'manual')}${part('name="reference"', 'R')}`;
const form = 'multipart/form-data; boundary=b';

test('a form without a file, or with an empty file field as pages send it, is a payment without a proof', async (t) => {
  const { ann, path, pay } = await payable(await serveApi(t));
  const empty = `${fields}${part('name="proof"; filename=""', '')}--b--\r\n`;

  const answers = [
    await pay(aForm()),
    await raw(ann, path, empty, form),
    await pay({ method: 'manual', reference: 'As JSON' }),
  ];

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.proof]),
    [201, 201, 201].map((status) => [status, null]),
  );
  const { status, body } = await ann.get(`${path}/${answers[0]?.body.id}/proof`);
  assert.deepEqual([status, body.code], [404, 'proof-missing']);
});

test('forms that cannot be read are refused in words', async (t) => {
  const api = await serveApi(t);
  const { ann, path } = await payable(api);
  const forms: [string, string | Buffer, string][] = [
    ['no boundary', `${fields}--b--\r\n`, 'multipart/form-data'],
    ['another boundary', `${fields}--b--\r\n`, 'multipart/form-data; boundary=c'],
    ['no end', fields, form],
    ['cut off', fields.slice(0, 40), form],
    ['no names', `${part('')}--b--\r\n`, form],
    ['nothing but noise', Buffer.alloc(2_000, 0xff), form],
    ['the same field twice', `${fields}${part('name="reference"', 'S')}--b--\r\n`, form],
    [
      'two proofs',
      `${fields}${part('name="proof"; filename="a"')}${part('name="proof"; filename="b"')}--b--\r\n`,
      form,
    ],
    ['thousands of fields', `${part('name="a"').repeat(80_000)}--b--\r\n`, form],
  ];

  for (const [what, body, type] of forms) {
    const { status, body: problem } = await raw(ann, path, body, type);

    assert.deepEqual([what, status, problem.code], [what, 400, 'bad-form']);
    assert.match(problem.detail, /^The form cannot be read\. [A-Z].*\.$/);
  }
  const { body } = await raw(ann, path, `${fields}--b--\r\n`, 'multipart/form-data');
  assert.equal(body.detail, 'The form cannot be read. Its Content-Type names no boundary.');
  assert.deepEqual((await ann.get(path)).body.payments, []);
});

test('twenty fields are too many, and unknown ones are named', async (t) => {
  const { pay } = await payable(await serveApi(t));
  const more = (count: number) => Array.from({ length: count }, (_, index): [string, string] => [`more${index}`, '1']);

  const twenty = await pay(aForm({ fields: more(18) }));
  const few = await pay(aForm({ fields: more(2) }));

  assert.deepEqual([twenty.status, twenty.body.detail], [400, 'The form cannot be read. It has too many fields.']);
  assert.deepEqual(
    few.body.errors.map(({ field }: { field: string }) => field),
    ['more0', 'more1'],
  );
});

test('a field that is a file and a proof that is a text are refused with their field', async (t) => {
  const { ann, path, pay } = await payable(await serveApi(t));
  const swapped = new FormData();
  swapped.append('method', 'manual');
  swapped.append('reference', new File([png], 'reference.png'));
  const elsewhere = aForm();
  elsewhere.append('__proto__', new File([png], 'proof.png'));

  const answers = [
    await pay(swapped),
    await pay(aForm({ fields: [['proof', 'a text']] })),
    await pay({ method: 'manual', reference: 'R', proof: 'iVBORw0KGgo=' }),
    await pay({ method: 'manual', reference: 'R', proof: { bytes: [137, 80, 78, 71] } }),
    await pay(elsewhere),
  ];

  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.errors[0].field]),
    ['reference', 'proof', 'proof', 'proof', '__proto__'].map((field) => [400, field]),
  );
  assert.deepEqual((await ann.get(path)).body.payments, []);
});

test('whoever sends four files at once waits with the fifth, alone', async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  const bob = await api.as('Bob');
  const key = await api.keyFor('Ann', 'customer');
  const begun = Array.from({ length: 5 }, (_, index) => beginForm(api, path, { key, index }));

  const refused = await Promise.race(begun.map(({ answer }) => answer));
  const others = [
    await bob.post(path, aForm({ file: png })),
    await ann.post(path, { method: 'manual', reference: 'R' }),
  ];
  for (const { socket } of begun) socket.destroy();

  assert.match(refused, /^HTTP\/1\.1 429 .*Retry-After: 5\r\n.*You are sending 4 files already\./s);
  assert.deepEqual(
    others.map(({ status }) => status),
    [404, 201],
  );
  while ((await pay(aForm({ file: png }))).status !== 201);
});

/** A form that has begun to come and does not go on. */
function beginForm({ url }: ServedApi, path: string, { key, index }: { key: string; index: number }) {
  const { hostname, port } = new URL(url);
  const head = [
    `Host: ${hostname}`,
    `Authorization: Bearer ${key}`,
    `Idempotency-Key: ${index}`,
    `Content-Type: ${form}`,
  ];
  const socket = connect(Number(port), hostname);
  socket.write([`POST ${path} HTTP/1.1`, ...head, 'Content-Length: 1000', '', '--b'].join('\r\n'));
  const answer = new Promise<string>((resolve, reject) => {
    socket.once('data', (bytes) => resolve(bytes.toString())).once('error', reject);
  });
  return { socket, answer };
}

test('only payments come as forms, and forms are not compressed', async (t) => {
  const api = await serveApi(t);
  const { ann, path } = await payable(api);

  const elsewhere = await ann.post('/api/orders', aForm({ file: png }));
  const zipped = await ann.send('POST', path, { body: aForm(), headers: { 'content-encoding': 'gzip' } });
  const other = await raw(ann, path, 'method=manual', 'application/x-www-form-urlencoded');

  for (const { status } of [elsewhere, zipped, other]) assert.equal(status, 415);
  assert.equal(elsewhere.body.detail, 'The body must be JSON.');
  assert.equal(other.body.detail, 'The body must be JSON or multipart/form-data.');
});
