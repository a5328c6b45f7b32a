import {
  ActivityCancellationType,
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  isCancellation,
  proxyActivities,
} from '@temporalio/workflow';
import type { ServerActivities } from '../../activities/servers.ts';
import type { Life } from './life.ts';
import { tokenGiven } from './token.ts';

/** The bot gets its server, or everything is undone; what needs a person waits for one. */
export async function botBuilt(life: Life): Promise<boolean> {
  const { state } = life;
  if (!(await tokenGiven(life))) return false;

  const { buildBot } = hostActivities(state.policy.provisionPatience);
  const built = await done(life, () => untilEnding(life, () => buildBot(state.orderId)), { mayEnd: true });
  if (built && !state.ending) return true;

  await botRemoved(life);
  return false;
}

/** Removing what is not there is a success, so this undoes a whole server, half of one, or none. */
export async function botRemoved(life: Life): Promise<void> {
  const { removeBot } = hostActivities(life.state.policy.provisionPatience);
  await done(life, () => removeBot(life.state.orderId), { mayEnd: false });
}

const hostActivities = (patience: number) =>
  proxyActivities<ServerActivities>({
    startToCloseTimeout: '30m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: patience,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '1m' },
  });

/** Does it, asking staff whenever it cannot be done, until it is done; or until the order ends, where it may. */
async function done(life: Life, deed: () => Promise<void>, { mayEnd }: { mayEnd: boolean }): Promise<boolean> {
  const { state, note, waitFor } = life;
  const over = () => mayEnd && state.ending !== null;
  while (!over()) {
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

/** Runs the deed, and calls it off as soon as the order is to end. */
async function untilEnding({ state, record }: Life, deed: () => Promise<void>): Promise<void> {
  const scope = new CancellationScope();
  let over = false;
  const callOff = async () => {
    await condition(() => over || state.ending !== null);
    if (over) return;
    await record(); // whoever asked for the end is answered before the host is
    scope.cancel();
  };
  const calledOff = callOff();
  try {
    await scope.run(deed);
  } finally {
    over = true;
    await calledOff;
  }
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
