import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyLocalActivities,
  setCurrentDetails,
  workflowInfo,
} from '@temporalio/workflow';
import type { OrderActivities } from '../../activities/orders.ts';
import { advance, type Phase } from '../../domain/order.ts';
import type { OrderState } from '../../domain/order-state.ts';
import type { OrderPolicy } from '../../domain/policy.ts';
import { describe, showInTemporal } from './show.ts';

const { recordOrder } = proxyLocalActivities<OrderActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '200ms', maximumInterval: '30s' },
});

/** How long a phase may last before it ends by itself. */
const windows: Partial<Record<Phase, keyof OrderPolicy>> = { 'awaiting-payment': 'paymentWindow' };

export type Life = ReturnType<typeof liveOrder>;

/** An order while it lives: what it knows, how that changes, and how it waits. */
export function liveOrder(state: OrderState) {
  let recordedVersion = state.version;
  setCurrentDetails(describe(state));

  /** Changes what the order knows; it is written down before the order waits or goes on. */
  function note(changes: Partial<OrderState>): void {
    Object.assign(state, changes, { version: state.version + 1 });
  }

  /** Writes down what is new; whoever waits for an answer gets it then. */
  async function record(): Promise<void> {
    if (recordedVersion >= state.version) return;
    const told = { ...state };
    showInTemporal(told);
    await recordOrder(told);
    recordedVersion = Math.max(recordedVersion, told.version);
  }

  async function become(next: Phase): Promise<void> {
    const window = windows[next];
    note({
      phase: advance(state.phase, next),
      since: Date.now(),
      until: window ? Date.now() + state.policy[window] : null,
      attention: null,
      retryAsked: false,
    });
    await record();
  }

  /** Waits until it is so, or until `state.until`, which may move meanwhile; answers whether it is so. */
  async function waitFor(isSo: () => boolean, { until = () => state.until, summary = '' } = {}): Promise<boolean> {
    while (!isSo()) {
      await record();
      if (workflowInfo().continueAsNewSuggested) await beginAnew();

      const deadline = until();
      const stirred = () => isSo() || recordedVersion < state.version || workflowInfo().continueAsNewSuggested;
      if (deadline === null) await condition(stirred);
      else if (deadline <= Date.now()) return false;
      else await condition(stirred, deadline - Date.now(), { summary });
    }
    return true;
  }

  /** The same order with a fresh history: all that it knows is its state. */
  async function beginAnew(): Promise<never> {
    await condition(allHandlersFinished);
    return continueAsNew(state);
  }

  return {
    state: state as Readonly<OrderState>,
    note,
    record,
    become,
    waitFor,
    /** Until what was just noted is in the projection, so that an answer is never ahead of what can be read. */
    recorded: (version: number) => condition(() => recordedVersion >= version),
  };
}
