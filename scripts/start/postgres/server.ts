import pg from 'pg';
import { launchKept, probe } from '../launch.ts';
import type { PartPlan } from '../part.ts';
import { programOf } from './binaries.ts';
import type { Place } from './place.ts';

interface Server {
  place: Place;
  port: number;
  superuserUrl: string;
  records: string;
  /** For throw-away databases: fast, and lost when the machine goes down. */
  careless?: boolean;
}

export const postgresUrl = (user: string, password: string, port: number, database: string) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

export const postgresPart = ({ place, port, superuserUrl, records, careless = false }: Server): PartPlan<void> => ({
  name: 'postgres',
  quiet: true,
  launch: () =>
    launchKept({
      name: 'postgres-server',
      command: programOf(place.binaries, 'postgres'),
      args: ['-D', place.data, ...settingsOf(port, careless).flatMap((setting) => ['-c', setting])],
      env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' },
      stopSignal: 'SIGINT', // the "fast" shutdown: does not wait for its clients to leave
      records,
      ...place.account,
    }),
  untilReady: (child) => probe(child, () => ask(superuserUrl)),
});

const settingsOf = (port: number, careless: boolean) => [
  `port=${port}`,
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'timezone=UTC',
  'log_timezone=UTC',
  ...(careless ? ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : []),
];

async function ask(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined); // a server that goes away while we ask is not ready, and asked again
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => undefined);
  }
}
