import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectAsSystem, connectDatabase } from '../../db/orm.ts';
import { within } from '../../db/scope.ts';
import { freshDatabase } from '../fixtures/database.ts';

test('no transaction of a process lasts for ever, and migrations take as long as they need', async (t) => {
  const { url, ownerUrl } = await freshDatabase(t);
  const orms = [
    await connectDatabase(url),
    await connectAsSystem(url),
    await connectDatabase(ownerUrl, { patienceMs: 0 }),
  ];
  t.after(() => Promise.all(orms.map((orm) => orm.close())));

  const limits = await Promise.all(
    orms.map((orm) =>
      within(orm, { kind: 'system' }, async (em) => {
        const [row] = await em.execute<{ limit: string }[]>(`select current_setting('transaction_timeout') as limit`);
        return row?.limit;
      }),
    ),
  );

  assert.deepEqual(limits, ['3min', '3min', '0']);
});
