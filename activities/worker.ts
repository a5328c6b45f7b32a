import { fileURLToPath } from 'node:url';
import { type NativeConnection, Worker } from '@temporalio/worker';
import type { OrderActivities } from './orders.ts';
import type { ServerActivities } from './servers.ts';

export interface WorkerParts {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  activities: OrderActivities & ServerActivities;
}

/** Runs orders. Activities hold database connections, so there are no more of them at once than the pool can serve. */
export const orderWorker = ({ connection, namespace, taskQueue, activities }: WorkerParts): Promise<Worker> =>
  Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    maxCachedWorkflows: 1_000,
    workflowThreadPoolSize: 1,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 50,
    maxConcurrentLocalActivityExecutions: 20,
    shutdownGraceTime: '10s',
    shutdownForceTime: '20s',
  });
