import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phases } from '../../../domain/order.ts';
import { lifeNames } from '../../../scripts/chaos/lives/names.ts';
import { lives } from '../../../scripts/chaos/lives.ts';
import { makePlan, victims } from '../../../scripts/chaos/plan.ts';

const size = { seed: '7', orders: 200, kills: 24, minutes: 4 };

const counts = (words: readonly string[]) =>
  [...Map.groupBy(words, (word) => word).values()].map(({ length }) => length);
const spread = (numbers: number[]) => Math.max(...numbers) - Math.min(...numbers);

test('the same seed plans the same chaos, and another seed another one', () => {
  assert.deepEqual(makePlan(size), makePlan(size));
  assert.notDeepEqual(makePlan(size), makePlan({ ...size, seed: '8' }));
});

test('more kills change nothing about the lives', () => {
  assert.deepEqual(makePlan({ ...size, kills: 50 }).lives, makePlan(size).lives);
});

test('every kind of life is lived about as often as any other', () => {
  const names = makePlan(size).lives.map(({ life }) => life);

  assert.equal(names.length, 200);
  assert.equal(new Set(names).size, lifeNames.length);
  assert.ok(spread(counts(names)) <= 1);
});

test('exactly as many kills are planned as were asked for, spread evenly over the parts, within the time', () => {
  const { blows } = makePlan(size);
  const killed = blows.flatMap((blow) => blow.victims.map(({ victim }) => victim));

  assert.equal(killed.length, 24);
  assert.equal(new Set(killed).size, victims.length);
  assert.ok(spread(counts(killed)) <= 1);
  assert.ok(blows.reduce((sum, { after }) => sum + after, 0) < 4 * 60_000);
});

test('wherever an order can be, some life comes to rest', () => {
  const places = new Set(Object.values(lives).map(({ rests }) => rests.phase));

  assert.deepEqual([...places].sort(), [...phases].sort());
});
