import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { thinnings, thinOldestHour } from '../../db/queries/thin-samples.ts';
import { sumNextHour, uptimeInAll, uptimeOfBot, uptimeOfCustomer } from '../../db/queries/uptime.ts';
import { readHistory } from '../../db/queries/usage-history.ts';
import { within } from '../../db/scope.ts';
import { defaultRetention } from '../../domain/retention.ts';
import { chartSpan } from '../../domain/uptime.ts';
import { looked, type PastLook } from '../factories/looks.ts';
import { bring, placed } from '../factories/order-life.ts';
import { serveApi } from '../fixtures/api.ts';
import type { Caller } from '../fixtures/caller.ts';
import { system } from '../fixtures/house.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** The beginning of a day, so that slots, hours and days can be counted from it. */
const now = Math.floor(Date.UTC(2026, 5, 15) / day) * day;
const ago = (ms: number) => now - ms;

async function stage(t: TestContext) {
  const api = await serveApi(t);
  const ann = await api.as('Ann');
  const ask = <Row>(sql: string, parameters: unknown[] = []) =>
    within(api.orm, system, (em) => em.execute<Row[]>(sql, parameters));
  const bot = async (looks: readonly PastLook[] = [], owner: Caller = ann): Promise<string> => {
    const { id } = await placed(owner);
    await bring(api, id, { phase: 'active' });
    await looked(api, id, looks);
    return id;
  };
  const uptime = (id: string, at = now) => within(api.orm, system, (em) => uptimeOfBot(em, id, at));
  const inAll = (at = now) => within(api.orm, system, (em) => uptimeInAll(em, at));
  const history = (id: string, range: 'day' | 'week' | 'year', at = now) =>
    within(api.orm, system, (em) => readHistory(em, id, { range, now: at }));
  const thin = async (at: number) => {
    for (const thinning of thinnings) {
      const before = at - defaultRetention[thinning.keptFor];
      while (await within(api.orm, system, (em) => thinOldestHour(em, thinning, before)));
    }
  };
  const sumUp = async (at = now) => {
    while (await within(api.orm, system, (em) => sumNextHour(em, at)));
  };
  return { api, ann, ask, bot, uptime, inAll, history, thin, sumUp };
}

/** Looks every five minutes from so long ago on, for as long; the nth is down where the list says so. */
const looks = (from: number, length: number, isUp: (nth: number) => boolean = () => true): PastLook[] =>
  Array.from({ length: length / (5 * minute) }, (_, nth) => ({
    at: ago(from) + nth * 5 * minute + minute,
    up: isUp(nth),
  }));

test('a bot that was down for an hour of a day was up for 23 of 24 hours', async (t) => {
  const { bot, uptime } = await stage(t);
  const id = await bot(looks(day, day, (nth) => nth >= 12));

  const { day: lastDay } = await uptime(id);

  assert.equal(lastDay.upShare, 23 / 24);
  assert.equal(lastDay.knownShare, 1);
});

test('a time in which nobody looked is neither up nor down, and is said to be unknown', async (t) => {
  const { bot, uptime } = await stage(t);
  const id = await bot([...looks(day, 6 * hour), ...looks(6 * hour, 6 * hour, () => false)]);

  const forgotten = await uptime(await bot(looks(day, 12 * hour)));
  const its = await uptime(id);
  const unseen = await uptime(await bot());

  assert.deepEqual(its.day, { upShare: 0.5, knownShare: 0.5 });
  assert.deepEqual(forgotten.day, { upShare: 1, knownShare: 0.5 });
  assert.deepEqual(unseen.month, { upShare: null, knownShare: 0 });
});

test('many looks in five minutes count no more than one', async (t) => {
  const { bot, uptime } = await stage(t);
  const twice = [0, 30, 60, 90].map((seconds) => ({ at: ago(2 * hour) + seconds * 1_000, up: false }));
  const id = await bot([...twice, { at: ago(hour), up: true }]);
  const mixed = await bot([0, 1, 2].map((nth) => ({ at: ago(hour) + nth * minute, up: nth === 0 })));

  assert.equal((await uptime(id)).day.upShare, 0.5);
  assert.equal((await uptime(mixed)).day.upShare, 1 / 3);
});

test('a bot that is younger than the window, or stopped, is measured by its own time', async (t) => {
  const { api, bot, uptime } = await stage(t);
  const young = await bot(looks(3 * hour, 3 * hour));
  const stopped = await bot(looks(day, 12 * hour));
  await bring(api, stopped, { phase: 'suspended' });

  assert.deepEqual((await uptime(young)).week, { upShare: 1, knownShare: 1 });
  assert.deepEqual((await uptime(stopped)).day, { upShare: 1, knownShare: 1 });
});

