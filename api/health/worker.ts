import type { Client } from '@temporalio/client';
import { isHeard } from '../../db/listener.ts';
import type { Orm } from '../../db/orm.ts';
import { outboxChannel } from '../../db/queries/outbox.ts';
import { statementWithin } from '../../db/scope.ts';
import { probeOf } from './probe.ts';

const patience = 1_500;
/** A living worker asks for work at least once a minute. */
const recent = 90_000;

/** Whether somebody works on orders. One that was killed is still known to Temporal for a while, but not to the database. */
export const workerProbe = (client: Client, orm: Orm, taskQueue: string) =>
  probeOf(async () => {
    const [asks, listens] = await Promise.all([asksForWork(client, taskQueue), listensToOutbox(orm)]);
    return asks && listens ? null : 'No worker is at work. Orders wait until one is started.';
  }, 'Whether a worker is at work cannot be told at the moment.');

async function asksForWork(client: Client, taskQueue: string): Promise<boolean> {
  const { pollers } = await client.connection.withDeadline(Date.now() + patience, () =>
    client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: 1, // workflow tasks
    }),
  );
  const seen = (pollers ?? []).map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000);
  return seen.some((at) => at > Date.now() - recent);
}

/** A database that is away says nothing of the worker. */
const listensToOutbox = (orm: Orm): Promise<boolean> =>
  statementWithin(orm, (em) => isHeard(em, outboxChannel)).catch(() => true);
