import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { advance, deploymentStatus, orderPaths, type Phase, phases } from '../../domain/order.ts';

const aPhase = fc.constantFrom(...phases);

/** Every phase that an order can come to from here, itself included. */
function onward(from: Phase, seen = new Set<Phase>([from])): Set<Phase> {
  for (const next of orderPaths[from]) if (!seen.has(next)) onward(next, seen.add(next));
  return seen;
}

test('every phase can be reached from the quote', () => {
  assert.deepEqual([...onward('quoted')].sort(), [...phases].sort());
});

test('from wherever an order is, it can come to its end', () => {
  for (const phase of phases) assert.ok(onward(phase).has('ended'), `${phase} is a dead end`);
});

test('an order follows the paths of the business, and no other', () => {
  fc.assert(
    fc.property(aPhase, aPhase, (from, to) => {
      const allowed: readonly Phase[] = orderPaths[from];
      if (allowed.includes(to)) assert.equal(advance(from, to), to);
      else assert.throws(() => advance(from, to), new RegExp(`is ${from} cannot become ${to}`));
    }),
  );
});

test('however an order wanders, it is never served before it was provisioned, and never comes back from its end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
      const walked: Phase[] = ['quoted'];
      for (const choice of choices) {
        const ways: readonly Phase[] = orderPaths[walked.at(-1)!];
        if (ways.length > 0) walked.push(advance(walked.at(-1)!, ways[choice % ways.length]!));
      }
      if (walked.includes('active')) assert.ok(walked.indexOf('provisioning') < walked.indexOf('active'));
      if (walked.includes('ended')) assert.equal(walked.at(-1), 'ended');
    }),
  );
});

test('a deployment shows nothing before it is paid for, and failure only while staff is needed', () => {
  const attention = { cause: 'x', remedy: null, since: 0 };

  assert.equal(deploymentStatus('awaiting-payment', null), null);
  assert.equal(deploymentStatus('awaiting-approval', null), 'pending');
  assert.equal(deploymentStatus('provisioning', null), 'provisioning');
  assert.equal(deploymentStatus('provisioning', { ...attention, who: 'customer' }), 'provisioning');
  assert.equal(deploymentStatus('provisioning', { ...attention, who: 'staff' }), 'failed');
  assert.equal(deploymentStatus('settling', null), 'terminated');
});
