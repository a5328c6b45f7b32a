import type { Client } from '@temporalio/client';
import { isHeard } from '../../db/listener.ts';
import type { Orm } from '../../db/orm.ts';
import { outboxChannel } from '../../db/queries/outbox.ts';
import { statementWithin } from '../../db/scope.ts';
import { probeOf } from './probe.ts';

const patience = 1_500;
/** A living worker asks for work at least once a minute. */
const recent = 90_000;
const workflowTasks = 1;

/** Whether somebody works on orders. One that was killed is still known to Temporal for a while, but not to the database. */
export const workerProbe = (client: Client, orm: Orm, taskQueue: string) =>
  probeOf(async () => {
    const [asks, listens] = await Promise.all([asksForWork(client, taskQueue), listensToOutbox(orm)]);
    return asks && listens ? null : 'No worker is at work. Orders wait until one is started.';
  }, 'Whether a worker is at work cannot be told at the moment.');

/** Of all partitions of the queue: a worker asks now one of them, now another. */
async function asksForWork(client: Client, taskQueue: string): Promise<boolean> {
  const { versionsInfo } = await client.connection.withDeadline(Date.now() + patience, () =>
    client.workflowService.describeTaskQueue({
      namespace: client.options.namespace,
      taskQueue: { name: taskQueue },
      apiMode: 1, // enhanced
      taskQueueTypes: [workflowTasks],
      reportPollers: true,
    }),
  );
  const pollers = Object.values(versionsInfo ?? {}).flatMap(
    ({ typesInfo }) => typesInfo?.[workflowTasks]?.pollers ?? [],
  );
  return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > Date.now() - recent);
}

/** A database that is away says nothing of the worker. */
const listensToOutbox = (orm: Orm): Promise<boolean> =>
  statementWithin(orm, (em) => isHeard(em, outboxChannel)).catch(() => true);
