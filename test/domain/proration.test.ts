import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { priceDifference, remainingShare } from '../../domain/proration.ts';

const span = { from: 0, until: 30_000 };
const aTime = fc.integer({ min: -10_000, max: 5_000_000 });
const anAmount = fc.integer({ min: 0, max: 10_000_000 });
const aSpan = fc
  .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 1_000, max: 2_000_000 }))
  .map(([from, length]) => ({ from, until: from + length }));

test('what is left of a time has its part of the price: by the second, halves up', () => {
  assert.equal(remainingShare(500, span, 0), 500);
  assert.equal(remainingShare(500, span, 15_000), 250);
  assert.equal(remainingShare(500, span, 15_999), 250);
  assert.equal(remainingShare(1, span, 15_000), 1);
  assert.equal(remainingShare(1, span, 16_000), 0);
  assert.equal(remainingShare(500, span, 30_000), 0);
  assert.equal(remainingShare(500, { from: 7, until: 7 }, 7), 0);
});

test('a share is never more than the whole and never less than nothing, whenever it is asked for', () => {
  fc.assert(
    fc.property(anAmount, aSpan, aTime, (amount, during, at) => {
      const share = remainingShare(amount, during, at);
      assert.ok(Number.isSafeInteger(share) && share >= 0 && share <= amount, `${share} of ${amount}`);
      assert.equal(remainingShare(-amount, during, at) + share, 0);
    }),
  );
});

test('less is left later', () => {
  fc.assert(
    fc.property(anAmount, aSpan, aTime, aTime, (amount, during, one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      assert.ok(remainingShare(amount, during, early) >= remainingShare(amount, during, late));
    }),
  );
});

test('what is left and what has gone are the whole, within one unit', () => {
  fc.assert(
    fc.property(anAmount, aSpan, fc.integer({ min: 0, max: 2_000 }), (amount, during, second) => {
      const at = Math.min(during.from + second * 1_000, during.until);
      const gone = amount - remainingShare(amount, during, at);
      const asTime = remainingShare(amount, { from: at, until: during.until }, at);
      const part =
        (amount * (Math.floor(at / 1_000) - Math.floor(during.from / 1_000))) /
        (Math.floor(during.until / 1_000) - Math.floor(during.from / 1_000));
      assert.ok(Math.abs(gone - part) <= 1, `${gone} instead of ${part}`);
      assert.ok(
        asTime === amount || at === during.until || Math.floor(at / 1_000) === Math.floor(during.until / 1_000),
      );
    }),
  );
});

test('a change to another price and back costs nothing, within one unit for each term', () => {
  const terms = fc.array(fc.record({ span: aSpan, price: anAmount }), { maxLength: 4 });
  fc.assert(
    fc.property(terms, anAmount, aTime, (sold, price, at) => {
      const before = sold.map(({ span: during, price: paid }) => ({
        ...during,
        price: paid,
        subject: 'first',
        day: 1,
      }));
      const there = priceDifference(before, price, at);
      const back = before.reduce((sum, term) => sum + priceDifference([{ ...term, price }], term.price, at), 0);
      assert.ok(Math.abs(there + back) <= before.length);
    }),
  );
});
