import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dayOf, endOfPeriod } from '../../domain/calendar.ts';

const aTime = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2060, 0, 1) });
const utc = (text: string) => Date.parse(`${text}Z`);

test('a month ends on the same day of the next one, or on its last day where it has no such day', () => {
  const ends = (from: string, day: number) => new Date(endOfPeriod(utc(from), 'month', day)).toISOString();

  assert.equal(ends('2026-01-31T10:00:00', 31), '2026-02-28T10:00:00.000Z');
  assert.equal(ends('2026-02-28T10:00:00', 31), '2026-03-31T10:00:00.000Z');
  assert.equal(ends('2028-01-30T10:00:00', 30), '2028-02-29T10:00:00.000Z');
  assert.equal(ends('2026-12-15T23:59:59.999', 15), '2027-01-15T23:59:59.999Z');
});

test('a year that begins on a leap day ends on the last of February, and finds the leap day again', () => {
  const ends = [utc('2028-02-29T00:00:00')];
  for (let year = 0; year < 4; year++) ends.push(endOfPeriod(ends.at(-1)!, 'year', 29));

  assert.deepEqual(
    ends.map((at) => new Date(at).toISOString().slice(0, 10)),
    ['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'],
  );
});

test('however many months follow each other, each ends in the next month, on its own day wherever there is one, at the same time of day', () => {
  fc.assert(
    fc.property(aTime, fc.integer({ min: 1, max: 30 }), (start, months) => {
      const day = dayOf(start);
      let at = start;
      for (let month = 1; month <= months; month++) {
        const end = endOfPeriod(at, 'month', day);
        const [from, to] = [new Date(at), new Date(end)];
        const months = to.getUTCFullYear() * 12 + to.getUTCMonth() - from.getUTCFullYear() * 12 - from.getUTCMonth();
        const daysInMonth = new Date(Date.UTC(to.getUTCFullYear(), to.getUTCMonth() + 1, 0)).getUTCDate();
        assert.equal(months, 1);
        assert.equal(to.getUTCDate(), Math.min(day, daysInMonth));
        assert.equal(end % 86_400_000, start % 86_400_000);
        at = end;
      }
    }),
  );
});

test('twelve months are a year, wherever they begin', () => {
  fc.assert(
    fc.property(aTime, (start) => {
      const day = dayOf(start);
      let at = start;
      for (let month = 0; month < 12; month++) at = endOfPeriod(at, 'month', day);
      assert.equal(at, endOfPeriod(start, 'year', day));
    }),
  );
});
