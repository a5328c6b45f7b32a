import assert from 'node:assert/strict';
import { test } from 'node:test';
import { migrate } from '../../db/migrate.ts';
import { connectDatabase } from '../../db/orm.ts';
import { appRole } from '../../scripts/start/postgres/roles.ts';
import { emptyDatabase } from '../fixtures/database.ts';

test('the schema goes up, down to nothing, and up again, and is then what the entities say', async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  const first = await migrate(ownerUrl, appRole);
  const orm = await connectDatabase(ownerUrl);
  t.after(() => orm.close());
  const tables = () =>
    orm.em
      .getConnection()
      .execute("select 1 from pg_tables where schemaname = 'public' and tablename <> 'mikro_orm_migrations'");

  await orm.migrator.down({ to: 0 });
  const left = await tables();
  const second = await migrate(ownerUrl, appRole);

  assert.deepEqual(left, []);
  assert.deepEqual(second.applied, first.applied);
  assert.ok((await tables()).length > 10);
  assert.equal(await orm.schema.getUpdateSchemaSQL({ wrap: false }), '');
});

test('migrating twice changes nothing, and keeps the prices that an admin has set', async (t) => {
  const { ownerUrl } = await emptyDatabase(t);
  await migrate(ownerUrl, appRole);
  const orm = await connectDatabase(ownerUrl);
  t.after(() => orm.close());
  const price = async (sql: string) => {
    const em = orm.em.fork({ session: { variables: { 'app.scope': 'staff' } } });
    return em.transactional((tx) => tx.execute(sql));
  };
  await price("update plans set monthly_price = 700 where tier = 'starter'");

  const again = await migrate(ownerUrl, appRole);

  assert.deepEqual(again.applied, []);
  assert.deepEqual(await price("select monthly_price from plans where tier = 'starter'"), [{ monthly_price: 700 }]);
});
