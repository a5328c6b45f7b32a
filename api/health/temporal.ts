import type { Client } from '@temporalio/client';
import { probeOf } from './probe.ts';

const patience = 1_500;
/** A living worker asks for work at least once a minute. */
const recent = 90_000;

/** Whether Temporal answers at all. */
export const temporalProbe = (client: Client) =>
  probeOf(async () => {
    await client.connection.withDeadline(Date.now() + patience, () => client.workflowService.getSystemInfo({}));
    return null;
  }, 'Temporal does not answer. Orders are kept, and go on as soon as it is back.');

/** Whether somebody works on orders: Temporal knows who has asked its queue for work. */
export const workerProbe = (client: Client, taskQueue: string) =>
  probeOf(async () => {
    const { pollers } = await client.connection.withDeadline(Date.now() + patience, () =>
      client.workflowService.describeTaskQueue({
        namespace: client.options.namespace,
        taskQueue: { name: taskQueue },
        taskQueueType: 1, // workflow tasks
      }),
    );
    const seen = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000);
    return seen.some((at) => at > Date.now() - recent)
      ? null
      : 'No worker is at work. Orders wait until one is started.';
  }, 'Whether a worker is at work cannot be told: Temporal does not answer.');
