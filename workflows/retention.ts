import { proxyActivities } from '@temporalio/workflow';
import type { RetentionActivities } from '../activities/retention.ts';

const { sumUptime, thinSamples, forgetOld } = proxyActivities<RetentionActivities>({
  startToCloseTimeout: '15m',
  heartbeatTimeout: '2m',
  retry: { initialInterval: '1s', maximumInterval: '1m', maximumAttempts: 5 },
});

/** So many rounds of each; what is left then is for the next hour. */
const patience = 20;

/** Makes what was seen coarser as it gets older, and forgets what is over. */
export async function retention(): Promise<void> {
  for (const deed of [sumUptime, thinSamples, forgetOld]) {
    for (let rounds = 0; rounds < patience && (await deed()).left; rounds++);
  }
}
