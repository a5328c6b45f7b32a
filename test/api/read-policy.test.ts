import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPolicy } from '../../api/read-policy.ts';
import { defaultPolicy } from '../../domain/policy.ts';

test('durations of a local trial are read in milliseconds or in words; the others stay', () => {
  assert.deepEqual(readPolicy('{"paymentWindow": "2 minutes", "quoteWindow": 50}'), {
    ...defaultPolicy,
    paymentWindow: 120_000,
    quoteWindow: 50,
  });
  assert.deepEqual(readPolicy(undefined), defaultPolicy);
});

test('reminders are a list, the earliest first; a month may be made short', () => {
  const { renewalReminders, periodLength } = readPolicy(
    '{"renewalReminders": ["1 minute", "3 minutes"], "periodLength": "10 minutes"}',
  );

  assert.deepEqual(renewalReminders, [180_000, 60_000]);
  assert.equal(periodLength, 600_000);
});

test('a policy that cannot be meant is refused with the names that there are', () => {
  for (const json of [
    '{"payWindow": 1}',
    '{"paymentWindow": "soon"}',
    '{"paymentWindow": -1}',
    '{"renewalReminders": "soon"}',
    '{"renewalReminders": []}',
    '{"__proto__x": 1}',
  ]) {
    assert.throws(() => readPolicy(json), { code: 'bad-configuration', remedy: /paymentWindow/ });
  }
});
