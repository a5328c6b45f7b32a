import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { test } from 'node:test';
import { aForm, payable, png, proofsOf } from '../factories/payment-form.ts';
import { type ServedApi, serveApi } from '../fixtures/api.ts';
import type { Json } from '../fixtures/caller.ts';

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 4, 5]);
const pdf = Buffer.from('%PDF-1.7 and so on');
const fiveMegabytes = 5 * 1024 * 1024;

const sized = (size: number) => Buffer.concat([png, Buffer.alloc(size - png.length, 7)]);

test('a file is known by its first bytes, whatever it says of itself', async (t) => {
  const { pay } = await payable(await serveApi(t));

  const kinds = [
    (await pay(aForm({ file: png, name: 'a.pdf', type: 'application/pdf' }))).body.proof,
    (await pay(aForm({ file: jpeg, name: 'photo.JPEG', type: 'text/html' }))).body.proof,
    (await pay(aForm({ file: pdf, name: 'statement', type: '' }))).body.proof,
  ];

  assert.deepEqual(
    kinds.map(({ fileName, mediaType }) => [fileName, mediaType]),
    [
      ['a.pdf.png', 'image/png'],
      ['photo.jpeg', 'image/jpeg'],
      ['statement.pdf', 'application/pdf'],
    ],
  );
});

test('what only pretends to be a picture is refused with its field and a sentence, and no payment is made', async (t) => {
  const api = await serveApi(t);
  const { pay, ann, path } = await payable(api);
  const pretenders = [
    '<!doctype html><script>alert(1)</script>',
    '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'GIF89a%PDF-1.7',
    ` ${png.toString('latin1')}`,
    '\x89PNG',
    'MZ',
    '',
  ].map((text) => Buffer.from(text, 'latin1'));

  for (const file of pretenders) {
    const { status, body } = await pay(aForm({ file, name: 'proof.png', type: 'image/png' }));

    assert.deepEqual([status, body.errors[0].field], [400, 'proof']);
    assert.match(body.errors[0].message, /^must be a PNG, JPEG or PDF file/);
  }
  assert.deepEqual((await ann.get(path)).body.payments, []);
});

test('5 MB are taken, one byte more is not, however it is sent', async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  const tooLarge = 'The file is larger than the 5 MB that Botyard takes.';

  const whole = await pay(aForm({ file: sized(fiveMegabytes) }));
  const saved = await ann.get(`${path}/${whole.body.id}/proof`);
  const over = await pay(aForm({ file: sized(fiveMegabytes + 1) }));
  const huge = await pay(aForm({ file: sized(3 * fiveMegabytes) }));
  const inPieces = await sendInPieces(api, path, aForm({ file: sized(3 * fiveMegabytes) }));

  assert.deepEqual([whole.status, whole.body.proof.size], [201, fiveMegabytes]);
  assert.ok(saved.bytes.equals(sized(fiveMegabytes)));
  for (const { status, body } of [over, huge, inPieces]) {
    assert.deepEqual([status, body.code, body.detail], [413, 'file-too-large', tooLarge]);
  }
  assert.equal((await proofsOf(api)).length, 1);
});

test('a file larger than it may be is refused before it has come', async (t) => {
  const api = await serveApi(t);
  const { path } = await payable(api);
  const key = await api.keyFor('Ann', 'customer');

  const answer = await firstAnswer(api, path, [`Authorization: Bearer ${key}`, 'Idempotency-Key: one']);

  assert.match(answer, /^HTTP\/1\.1 413 /);
});

test('nobody needs to send a file to learn that they may not', async (t) => {
  const api = await serveApi(t);
  const { path } = await payable(api);

  assert.match(await firstAnswer(api, path, []), /^HTTP\/1\.1 401 /);
});

test('names that want to be paths, headers or something else are cleaned, and told as RFC 6266 wants it', async (t) => {
  const { ann, path, pay } = await payable(await serveApi(t));
  const hostile: [string, string, string][] = [
    ['../../etc/passwd', 'passwd.png', 'attachment; filename=passwd.png'],
    ['C:\\Users\\ann\\proof.png', 'proof.png', 'attachment; filename=proof.png'],
    ['a"; filename="evil.html', 'a; filename=evil.html.png', 'attachment; filename="a; filename=evil.html.png"'],
    ['a\r\nSet-Cookie: x=1.png', 'aSet-Cookie x=1.png', 'attachment; filename="aSet-Cookie x=1.png"'],
    ['invoice\u202egnp.html', 'invoicegnp.html.png', 'attachment; filename=invoicegnp.html.png'],
    [
      'Überweisung €.png',
      'Überweisung €.png',
      `attachment; filename="?berweisung ?.png"; filename*=UTF-8''%C3%9Cberweisung%20%E2%82%AC.png`,
    ],
    [
      '转账💸.png',
      '转账💸.png',
      `attachment; filename="????.png"; filename*=UTF-8''%E8%BD%AC%E8%B4%A6%F0%9F%92%B8.png`,
    ],
    ['.htaccess', 'htaccess.png', 'attachment; filename=htaccess.png'],
    [' .. ', 'file.png', 'attachment; filename=file.png'],
    ['%2e%2e%2fa.png', '%2e%2e%2fa.png', `attachment; filename=%2e%2e%2fa.png; filename*=UTF-8''%252e%252e%252fa.png`],
    [
      '<img src=x onerror=alert(1)>.png',
      'img src=x onerror=alert(1).png',
      'attachment; filename="img src=x onerror=alert(1).png"',
    ],
  ];

  for (const [name, fileName, disposition] of hostile) {
    const { body } = await pay(aForm({ file: png, name }));
    const { headers } = await ann.get(`${path}/${body.id}/proof`);

    assert.deepEqual([name, body.proof.fileName, headers.get('content-disposition')], [name, fileName, disposition]);
    assert.equal(headers.get('set-cookie'), null);
  }
});

/** Without saying beforehand how much it will be. */
async function sendInPieces(api: ServedApi, path: string, form: FormData): Promise<{ status: number; body: Json }> {
  const { headers, body } = new Response(form);
  const key = await api.keyFor('Ann', 'customer');
  const response = await fetch(`${api.url}${path}`, {
    method: 'POST',
    duplex: 'half',
    body,
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': headers.get('content-type') ?? '',
      'idempotency-key': 'pieces',
    },
  });
  return { status: response.status, body: await response.json() };
}

/** Announces a body of 100 MB, sends nothing of it, and waits for what is said then. */
function firstAnswer({ url }: ServedApi, path: string, headers: string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const head = [`POST ${path} HTTP/1.1`, `Host: ${hostname}`, ...headers];
  socket.write(
    [...head, 'Content-Type: multipart/form-data; boundary=b', 'Content-Length: 100000000', '', ''].join('\r\n'),
  );
  return new Promise((resolve, reject) => {
    socket.once('error', reject).once('data', (bytes) => {
      socket.destroy();
      resolve(bytes.toString());
    });
  });
}
