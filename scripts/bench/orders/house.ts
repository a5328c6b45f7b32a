import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../db/migrate.ts';
import { botyardEnvironment } from '../../start/child-environment.ts';
import { launchNode, readyMessage } from '../../start/launch.ts';
import { type Part, startPart } from '../../start/part.ts';
import { appRole, ensureDatabase, ownerRole } from '../../start/postgres/roles.ts';
import { withServers } from '../../test/servers.ts';

export interface BenchHouse {
  api: string;
  databaseUrl: string;
  temporal: string;
}

/** Worker and api as `npm start` runs them, on an instant host, and the floor's worker beside them. */
export function withHouse<T>(use: (house: BenchHouse) => Promise<T>): Promise<T> {
  const stopping = new AbortController();
  process.once('SIGINT', () => stopping.abort());
  return withServers(
    stopping.signal,
    async ({ BOTYARD_TEST_POSTGRES: superuser = '', BOTYARD_TEST_TEMPORAL: temporal = '' }) => {
      await ensureDatabase(superuser, 'bench');
      await migrate(as(superuser, ownerRole), appRole);
      const databaseUrl = as(superuser, appRole);
      const folder = mkdtempSync(join(tmpdir(), 'botyard-bench-'));
      const around = {
        logs: join(folder, 'logs'),
        records: join(folder, 'processes'),
        say: console.log,
        stopping: stopping.signal,
      };
      const env = botyardEnvironment(process.env, {
        BOTYARD_KEYS: `bench:${randomBytes(32).toString('base64')}`,
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporal,
        DEPLOYMENT_METHOD: 'simulation',
        REQUESTS_PER_MINUTE: '10000000',
        LOG_LEVEL: 'warn',
        PORT: '0',
      });
      const parts: Part<unknown>[] = [];
      const start = async <Ready>(name: string, entry: string) => {
        const launch = () => launchNode({ name, entry, env, records: around.records });
        const part = await startPart<Ready>({ name, launch, untilReady: readyMessage }, around);
        parts.push(part);
        return part.ready;
      };
      try {
        await start('worker', 'activities/main.ts');
        await start('floor', 'scripts/bench/orders/floor-worker.ts');
        const { port } = await start<{ port: number }>('api', 'api/main.ts');
        return await use({ api: `http://127.0.0.1:${port}`, databaseUrl, temporal });
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
