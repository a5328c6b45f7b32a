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
import { type HostName, outOfReach } from '../../domain/hosting.ts';
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
  /** The order's own host where none is named. */
  host?: HostName;
  byHand: string;
  run(): Promise<void>;
}

const never = () => false;

/** Does it, asking staff whenever it cannot be done, until it is done; calls it off as soon as nobody wants it any more. */
export async function done(life: Life, deed: Deed, isUnwanted: () => boolean = never): Promise<boolean> {
  const { state, ask, record } = life;
  if ((deed.host ?? state.host) === 'manual') return doneByHand(life, deed.byHand, isUnwanted);

  let answered: string | null = null;
  if (state.attention?.who === 'staff') answered = await askedAgain(life, isUnwanted); // it has begun anew while it waited for staff
  while (!isUnwanted()) {
    await record(); // a host may take its time, and nobody shall wait for it who only wants an answer
    try {
      if (await attended(life, deed.run, isUnwanted)) return true;
    } catch (failure) {
      if (isUnwanted()) return false;
      const { isOutOfReach, ...trouble } = explain(failure);
      if (isOutOfReach && answered === trouble.cause) return true; // staff has seen to it, and nobody else could
      ask({ who: 'staff', ...trouble });
      answered = await askedAgain(life, isUnwanted);
    }
  }
  return false;
}

async function doneByHand(life: Life, cause: string, isUnwanted: () => boolean): Promise<boolean> {
  const remedy = 'Do it by hand, then say that it is done by asking for another try.';
  life.ask({ who: 'staff', cause, remedy });
  await askedAgain(life, isUnwanted);
  return !isUnwanted();
}

/** Answers what it was that staff has seen to. */
async function askedAgain({ state, note, waitFor }: Life, isUnwanted: () => boolean): Promise<string | null> {
  await waitFor(() => state.retryAsked || isUnwanted(), noDeadline);
  const cause = state.attention?.cause ?? null;
  note({ attention: null, retryAsked: false });
  return cause;
}

/**
 * Lives on beside a host that takes its time: what is said meanwhile is written down and answered.
 * Once nobody wants its work any more the host is called off, and it is not done.
 */
export async function attended({ record, isRecorded }: Life, run: Deed['run'], isUnwanted = never): Promise<boolean> {
  const scope = new CancellationScope();
  let isOver = false;
  let isCalledOff = false;
  const mayCallOff = () => !isCalledOff && isUnwanted();

  async function attend(): Promise<void> {
    while (!isOver) {
      await condition(() => isOver || mayCallOff() || !isRecorded());
      await record();
      if (isOver || !mayCallOff()) continue;
      isCalledOff = true;
      scope.cancel();
    }
  }
  const worked = scope.run(run).finally(() => {
    isOver = true;
  });
  try {
    await Promise.all([worked, attend()]);
    return true;
  } catch (failure) {
    if (isCalledOff) return false; // whatever its last words were
    throw failure;
  }
}

/** What staff is told. A host's refusal has a remedy; what failed by accident has only its last words. */
function explain(failure: unknown): { cause: string; remedy: string | null; isOutOfReach: boolean } {
  if (isCancellation(failure) || !(failure instanceof ActivityFailure)) throw failure;
  const { cause } = failure;
  if (cause instanceof ApplicationFailure && cause.type === 'Refusal') {
    const [details] = (cause.details ?? []) as { code?: string; remedy?: string }[];
    const isOutOfReach = details?.code === outOfReach;
    return { cause: cause.message, remedy: details?.remedy ?? null, isOutOfReach };
  }
  return {
    cause: `The host kept failing: ${cause?.message ?? failure.message}`,
    remedy: 'See that the host can be reached, then try again.',
    isOutOfReach: false,
  };
}
