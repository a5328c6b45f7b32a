import { proxyActivities } from '@temporalio/workflow';
import type { ReconcileActivities, Reconciled } from '../activities/reconcile.ts';
import type { HostName } from '../domain/hosting.ts';

const { comparableHosts, compareHost } = proxyActivities<ReconcileActivities>({
  startToCloseTimeout: '20m',
  heartbeatTimeout: '1m',
  retry: { initialInterval: '5s', maximumInterval: '5m', maximumAttempts: 10 },
});

/** Compares what orders say with what stands at each host; a host that cannot be asked does not keep the others from it. */
export async function reconcile(): Promise<Partial<Record<HostName, Reconciled | string>>> {
  const hosts = await comparableHosts();
  const compared = hosts.map(async (host) => [host, await compareHost(host).catch(unanswered)] as const);
  return Object.fromEntries(await Promise.all(compared));
}

const unanswered = () => 'The host gave no answer; it is asked again at the next comparison.';
