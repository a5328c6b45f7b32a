import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whatComesNext } from '../../domain/forecast.ts';
import { type Happening, tell } from '../../domain/timeline.ts';
import { anOrderState } from '../factories/order-state.ts';

const usd = (amount: number) => ({ amount, currency: 'USD' });
const told = (it: Happening) => tell([{ at: 0, ...it }])[0]?.text;

test('what happened is told in the order in which it happened', () => {
  const entries = [
    {
      at: 2,
      kind: 'phase',
      phase: 'active',
      before: 'quoted',
      price: usd(500),
      until: null,
      by: null,
      refundDue: usd(0),
    },
    { at: 1, kind: 'token-changed' },
  ] as const;

  assert.deepEqual(tell(entries), [
    { at: 1, text: 'A bot token was given.' },
    { at: 2, text: 'Your bot is live.' },
  ]);
});

test('each thing that can happen is a sentence', () => {
  const attempt = { kind: 'attempt', action: 'provision', number: 2, host: 'docker', message: null } as const;

  assert.equal(told({ ...attempt, outcome: 'failed' }), 'Attempt 2 to build the bot on docker did not succeed.');
  assert.equal(
    told({ ...attempt, outcome: 'refused', message: 'No port is free' }),
    'Attempt 2 to build the bot on docker did not succeed: No port is free.',
  );
  assert.equal(
    told({ kind: 'refund', status: 'waived', amount: usd(5), by: 'Ann' }),
    'The refund of 0.05 USD was waived by Ann.',
  );
  assert.equal(
    told({ kind: 'ending', reason: 'quote-expired', by: null, note: null }),
    'The quote was not accepted in time.',
  );
  assert.equal(
    told({ kind: 'ending', reason: 'cancelled', by: 'Ann', note: 'Moved away!' }),
    'The order was cancelled by Ann: Moved away!',
  );
  assert.equal(
    told({
      kind: 'phase',
      phase: 'awaiting-payment',
      before: 'quoted',
      price: usd(500),
      until: Date.UTC(2026, 10, 28, 10),
      by: null,
      refundDue: usd(0),
    }),
    'Quote accepted. Waiting for payment of 5.00 USD until 28 November 2026 at 10:00 UTC.',
  );
});

test('an order that is approved by itself does not promise a look by staff', () => {
  const texts = whatComesNext(anOrderState({ approval: 'automatic' })).map(({ text }) => text);

  assert.ok(!texts.some((text) => text.includes('staff')));
});

test('after the end nothing comes; before it, an order that is to end comes to nothing but its end', () => {
  const ending = { reason: 'cancelled', decision: null, at: 0 } as const;

  assert.deepEqual(whatComesNext(anOrderState({ phase: 'ended' })), []);
  assert.deepEqual(
    whatComesNext(anOrderState({ phase: 'provisioning', until: null, ending })).map(({ text }) => text),
    ['Everything is being undone.', 'Then the order ends.'],
  );
});

test('what stands in the way comes with the way out', () => {
  const attention = { who: 'staff', cause: 'No port is free.', remedy: 'Add ports to node 1.', since: 0 } as const;
  const [first, second] = whatComesNext(anOrderState({ phase: 'provisioning', attention }));

  assert.deepEqual([first?.text, second?.text], ['No port is free.', 'Add ports to node 1.']);
});

test('a smaller plan that is on its way is told before it begins', () => {
  const agreed = { id: 'c', tier: 'starter', renewalAmount: 500, due: 0, begins: 'at-renewal' } as const;
  const change = { ...agreed, number: 1, until: null, paid: false, renewal: null, ready: false, replaces: [] };
  const texts = whatComesNext(anOrderState({ phase: 'active', tier: 'pro', change })).map(({ text }) => text);

  assert.ok(texts.includes('The plan is starter from the next period on.'), texts.join('\n'));
});
