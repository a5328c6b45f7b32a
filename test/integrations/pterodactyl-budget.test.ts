import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BudgetStore, callBudget, freshBudget } from '../../integrations/pterodactyl/call-budget.ts';
import { PanelBusy } from '../../integrations/pterodactyl/panel-error.ts';

function shared() {
  let row = freshBudget;
  let time = 1_000_000;
  const store: BudgetStore = {
    async change(work) {
      const done = work(row);
      row = done.row;
      return done.result;
    },
  };
  const budget = () => callBudget(store, { now: () => time, reserve: 0.1 });
  const pass = (ms: number) => {
    time += ms;
  };
  return { one: budget(), other: budget(), pass };
}

const told = (limit: number, remaining: number) => ({ limit, remaining, retryAfterSeconds: null });
const waiting = (ms: number) => (error: unknown) =>
  error instanceof PanelBusy && error.retryAfterMs === ms && !error.mayBeDone;

test('processes share what is left, and leave a tenth of it to people', async () => {
  const { one, other, pass } = shared();
  await one.take();
  await one.learn(told(20, 19));
  for (let at = 0; at < 17; at++) await (at % 2 ? one : other).take();

  pass(10_000);
  await assert.rejects(one.take(), waiting(50_000));
  await assert.rejects(other.take(), waiting(50_000));
  pass(50_000);
  await other.take();
});

test('what others use up with the same account counts as well', async () => {
  const { one, other } = shared();
  await one.take();
  await one.learn(told(240, 10));

  await assert.rejects(other.take(), waiting(60_000));
});

test('after a 429 nobody calls before the panel’s own time', async () => {
  const { one, other, pass } = shared();
  await one.take();
  await one.learn({ limit: 240, remaining: 0, retryAfterSeconds: 90 });

  pass(60_000);
  await assert.rejects(other.take(), waiting(30_000));
  pass(30_000);
  await other.take();
});

test('nothing is held back before the panel has told its limit', async () => {
  const { one } = shared();
  for (let at = 0; at < 500; at++) await one.take();
});

test('what is counted for one server alone holds nothing else up', async () => {
  const { one, other } = shared();
  await one.take();
  await one.learn(told(128, 100));
  await one.learn({ limit: 5, remaining: 0, retryAfterSeconds: 50 });

  await other.take();
});
