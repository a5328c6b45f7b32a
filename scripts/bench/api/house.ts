import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../db/migrate.ts';
import { bareEnvironment, botyardEnvironment } from '../../start/child-environment.ts';
import { launchNode, readyMessage } from '../../start/launch.ts';
import { type Part, startPart } from '../../start/part.ts';
import { appRole, ensureDatabase, ownerRole } from '../../start/postgres/roles.ts';
import { withServers } from '../../test/servers.ts';

export interface BenchHouse {
  api: string;
  /** The peer, which asks the same database as its superuser: no row is checked for it. */
  peer: string;
  databaseUrl: string;
}

/** The api as `npm start` runs it, and the peer beside it. No worker: what is asked here needs none. */
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
      const records = join(folder, 'processes');
      const around = { logs: join(folder, 'logs'), records, say: console.log, stopping: stopping.signal };
      const parts: Part<unknown>[] = [];
      const start = async (name: string, entry: string, env: Record<string, string>) => {
        const launch = () => launchNode({ name, entry, env, records });
        const part = await startPart<{ port: number }>({ name, launch, untilReady: readyMessage }, around);
        parts.push(part);
        return `http://127.0.0.1:${part.ready.port}`;
      };
      const ours = botyardEnvironment(process.env, {
        BOTYARD_KEYS: `bench:${randomBytes(32).toString('base64')}`,
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporal,
        DEPLOYMENT_METHOD: 'simulation',
        REQUESTS_PER_MINUTE: '10000000',
        LOG_LEVEL: 'info',
        PORT: '0',
      });
      const bare = bareEnvironment(process.env, { DATABASE_URL: as(superuser, new URL(superuser).username) });
      try {
        const api = await start('api', 'api/main.ts', ours);
        const peer = await start('peer', 'scripts/bench/api/peer.ts', bare);
        return await use({ api, peer, databaseUrl });
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
