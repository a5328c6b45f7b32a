import { rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { searchAttributes } from '../../domain/search-attributes.ts';
import { prepareNamespace } from '../../integrations/temporal/prepare-namespace.ts';
import { type Part, type Surroundings, startPart } from '../start/part.ts';
import { freePort } from '../start/ports.ts';
import { accountForPostgres } from '../start/postgres/account.ts';
import { installedBinaries } from '../start/postgres/binaries.ts';
import { ensureCluster } from '../start/postgres/cluster.ts';
import { findPlace } from '../start/postgres/place.ts';
import { ensureRoles } from '../start/postgres/roles.ts';
import { postgresPart, postgresUrl } from '../start/postgres/server.ts';
import { findTemporal } from '../start/temporal/find.ts';
import { temporalPart } from '../start/temporal/server.ts';
import { makeRunFolder } from './folder.ts';

interface Server {
  part: Part<void>;
  /** Where it is, under the name that the fixtures read. */
  variables: Record<string, string>;
}

const password = 'test'; // of a server on loopback that lives as long as the tests

/** A PostgreSQL and a Temporal of one's own, of which nothing is left. A careless PostgreSQL does not wait for the disk. */
export async function withServers<T>(
  stopping: AbortSignal,
  use: (variables: Record<string, string>) => Promise<T>,
  { careless = true, longestHistory }: { careless?: boolean; longestHistory?: number } = {},
): Promise<T> {
  const folder = makeRunFolder();
  const house = { logs: join(folder, 'logs'), records: join(folder, 'processes'), say: console.log, stopping };
  const starting = [startPostgres(folder, house, careless), startTemporal(folder, house, longestHistory)];
  try {
    const servers = await Promise.all(starting);
    return await use(Object.assign({}, ...servers.map(({ variables }) => variables)));
  } finally {
    const settled = await Promise.allSettled(starting);
    await Promise.all(settled.map((server) => (server.status === 'fulfilled' ? server.value.part.stop() : undefined)));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startPostgres(folder: string, house: Surroundings, careless: boolean): Promise<Server> {
  const place = findPlace({
    dataFolder: folder,
    binaries: installedBinaries(),
    account: accountForPostgres(),
    say: house.say,
    elsewhere: join(folder, 'elsewhere'),
  });
  await ensureCluster(place, password);
  const port = await freePort();
  const superuserUrl = postgresUrl('postgres', password, port, 'postgres');
  const part = await startPart(postgresPart({ place, port, superuserUrl, records: house.records, careless }), house);
  await ensureRoles(superuserUrl, { ownerPassword: password, appPassword: password });
  return { part, variables: { BOTYARD_TEST_POSTGRES: superuserUrl } };
}

async function startTemporal(folder: string, house: Surroundings, longestHistory?: number): Promise<Server> {
  const program = await findTemporal({
    path: process.env['PATH'] ?? '',
    cache: process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'),
    say: (progress) => house.say(`Temporal: ${progress}`),
    stopping: house.stopping,
  });
  const [port, uiPort] = [await freePort(), await freePort()];
  const server = {
    ...{ program, port, uiPort, namespace: 'default', home: folder, records: house.records },
    ...(longestHistory && { longestHistory }),
  };
  const part = await startPart(temporalPart(server), house);
  const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  try {
    await prepareNamespace(connection, server.namespace, searchAttributes);
  } finally {
    await connection.close();
  }
  return {
    part,
    variables: { BOTYARD_TEST_TEMPORAL: `127.0.0.1:${port}`, BOTYARD_TEST_TEMPORAL_UI: `http://127.0.0.1:${uiPort}` },
  };
}
