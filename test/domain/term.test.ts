import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moved, nextTerm, paidUntil, postponed, type Term } from '../../domain/term.ts';

const sale = { subject: 'renewal-1', price: 500, period: 'month', periodLength: null } as const;
const start = Date.UTC(2026, 0, 31, 12);
const first = nextTerm(null, start, { ...sale, subject: 'first', afterGap: true });

/** So many months that were sold one after the other, from a day on. */
const months = (from: number, count: number): Term[] => {
  const terms: Term[] = [nextTerm(null, from, { ...sale, afterGap: true })];
  while (terms.length < count) terms.push(nextTerm(terms.at(-1)!, from, { ...sale, afterGap: false }));
  return terms;
};
const someMonths = fc
  .tuple(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2030, 0, 1) }), fc.integer({ min: 1, max: 4 }))
  .map(([from, count]) => months(from, count));
const aTime = fc.integer({ min: 0, max: 400 * 86_400_000 });

test('the first term begins now, and the next one where it ends', () => {
  const second = nextTerm(first, start + 5, { ...sale, afterGap: false });

  assert.deepEqual([first.from, first.until, first.day], [start, Date.UTC(2026, 1, 28, 12), 31]);
  assert.deepEqual([second.from, second.until, second.day], [first.until, Date.UTC(2026, 2, 31, 12), 31]);
});

test('after a gap a term begins with the day of its payment', () => {
  const late = Date.UTC(2026, 2, 10);

  const { from, until, day } = nextTerm(first, late, { ...sale, afterGap: true });

  assert.deepEqual([from, until, day], [late, Date.UTC(2026, 3, 10), 10]);
});

test('a trial lasts as long as it was said to, whatever the calendar says', () => {
  const { from, until } = nextTerm(null, start, { ...sale, periodLength: 2_000, afterGap: true });

  assert.equal(until - from, 2_000);
});

test('terms that follow each other have no gap, and each is longer than nothing', () => {
  fc.assert(
    fc.property(someMonths, (terms) => {
      for (const [index, term] of terms.entries()) {
        assert.ok(term.until > term.from);
        if (index > 0) assert.equal(term.from, terms[index - 1]!.until);
      }
    }),
  );
});

test('time that was lost is added to all that was sold: nothing gets shorter, no gap opens, what has begun stays begun', () => {
  fc.assert(
    fc.property(someMonths, aTime, (terms, lost) => {
      const later = postponed(terms, lost);
      assert.equal(paidUntil(later), paidUntil(terms)! + lost);
      assert.equal(later[0]!.from, terms[0]!.from);
      for (const [index, term] of later.entries()) {
        assert.equal(term.until, terms[index]!.until + lost);
        if (index > 0) assert.equal(term.from, later[index - 1]!.until);
      }
    }),
  );
});

test('more time is given at the end of all that was sold, and moves nothing else', () => {
  fc.assert(
    fc.property(someMonths, aTime, (terms, time) => {
      const longer = moved(terms, time);
      assert.equal(paidUntil(longer), paidUntil(terms)! + time);
      assert.deepEqual(longer.slice(0, -1), terms.slice(0, -1));
      assert.equal(longer.at(-1)!.from, terms.at(-1)!.from);
    }),
  );
});

test('nothing that was sold is paid until no time', () => {
  assert.equal(paidUntil([]), null);
});
