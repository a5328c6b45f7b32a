import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey } from '../../api/rate-limits.ts';
import { serveApi } from '../fixtures/api.ts';

test('a person who asks too much is told how long to wait, and others are not held up', async (t) => {
  const api = await serveApi(t, { limits: { perAddress: 100, perActor: 2 } });
  const [ann, bob] = [await api.as('Ann'), await api.as('Bob')];

  const answers = [await ann.get('/api/orders'), await ann.get('/api/orders'), await ann.get('/api/orders')];
  const others = await bob.get('/api/orders');

  assert.deepEqual(
    answers.map(({ status }) => status),
    [200, 200, 429],
  );
  assert.equal(answers[1]?.headers.get('ratelimit-policy'), '"actor";q=2;w=60');
  assert.match(answers[1]?.headers.get('ratelimit') ?? '', /^"actor";r=0;t=\d+$/);
  assert.match(answers[2]?.headers.get('retry-after') ?? '', /^\d+$/);
  assert.equal(answers[2]?.body.code, 'too-many-requests');
  assert.equal(others.status, 200);
});

test('an address that asks too much is refused before anybody is looked up', async (t) => {
  const api = await serveApi(t, { limits: { perAddress: 2, perActor: 100 } });

  const answers = [await api.nobody.get('/api/orders'), await api.nobody.get('/x'), await api.nobody.get('/api/plans')];

  assert.deepEqual(
    answers.map(({ status }) => status),
    [401, 404, 429],
  );
});

test('behind a proxy that is trusted, the address is the one that it names; otherwise names are ignored', async (t) => {
  const limits = { perAddress: 1, perActor: 100 };
  const trusting = await serveApi(t, { limits, trustProxy: 1 });
  const wary = await serveApi(t, { limits });
  const from = (address: string) => ({ 'x-forwarded-for': address });

  await trusting.nobody.get('/api/plans', from('192.0.2.1'));
  await wary.nobody.get('/api/plans', from('192.0.2.1'));

  assert.equal((await trusting.nobody.get('/api/plans', from('192.0.2.2'))).status, 200);
  assert.equal((await trusting.nobody.get('/api/plans', from('192.0.2.1'))).status, 429);
  assert.equal((await wary.nobody.get('/api/plans', from('192.0.2.2'))).status, 429);
});

test('a household of IPv6 addresses counts as one', () => {
  assert.equal(addressKey('2001:db8:1:2:3:4:5:6'), addressKey('2001:db8:1:2::9'));
  assert.notEqual(addressKey('2001:db8:1:2::9'), addressKey('2001:db8:1:3::9'));
  assert.equal(addressKey('::ffff:192.0.2.1'), '192.0.2.1');
});
