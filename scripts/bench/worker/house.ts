import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../db/migrate.ts';
import { botyardEnvironment } from '../../start/child-environment.ts';
import { launchNode, readyMessage } from '../../start/launch.ts';
import { appRole, ensureDatabase, ownerRole } from '../../start/postgres/roles.ts';
import { withServers } from '../../test/servers.ts';

export interface BenchHouse {
  databaseUrl: string;
  temporal: string;
  taskQueue: string;
  startWorker(): Promise<BenchWorker>;
}

export interface BenchWorker {
  /** What it holds in memory now, in megabytes. */
  memoryMb(): number;
  /** Without a word of farewell. */
  kill(): Promise<void>;
}

const taskQueue = 'bench';

/** A database and a Temporal; the worker is started and killed by the bench. */
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
      const env = botyardEnvironment(process.env, {
        ...{ DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporal, TEMPORAL_TASK_QUEUE: taskQueue },
        ...{ BOTYARD_KEYS: `bench:${randomBytes(32).toString('base64')}`, LOG_LEVEL: 'warn' },
      });
      let living: ChildProcess | null = null;
      const kill = (child: ChildProcess) =>
        new Promise<void>((resolve) => {
          child.once('exit', () => resolve());
          child.kill('SIGKILL');
        });
      try {
        return await use({
          ...{ databaseUrl, temporal, taskQueue },
          async startWorker() {
            const child = launchNode({
              name: 'worker',
              entry: 'activities/main.ts',
              env,
              records: join(folder, 'processes'),
            });
            child.stdout?.resume();
            child.stderr?.resume();
            living = child;
            await readyMessage(child);
            return { memoryMb: () => residentMb(child), kill: () => kill(child) };
          },
        });
      } finally {
        const child = living as ChildProcess | null;
        if (child?.exitCode === null && child.signalCode === null) await kill(child);
        rmSync(folder, { recursive: true, force: true });
      }
    },
    { careless: false },
  );
}

function residentMb({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

function as(superuserUrl: string, role: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.pathname = '/bench';
  return url.href;
}
