import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { launchNode, readyMessage } from '../../start/launch.ts';
import { type BenchHouse, withBenchHouse } from '../house.ts';

export interface WorkerHouse extends BenchHouse {
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
export const withHouse = <T>(use: (house: WorkerHouse) => Promise<T>): Promise<T> =>
  withBenchHouse(async (house) => {
    const launched: ChildProcess[] = [];
    async function startWorker(): Promise<BenchWorker> {
      const env = house.ours({ TEMPORAL_TASK_QUEUE: taskQueue });
      const child = launchNode({ name: 'worker', entry: 'activities/main.ts', env, records: house.records });
      launched.push(child);
      child.stdout?.resume();
      child.stderr?.resume();
      await readyMessage(child);
      return { memoryMb: () => residentMb(child), kill: () => killed(child) };
    }
    return use({ ...house, taskQueue, startWorker }).finally(() => Promise.all(launched.map(killed)));
  });

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  child.once('exit', () => resolve());
  child.kill('SIGKILL');
  await promise;
}

function residentMb({ pid }: ChildProcess): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}
