import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../db/migrate.ts';
import { botyardEnvironment } from '../start/child-environment.ts';
import { launchNode, readyMessage } from '../start/launch.ts';
import { type Part, startPart } from '../start/part.ts';
import { appRole, ensureDatabase, ownerRole } from '../start/postgres/roles.ts';
import { withServers } from '../test/servers.ts';

type Variables = Record<string, string>;

export interface BenchHouse {
  databaseUrl: string;
  /** The same database, seen by the role that owns its tables. */
  ownerUrl: string;
  /** The same database, seen by the superuser. */
  superuserUrl: string;
  temporal: string;
  /** Where the processes are written down. */
  records: string;
  /** What a process of ours must know, and whatever else it is told here. */
  ours(known?: Variables): Variables;
  /** Keeps a process up until it is stopped, at the latest with the house. */
  start<Ready>(name: string, entry: string, env: Variables): Promise<Part<Ready>>;
}

/** A database and a Temporal as the tests have them, and a place for the processes of one bench. */
export function withBenchHouse<T>(use: (house: BenchHouse) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  return withServers(
    stopping.signal,
    async ({ BOTYARD_TEST_POSTGRES: superuser = '', BOTYARD_TEST_TEMPORAL: temporal = '' }) => {
      const [databaseUrl, ownerUrl] = [as(superuser, appRole), as(superuser, ownerRole)];
      await ensureDatabase(superuser, 'bench');
      await migrate(ownerUrl, appRole);
      const folder = mkdtempSync(join(tmpdir(), 'botyard-bench-'));
      const records = join(folder, 'processes');
      const around = { logs: join(folder, 'logs'), records, say: console.log, stopping: stopping.signal };
      const keys = `bench:${randomBytes(32).toString('base64')}`;
      const parts: Part<unknown>[] = [];
      try {
        return await use({
          ...{ databaseUrl, ownerUrl, temporal, records },
          superuserUrl: as(superuser, new URL(superuser).username),
          ours: (known = {}) =>
            botyardEnvironment(process.env, {
              ...{ BOTYARD_KEYS: keys, DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporal, LOG_LEVEL: 'warn' },
              ...known,
            }),
          async start<Ready>(name: string, entry: string, env: Variables) {
            const launch = () => launchNode({ name, entry, env, records });
            const part = await startPart<Ready>({ name, launch, untilReady: readyMessage }, around);
            parts.push(part);
            return part;
          },
        });
      } finally {
        await Promise.all(parts.map((part) => part.stop()));
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { careless: false },
  );
}

function as(superuserUrl: string, role: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.pathname = '/bench';
  return url.href;
}
