import type { Client } from '@temporalio/client';
import { probeOf } from './probe.ts';

const patience = 1_500;
/** Whether Temporal answers at all. */
export const temporalProbe = (client: Client) =>
  probeOf(async () => {
    await client.connection.withDeadline(Date.now() + patience, () => client.workflowService.getSystemInfo({}));
    return null;
  }, 'Temporal does not answer. Orders are kept, and go on as soon as it is back.');
