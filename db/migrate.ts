import { connectDatabase, type Orm } from './orm.ts';
import { seedCatalogue } from './queries/catalogue.ts';
import { settleForeignPositions } from './queries/live-events.ts';
import { within } from './scope.ts';

/**
 * Brings the schema up to date as its owner, and lets the plain role of the processes use it.
 * Roles belong to the cluster, not to this database: they must exist already. Safe to repeat.
 */
export async function migrate(ownerUrl: string, appRole: string): Promise<{ applied: string[] }> {
  const orm = await connectDatabase(ownerUrl, { connections: 2, patienceMs: 0 }); // a change takes as long as the tables are large
  try {
    const applied = await orm.migrator.up();
    await grantTo(orm, appRole);
    await within(orm, { kind: 'system' }, seedCatalogue);
    await within(orm, { kind: 'system' }, settleForeignPositions);
    return { applied: applied.map(({ name }) => name) };
  } finally {
    await orm.close();
  }
}

async function grantTo(orm: Orm, role: string): Promise<void> {
  const name = `"${role.replaceAll('"', '""')}"`;
  await orm.em.getConnection().execute(`
    grant usage on schema public to ${name};
    grant select, insert, update, delete on all tables in schema public to ${name};
    grant usage on all sequences in schema public to ${name};
    revoke all on table mikro_orm_migrations from ${name};
  `);
}
