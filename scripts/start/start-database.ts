import { migrate } from '../../db/migrate.ts';
import type { House } from './house.ts';
import { accountForPostgres } from './postgres/account.ts';
import { installedBinaries } from './postgres/binaries.ts';
import { ensureCluster } from './postgres/cluster.ts';
import { findPlace } from './postgres/place.ts';
import { appRole, ensureDatabase, ensureRoles, ownerRole } from './postgres/roles.ts';
import { postgresPart, postgresUrl } from './postgres/server.ts';

export interface Database {
  /** The plain role of the processes. */
  url: string;
  /** Absent where somebody else looks after the tables. */
  ownerUrl?: string | undefined;
}

const name = 'botyard';

/** The one named in the configuration, or one of our own. */
export async function startDatabase(house: House): Promise<Database> {
  const { databaseUrl, databaseOwnerUrl } = house.configuration;
  return databaseUrl ? { url: databaseUrl, ownerUrl: databaseOwnerUrl } : startOwnDatabase(house);
}

async function startOwnDatabase(house: House): Promise<Database> {
  const { folder, say, records, secrets } = house;
  const port = house.ports.postgres;
  const place = findPlace({ dataFolder: folder, binaries: installedBinaries(), account: accountForPostgres(), say });
  await ensureCluster(place, secrets.superuserPassword);

  const superuserUrl = postgresUrl('postgres', secrets.superuserPassword, port, 'postgres');
  await house.start(postgresPart({ place, port, superuserUrl, records }));
  await ensureRoles(superuserUrl, secrets);
  await ensureDatabase(superuserUrl, name);
  return {
    url: postgresUrl(appRole, secrets.appPassword, port, name),
    ownerUrl: postgresUrl(ownerRole, secrets.ownerPassword, port, name),
  };
}

/** Answers with what was done, in a few words. */
export async function bringSchemaUpToDate({ url, ownerUrl }: Database): Promise<string> {
  if (!ownerUrl) return 'left alone, because DATABASE_OWNER_URL is not set: npm run migrate';
  const { applied } = await migrate(ownerUrl, decodeURIComponent(new URL(url).username));
  return applied.length ? `${applied.length} migrations` : 'up to date';
}
