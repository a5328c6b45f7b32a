import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asRefusal } from '../../api/outside-errors.ts';
import { connectDatabase, type Em } from '../../db/orm.ts';
import { reading, within } from '../../db/scope.ts';
import { freshDatabase } from '../fixtures/database.ts';
import { eventually } from '../fixtures/house.ts';
import { quietableLine } from '../fixtures/quietable-line.ts';

const system = { kind: 'system' } as const;
const connections = 2;
const lose = (em: Em) => em.execute('select pg_terminate_backend(pg_backend_pid())');

/** How each of so many transactions fails, more than the pool has connections. */
async function failures(t: Parameters<typeof freshDatabase>[0], work: (em: Em) => Promise<unknown>) {
  const { url } = await freshDatabase(t);
  const orm = await connectDatabase(url, { connections });
  t.after(() => orm.close());
  const codes: unknown[] = [];
  for (let times = 0; times < connections + 1; times++) {
    await within(orm, system, work).catch((error) => codes.push(asRefusal(error)?.code));
  }
  assert.deepEqual(await within(orm, system, (em) => em.execute('select 1 as one')), [{ one: 1 }]);
  return codes;
}

const away = Array(connections + 1).fill('database-away');

test('connections that are lost within a transaction are given back, so that the pool never runs dry', async (t) => {
  assert.deepEqual(await failures(t, lose), away);
});

test('so are those that are lost before the commit', async (t) => {
  const unheard = (em: Em) => lose(em).catch(() => undefined);

  assert.deepEqual(await failures(t, unheard), away);
});

test('a database that falls silent is one that is away, and is found again once it speaks', async (t) => {
  const { url } = await freshDatabase(t);
  const line = await quietableLine(t, url);
  const orm = await connectDatabase(line.url, { connections, patienceMs: 300 });
  t.after(() => orm.close());
  const asked = [
    () => within(orm, system, (em) => em.execute('select 1 as one')),
    () => reading(orm, system).execute<{ one: number }[]>('select 1 as one'),
  ];
  const answers = () => Promise.all(asked.map((ask) => ask().catch((error) => asRefusal(error)?.code)));

  const before = await answers();
  line.fallSilent();
  const silent = [await answers(), await answers()];
  line.speak();
  const after = await eventually('all is well', async () => {
    const all = await answers();
    return all.every((rows) => Array.isArray(rows)) && all;
  });

  assert.deepEqual([before, after], Array(2).fill(Array(2).fill([{ one: 1 }])));
  assert.deepEqual(silent, Array(2).fill(Array(2).fill('database-away')));
});
