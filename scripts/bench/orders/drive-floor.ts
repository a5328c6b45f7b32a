import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { accept, approve, paid } from './floor-workflow.ts';

/** One bare workflow from its start to the end of its fifth local activity. */
export async function driveFloor(client: Client): Promise<void> {
  const handle = await client.workflow.start('floor', { workflowId: randomUUID(), taskQueue: 'floor' });
  await handle.executeUpdate(accept);
  await handle.signal(paid);
  await handle.executeUpdate(approve);
}
