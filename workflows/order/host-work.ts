import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
} from '@temporalio/workflow';
import type { ServerActivities } from '../../activities/servers.ts';
import type { Life } from './life.ts';

export const hostActivities = (patience: number) =>
  proxyActivities<ServerActivities>({
    startToCloseTimeout: '30m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: patience,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '1m' },
  });

/** Does it, asking staff whenever it cannot be done, until it is done; or until the order ends, where it may. */
export async function done(life: Life, deed: () => Promise<void>, { mayEnd }: { mayEnd: boolean }): Promise<boolean> {
  const { state, note, record, waitFor } = life;
  const over = () => mayEnd && state.ending !== null;
  while (!over()) {
    await record(); // a host may take its time, and nobody shall wait for it who only wants an answer
    const failure = await deed().then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return true;
    if (over()) return false;

    note({ attention: { who: 'staff', ...explain(failure), since: Date.now() } });
    await waitFor(() => state.retryAsked || over());
    note({ attention: null, retryAsked: false });
  }
  return false;
}

/** What staff is told. A host's refusal has a remedy; what failed by accident has only its last words. */
function explain(failure: unknown): { cause: string; remedy: string | null } {
  if (isCancellation(failure) || !(failure instanceof ActivityFailure)) throw failure;
  const { cause } = failure;
  if (cause instanceof ApplicationFailure && cause.type === 'Refusal') {
    const [details] = (cause.details ?? []) as { remedy?: string }[];
    return { cause: cause.message, remedy: details?.remedy ?? null };
  }
  return {
    cause: `The host kept failing: ${cause?.message ?? failure.message}`,
    remedy: 'See that the host can be reached, then try again.',
  };
}
