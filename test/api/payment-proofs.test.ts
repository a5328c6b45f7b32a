import assert from 'node:assert/strict';
import { test } from 'node:test';
import { within } from '../../db/scope.ts';
import { accepted } from '../factories/order-life.ts';
import { aForm, payable, png, proofsOf } from '../factories/payment-form.ts';
import { serveApi } from '../fixtures/api.ts';

test('a payment comes with its proof, which staff and its customer can save byte for byte', async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  const ada = await api.as('Ada', 'admin');

  const paid = await pay(aForm({ file: png, name: 'Bank statement.png' }));
  const saved = [await ann.get(`${path}/${paid.body.id}/proof`), await ada.get(`${path}/${paid.body.id}/proof`)];
  const { payments } = (await ada.get('/api/admin/payments')).body;

  assert.equal(paid.status, 201);
  assert.deepEqual(paid.body.proof, { fileName: 'Bank statement.png', mediaType: 'image/png', size: png.length });
  assert.deepEqual(payments[0].proof, paid.body.proof);
  for (const { status, bytes } of saved) assert.deepEqual([status, bytes], [200, png]);
});

test('a proof is only ever saved: it cannot run, be guessed at, be framed or stay in a cache', async (t) => {
  const { ann, path, pay } = await payable(await serveApi(t));
  const { body } = await pay(aForm({ file: Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]) }));

  const { headers } = await ann.get(`${path}/${body.id}/proof`);

  assert.deepEqual(
    ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy', 'cache-control'].map(
      (name) => headers.get(name),
    ),
    ['image/png', 'attachment; filename=proof.png', 'nosniff', "sandbox; default-src 'none'", 'no-store'],
  );
});

test('the same payment with the same key and file is made once; with another file it is refused', async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  const key = { 'idempotency-key': 'one' };

  const first = await pay(aForm({ file: png }), key);
  const again = await pay(aForm({ file: png, name: 'proof (1).png' }), key);
  const other = await pay(aForm({ file: Buffer.concat([png, png]) }), key);
  const without = await pay(aForm(), key);

  assert.deepEqual([again.status, again.body], [201, first.body]);
  assert.equal(again.headers.get('idempotency-replayed'), 'true');
  for (const { status, body } of [other, without]) {
    assert.deepEqual([status, body.code], [422, 'idempotency-key-reused']);
  }
  assert.deepEqual((await ann.get(path)).body.payments, [first.body]);
  assert.equal((await proofsOf(api)).length, 1);
});

test('a payment whose answer was lost in a crash has its proof once', async (t) => {
  const api = await serveApi(t);
  const { pay } = await payable(api);
  const key = { 'idempotency-key': 'one' };
  const first = await pay(aForm({ file: png }), key);
  await within(api.orm, { kind: 'system' }, (em) =>
    em.execute('update idempotency_keys set status = null, answer = null'),
  );

  const again = await pay(aForm({ file: png }), key);

  assert.deepEqual(again.body, first.body);
  assert.equal((await proofsOf(api)).length, 1);
});

test('a payment and its proof are written together or not at all', async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  for (let count = 0; count < 20; count++) await pay(aForm({ file: png }));

  const { status, body } = await pay(aForm({ file: png }));
  const bare = await pay(aForm());

  assert.deepEqual([status, body.code], [409, 'proof-limit']);
  assert.match(body.detail, /^Order .* holds 20 proofs of payment already\.$/);
  assert.equal(bare.status, 201);
  assert.equal((await ann.get(path)).body.payments.length, 21);
});

test("strangers learn of no payment and no proof, and a proof answers under its own order's address alone", async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  const bob = await api.as('Bob');
  const { id } = (await pay(aForm({ file: png }))).body;
  const other = await accepted(ann);

  const strange = [
    await bob.get(path),
    await bob.get(`${path}/${id}/proof`),
    await bob.post(path, aForm({ file: png })),
  ];
  const misplaced = await ann.get(`/api/orders/${other.id}/payments/${id}/proof`);

  for (const { status, body } of strange) assert.deepEqual([status, body.code], [404, 'order-missing']);
  assert.deepEqual([misplaced.status, misplaced.body.code], [404, 'proof-missing']);
});

test('the payments of an order are listed, the oldest first, and only its own', async (t) => {
  const api = await serveApi(t);
  const { ann, path, pay } = await payable(api);
  const other = await accepted(ann);
  await ann.post(`/api/orders/${other.id}/payments`, { method: 'manual', reference: 'Of another order' });
  for (const reference of ['First', 'Second', 'Third']) await pay({ method: 'manual', reference });

  const { payments } = (await ann.get(path)).body;

  assert.deepEqual(
    payments.map(({ reference }: { reference: string }) => reference),
    ['First', 'Second', 'Third'],
  );
});
