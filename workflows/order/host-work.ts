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
import { type Life, noDeadline } from './life.ts';

export const hostActivities = (patience: number) =>
  proxyActivities<ServerActivities>({
    startToCloseTimeout: '30m',
    heartbeatTimeout: '10s',
    scheduleToCloseTimeout: patience,
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: { initialInterval: '2s', backoffCoefficient: 2, maximumInterval: '1m' },
  });

/** Something that a host is to do, and how a person would be told to do it where the host is one. */
export interface Deed {
  byHand: string;
  run(): Promise<void>;
}

const never = () => false;

/** Does it, asking staff whenever it cannot be done, until it is done; calls it off as soon as nobody wants it any more. */
export async function done(life: Life, deed: Deed, isUnwanted: () => boolean = never): Promise<boolean> {
  const { state, ask, record } = life;
  if (state.host === 'manual') return doneByHand(life, deed.byHand, isUnwanted);

  if (state.attention?.who === 'staff') await askedAgain(life, isUnwanted); // it has begun anew while it waited for staff
  while (!isUnwanted()) {
    await record(); // a host may take its time, and nobody shall wait for it who only wants an answer
    const failure = await unlessUnwanted(life, deed, isUnwanted).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return true;
    if (isUnwanted()) return false;

    ask({ who: 'staff', ...explain(failure) });
    await askedAgain(life, isUnwanted);
  }
  return false;
}

async function doneByHand(life: Life, cause: string, isUnwanted: () => boolean): Promise<boolean> {
  const remedy = 'Do it by hand, then say that it is done by asking for another try.';
  life.ask({ who: 'staff', cause, remedy });
  await askedAgain(life, isUnwanted);
  return !isUnwanted();
}

async function askedAgain({ state, note, waitFor }: Life, isUnwanted: () => boolean): Promise<void> {
  await waitFor(() => state.retryAsked || isUnwanted(), noDeadline);
  note({ attention: null, retryAsked: false });
}

/** Whoever no longer wants it is answered before the host is. */
async function unlessUnwanted({ record }: Life, { run }: Deed, isUnwanted: () => boolean): Promise<void> {
  if (isUnwanted === never) return run();
  const scope = new CancellationScope();
  let over = false;
  const callOff = async () => {
    await condition(() => over || isUnwanted());
    if (over) return;
    await record();
    scope.cancel();
  };
  const calledOff = callOff();
  try {
    await scope.run(run);
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
