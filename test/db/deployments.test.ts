import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectDatabase, type Em } from '../../db/orm.ts';
import { listDeployments } from '../../db/queries/list-deployments.ts';
import { within } from '../../db/scope.ts';
import { freshDatabase } from '../fixtures/database.ts';

/** The same database, which tells how it would find the rows instead of finding them. */
const planning = (em: Em, told: string[]) =>
  ({
    async execute(sql: string, parameters: unknown[]) {
      const rows = await em.execute<{ 'QUERY PLAN': string }[]>(`explain ${sql}`, parameters);
      told.push(...rows.map((row) => row['QUERY PLAN']));
      return [];
    },
  }) as unknown as Em;

test('a page of the deployments is read in its order from an index, and nothing is sorted', async (t) => {
  const orm = await connectDatabase((await freshDatabase(t)).url);
  t.after(() => orm.close());
  const plan: string[] = [];

  await within(orm, { kind: 'staff' }, async (em) => {
    await em.execute('set local enable_sort = off');
    await listDeployments(planning(em, plan), { limit: 20, after: [new Date().toISOString(), crypto.randomUUID()] });
  });

  assert.match(plan.join('\n'), /Index Scan Backward using bot_deployments_created_at_index/);
  assert.doesNotMatch(plan.join('\n'), /Sort Key: d\./);
});
