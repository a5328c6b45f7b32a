import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../db/migrate.ts';
import { layoutOf } from '../../../integrations/pterodactyl/server-layout.ts';
import type { PanelReady } from '../../../simulators/pterodactyl/panel.ts';
import { bareEnvironment, botyardEnvironment } from '../../start/child-environment.ts';
import { launchNode, readyMessage } from '../../start/launch.ts';
import { type Part, startPart } from '../../start/part.ts';
import { appRole, ensureDatabase, ownerRole, withClient } from '../../start/postgres/roles.ts';
import { withServers } from '../../test/servers.ts';

export interface BenchHouse {
  databaseUrl: string;
  temporal: string;
  taskQueue: string;
  /** The order of each bot that runs on the panel. */
  orderIds: string[];
  /** What PostgreSQL does by itself a while after many rows have come. */
  analyze(): Promise<unknown>;
  /** A worker as `npm start` runs it, which knows nothing from before. */
  withWorker<T>(ways: { nodesAreOpen: boolean }, use: () => Promise<T>): Promise<T>;
}

interface Ready extends PanelReady {
  url: string;
  orderIds: string[];
}

const [installation, taskQueue] = ['bench', 'bench'];

/** A panel with its nodes, a database and a Temporal; workers come and go. */
export function withHouse<T>(
  { bots, nodes }: { bots: number; nodes: number },
  use: (house: BenchHouse) => Promise<T>,
): Promise<T> {
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
      const start = <Is>(name: string, entry: string, env: Record<string, string>): Promise<Part<Is>> => {
        const launch = () => launchNode({ name, entry, env, records });
        return startPart<Is>({ name, launch, untilReady: readyMessage }, around);
      };
      const panel = await start<Ready>(
        'panel',
        'scripts/bench/sweep/panel.ts',
        bareEnvironment(process.env, {
          BENCH_BOTS: String(bots),
          BENCH_NODES: String(nodes),
          BENCH_PREFIX: layoutOf(installation).namePrefix,
        }),
      );
      const env = workersEnvironment(panel.ready, { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporal });
      const tokens = panel.ready.wings.map(({ nodeId, token }) => `${nodeId}:${token}`).join(',');
      try {
        return await use({
          databaseUrl,
          temporal,
          taskQueue,
          orderIds: panel.ready.orderIds,
          analyze: () => withClient(as(superuser, ownerRole), (database) => database.query('analyze')),
          async withWorker({ nodesAreOpen }, use) {
            const ways = nodesAreOpen ? { PTERODACTYL_WINGS_TOKENS: tokens } : {};
            const worker = await start('worker', 'activities/main.ts', { ...env, ...ways });
            return use().finally(worker.stop);
          },
        });
      } finally {
        await panel.stop();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { careless: false },
  );
}

const workersEnvironment = (panel: Ready, places: Record<string, string>) =>
  botyardEnvironment(process.env, {
    ...places,
    BOTYARD_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    BOTYARD_INSTALLATION: installation,
    TEMPORAL_TASK_QUEUE: taskQueue,
    DEPLOYMENT_METHOD: 'pterodactyl',
    PTERODACTYL_PANEL_URL: panel.url,
    PTERODACTYL_API_KEY: panel.applicationKey,
    PTERODACTYL_CLIENT_KEY: panel.clientKey,
    PTERODACTYL_BOT_EGG_ID: String(panel.eggId),
    PTERODACTYL_BOT_NEST_ID: String(panel.nestId),
    PTERODACTYL_DEFAULT_USER_ID: String(panel.userId),
    LOG_LEVEL: 'warn',
  });

function as(superuserUrl: string, role: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.pathname = '/bench';
  return url.href;
}
