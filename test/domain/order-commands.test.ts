import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effectOf } from '../../domain/command-effects.ts';
import { effectOfFact } from '../../domain/fact-effects.ts';
import { phases } from '../../domain/order.ts';
import { orderCommandNames, refusalOf } from '../../domain/order-commands.ts';
import { waitingFor } from '../../domain/waiting.ts';
import { anOrderState } from '../factories/order-state.ts';

test('an ended order takes no command at all', () => {
  for (const command of orderCommandNames) {
    assert.equal(refusalOf(command, anOrderState({ phase: 'ended' }))?.code, 'order-ended');
  }
});

test('every refusal names the order and what it is, in a sentence', () => {
  fc.assert(
    fc.property(fc.constantFrom(...orderCommandNames), fc.constantFrom(...phases), (command, phase) => {
      const refusal = refusalOf(command, anOrderState({ phase }));
      if (refusal) assert.match(refusal.message, /Order 2026-000007 (is|has) .*\.$/);
    }),
  );
});

test('only a paid order that waits for approval can be approved or rejected, and only once', () => {
  for (const command of ['approve', 'reject'] as const) {
    for (const phase of phases) {
      assert.equal(refusalOf(command, anOrderState({ phase })) === null, phase === 'awaiting-approval', phase);
    }
    const approved = anOrderState({ phase: 'awaiting-approval', approved: { by: 'ann', noteId: null } });
    assert.equal(refusalOf(command, approved)?.code, 'not-awaiting-approval');
  }
});

test('an order that is being ended takes no further command, but what has failed may still be tried again', () => {
  const ending = { reason: 'cancelled' as const, decision: null, at: 0 };
  const attention = { who: 'staff' as const, cause: 'the panel is away', remedy: null, since: 0 };
  const state = anOrderState({ phase: 'provisioning', ending, attention });

  assert.equal(refusalOf('cancel', state)?.code, 'order-ending');
  assert.equal(refusalOf('retryProvisioning', state), null);
});

test('a second change of host waits for the first, and a bot that was built by hand stays where it is', () => {
  const changes = (known: object) =>
    refusalOf('changeHost', anOrderState({ phase: 'provisioning', ...known }), { host: 'pm2' })?.code;

  assert.equal(changes({}), undefined);
  assert.equal(changes({ hostAsked: 'docker' }), 'host-not-changeable');
  assert.equal(changes({ deployed: { serverId: '7', url: null } }), 'host-not-changeable');
});

test('a bot that is being stopped is cancelled now, for no period of it runs', () => {
  const stopping = anOrderState({ phase: 'active', suspension: { unpaid: 1, staff: null } });
  const who = { by: 'ann', noteId: null };

  assert.equal(refusalOf('cancel', stopping, { when: 'period-end' })?.code, 'not-cancellable');
  assert.equal(refusalOf('cancel', stopping), null);
  assert.equal(effectOf('cancel', who, stopping, 0).ending?.reason, 'cancelled');
  assert.deepEqual(effectOf('cancel', who, anOrderState({ phase: 'active' }), 0), { cancelAtPeriodEnd: who });
});

test('the first report of a deployment stands', () => {
  const report = { name: 'deploymentReported', number: 2, serverId: 'second', url: null } as const;
  const state = anOrderState({ phase: 'provisioning', host: 'manual', deployed: { serverId: 'first', url: null } });

  assert.equal(effectOfFact(report, state)?.deployed?.serverId, 'first');
  assert.equal(effectOfFact(report, { ...state, deployed: null })?.deployed?.serverId, 'second');
});

test('there is something to settle only while money is due', () => {
  assert.equal(refusalOf('settle', anOrderState({ phase: 'settling', refundDue: 500 })), null);
  assert.equal(refusalOf('settle', anOrderState({ phase: 'settling' }))?.code, 'nothing-to-settle');
});

test('whatever an order is, it says whom it waits for', () => {
  fc.assert(
    fc.property(fc.constantFrom(...phases), fc.nat(2), fc.nat(900), (phase, paymentsWaiting, refundDue) => {
      const { who, what } = waitingFor(anOrderState({ phase, paymentsWaiting, refundDue }));
      assert.match(what, /^[A-Z].*\.$/);
      assert.ok(['customer', 'staff', 'botyard', 'nobody'].includes(who));
    }),
  );
});

test('a submitted payment waits for staff, not for the customer', () => {
  assert.equal(waitingFor(anOrderState({ phase: 'awaiting-payment' })).who, 'customer');
  assert.equal(waitingFor(anOrderState({ phase: 'awaiting-payment', paymentsWaiting: 1 })).who, 'staff');
});