test('the uptime of a customer is that of all their bots, and of nobody else', async (t) => {
  const { api, ann, bot } = await stage(t);
  const bob = await api.as('Bob');
  await bot(looks(day, day));
  await bot(
    looks(day, day, () => false),
    ann,
  );
  await bot(
    looks(day, day, () => false),
    bob,
  );
  const customers = await within(api.orm, system, (em) =>
    em.execute<{ id: string; name: string }[]>('select id, name from users order by name'),
  );

  const [anns, bobs] = await Promise.all(
    customers.map(({ id }) => within(api.orm, system, (em) => uptimeOfCustomer(em, id, now))),
  );

  assert.deepEqual([anns!.day.upShare, bobs!.day.upShare], [0.5, 0]);
});

test('the uptime of all bots is the same whether hours were summed up or not', async (t) => {
  const { bot, inAll, sumUp, ask } = await stage(t);
  await bot(looks(4 * day, 4 * day, (nth) => nth % 7 !== 0));
  await bot(looks(3 * day, 2 * day, (nth) => nth % 2 === 0));
  const now1 = now + 25 * minute;
  await bot(looks(hour, hour + 20 * minute));

  const before = await inAll(now1);
  await sumUp(now1);
  const after = await inAll(now1);

  assert.deepEqual(after, before);
  assert.ok(before.month.upShare! > 0.5 && before.month.upShare! < 1);
  assert.deepEqual(
    await ask('select count(*)::int as n, max(hour) < to_timestamp(?) as over from uptime_hours', [now1 / 1_000]),
    [{ n: 4 * 24, over: true }],
  );
});

test('charts show gaps as gaps, and rates from counters that may begin anew', async (t) => {
  const { bot, history } = await stage(t);
  const at = (minutes: number) => ago(hour) + minutes * minute;
  const id = await bot([
    { at: at(1), up: true, cpu: 10, memory: 100, disk: 5, rx: 1_000, tx: 0 },
    { at: at(6), up: true, cpu: 20, memory: 200, disk: 5, rx: 31_000, tx: 300 },
    { at: at(11), up: true, cpu: 30, memory: 300, disk: 5, rx: 600, tx: 0 },
    { at: at(21), up: false },
  ]);

  const points = (await history(id, 'day')).filter((point) => point.at >= at(0));

  assert.equal((await history(id, 'day')).length, 288);
  assert.deepEqual(
    points.slice(0, 5).map(({ at: when, ...point }) => [(when - at(0)) / minute, ...Object.values(point)]),
    [
      [0, 1, 10, 100, 5, null, null],
      [5, 1, 20, 200, 5, 100, 1],
      [10, 1, 30, 300, 5, 2, 0],
      [15, null, null, null, null, null, null],
      [20, 0, null, null, null, null, null],
    ],
  );
});

test('thinning makes rows of five minutes, then of hours, and nothing is left of what is fresh', async (t) => {
  const { bot, thin, ask } = await stage(t);
  await bot(looks(12 * day, 12 * day));
  const spans = () =>
    ask('select span, count(*)::int as n, sum(looks)::int as looks from health_samples group by 1 order by 1');

  await thin(now);
  const once = await spans();
  await thin(now);

  assert.deepEqual(once, [
    { span: 0, n: 2 * 288, looks: 2 * 288 },
    { span: 300, n: 7 * 288, looks: 7 * 288 },
    { span: 3_600, n: 3 * 24, looks: 3 * 288 },
  ]);
  assert.deepEqual(await spans(), once);
});

test('whatever was seen, thinning changes neither sums nor uptime, and gaps stay gaps', {
  timeout: 110_000,
}, async (t) => {
  const { bot, thin, ask, uptime, history } = await stage(t);
  const aLook = fc.record({
    minutes: fc.oneof(fc.integer({ min: 0, max: 13 * 24 * 60 - 1 }), fc.integer({ min: 0, max: 180 })),
    up: fc.boolean(),
    cpu: fc.integer({ min: 0, max: 400 }),
  });
  const sums = (id: string) =>
    ask('select sum(looks)::int as looks, sum(ups)::int as ups from health_samples where order_id = ?', [id]);

  await fc.assert(
    fc.asyncProperty(fc.array(aLook, { minLength: 1, maxLength: 400 }), async (seen) => {
      const id = await bot(seen.map(({ minutes, ...look }) => ({ ...look, at: ago(13 * day) + minutes * minute })));
      const known = async () => ({
        sums: await sums(id),
        uptime: await uptime(id),
        gaps: (await history(id, 'year')).map(({ upShare }) => upShare),
      });
      const before = await known();
      await thin(now - 4 * day);
      const between = await known();
      await thin(now);

      assert.deepEqual(between, before);
      assert.deepEqual(await known(), before);
      const [raw] = await ask<{ n: number }>(
        'select count(*)::int as n from health_samples where order_id = ? and span = 0 and at < to_timestamp(?)',
        [id, ago(2 * day) / 1_000],
      );
      assert.equal(raw?.n, 0);
    }),
    { numRuns: 12 },
  );
});

test('a chart has as many points as it has steps, and the last one has begun', () => {
  for (const [range, steps] of [
    ['day', 288],
    ['week', 168],
    ['year', 365],
  ] as const) {
    const { from, until, step } = chartSpan(range, now + 7 * minute);
    assert.equal((until - from) / step, steps);
    assert.ok(until > now + 7 * minute && until - step <= now + 7 * minute);
  }
});
