import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OrderState } from '../../domain/order-state.ts';
import { recentRestarts, recoveryOf } from '../../domain/recovery.ts';
import { anOrderState } from '../factories/order-state.ts';

const policy = { ...anOrderState().policy, restartPauses: [1_000, 60_000], restartWindow: 3_600_000 };
const [since, now] = [10_000_000, 10_030_000];
const down = (changes: Partial<OrderState> = {}) =>
  anOrderState({ phase: 'active', policy, incident: { since, ofNode: false }, ...changes });

test('a bot at work needs nothing', () => {
  assert.equal(recoveryOf(down({ incident: null }), now), null);
});

test('the first restart comes soon after the bot went down, and each further one later than the last', () => {
  assert.deepEqual(recoveryOf(down(), now), { restartAt: since + 1_000 });
  assert.deepEqual(recoveryOf(down({ restarts: [since + 1_000] }), now), { restartAt: since + 61_000 });
});

test('an outage that began after the last restart is counted from its own beginning', () => {
  assert.deepEqual(recoveryOf(down({ restarts: [since - 500_000] }), now), { restartAt: since + 60_000 });
});

test('when all restarts of the window are used up, staff is asked, once', () => {
  const used = down({ restarts: [since - 100_000, since - 50_000] });
  const attention = { who: 'staff', since, kind: 'crash-loop', cause: '', remedy: null } as const;

  assert.equal(recoveryOf(used, now), 'ask-staff');
  assert.equal(recoveryOf({ ...used, attention }, now), null);
});

test('restarts from before the window are forgotten', () => {
  const old = down({ restarts: [now - 3_600_000, now - 3_599_999] });

  assert.deepEqual(recentRestarts(old, now), [now - 3_599_999]);
  assert.deepEqual(recoveryOf(old, now), { restartAt: since + 60_000 });
});

test('a policy without restarts asks staff at once', () => {
  assert.equal(recoveryOf(down({ policy: { ...policy, restartPauses: [] } }), now), 'ask-staff');
});

test('nobody is restarted whose machine is in trouble, who does not wish it, or whom staff is looking at', () => {
  assert.equal(recoveryOf(down({ incident: { since, ofNode: true } }), now), null);
  assert.equal(recoveryOf(down({ autoRestart: false }), now), null);
  const attention = { who: 'staff', since, cause: 'The host kept failing.', remedy: null } as const;
  assert.equal(recoveryOf(down({ attention }), now), null);
});

test('what waits for the customer does not keep the bot down', () => {
  const attention = { who: 'customer', since, cause: 'Pay.', remedy: null } as const;
  assert.deepEqual(recoveryOf(down({ attention }), now), { restartAt: since + 1_000 });
});
