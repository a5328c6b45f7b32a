import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { migrate } from '../db/migrate.ts';
import { connectDatabase } from '../db/orm.ts';
import { readConfiguration, required } from '../domain/configuration.ts';
import { Refusal } from '../domain/refusal.ts';

const usage = `npm run migrate                    brings the schema up to date
npm run migrate -- create <name>   writes a migration for what the entities say and the database does not`;

try {
  const { positionals } = parseArgs({ allowPositionals: true });
  const { databaseUrl, databaseOwnerUrl } = readEnvironment();
  const ownerUrl = required(databaseOwnerUrl, 'DATABASE_OWNER_URL');
  const [verb = 'up', name] = positionals;
  if (verb === 'up') await bringUp(ownerUrl, new URL(required(databaseUrl, 'DATABASE_URL')).username);
  else if (verb === 'create' && name) await create(ownerUrl, name);
  else throw new Refusal('usage', usage);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error([error.message, error.remedy].filter(Boolean).join('\n'));
  process.exitCode = 1;
}

function readEnvironment() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfiguration(process.env);
}

async function bringUp(ownerUrl: string, appRole: string): Promise<void> {
  const { applied } = await migrate(ownerUrl, appRole);
  console.log(applied.length ? `Applied ${applied.join(', ')}.` : 'The schema is up to date.');
}

async function create(ownerUrl: string, name: string): Promise<void> {
  const orm = await connectDatabase(ownerUrl, { connections: 1 });
  try {
    const { fileName } = await orm.migrator.create(undefined, false, false, name);
    console.log(
      fileName
        ? `Wrote db/migrations/${fileName}. Read it, and write its way down.`
        : 'The database says what the entities say.',
    );
  } finally {
    await orm.close();
  }
}
