import { fileURLToPath } from 'node:url';
import {
  bundleWorkflowCode,
  DefaultLogger,
  type NativeConnection,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import type { OrderActivities } from './orders.ts';
import type { ReconcileActivities } from './reconcile.ts';
import type { RetentionActivities } from './retention.ts';
import type { ServerActivities } from './servers.ts';
import type { WatchActivities } from './watch.ts';

export interface WorkerParts {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  activities: OrderActivities & ServerActivities & WatchActivities & RetentionActivities & ReconcileActivities;
  workflowBundle: WorkflowBundle;
}

export const bundleWorkflows = (): Promise<WorkflowBundle> =>
  bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('../workflows/index.ts', import.meta.url)),
    logger: new DefaultLogger('WARN'),
  });

/** Runs orders. Activities hold database connections, so there are no more of them at once than the pool can serve. */
export const orderWorker = (parts: WorkerParts): Promise<Worker> =>
  Worker.create({
    ...parts,
    maxCachedWorkflows: 1_000,
    workflowThreadPoolSize: 1,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentActivityTaskExecutions: 50,
    maxConcurrentLocalActivityExecutions: 20,
    shutdownGraceTime: '10s',
    shutdownForceTime: '20s',
  });
