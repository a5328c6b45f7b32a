import {
  allHandlersFinished,
  condition,
  continueAsNew,
  setCurrentDetails,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { nextStep } from '../../domain/agenda.ts';
import { noticesOf } from '../../domain/notices.ts';
import { type Attention, advance, type Phase } from '../../domain/order.ts';
import { type OrderState, upToDate } from '../../domain/order-state.ts';
import { orderBooks } from './books.ts';
import { describe, showInTemporal } from './show.ts';

export type Life = ReturnType<typeof liveOrder>;

/** An order while it lives: what it knows, how that changes, and how it waits. */
export function liveOrder(state: OrderState) {
  const books = orderBooks();
  let recorded = { ...state };
  let shown = recorded;
  let recording: Promise<void> | null = null;
  let busy = 1; // strands that do not wait; it begins with one
  let isOver = false;
  setCurrentDetails(describe(state));

  /** Changes what the order knows; it is written down before the order waits or goes on. */
  function note(changes: Partial<OrderState>): void {
    Object.assign(state, changes, { version: state.version + 1 });
    if (state.phase === 'active' || state.phase === 'suspended') state.until = nextStep(state)?.at ?? null;
  }

  /** Writes down what is new; whoever waits for an answer gets it then. */
  async function record(): Promise<void> {
    while (recorded.version < state.version) {
      recording ??= writeDown();
      await recording;
    }
  }

  async function writeDown(): Promise<void> {
    const told = { ...state };
    try {
      showInTemporal(told, shown);
      shown = told;
      const notices = noticesOf(recorded, told);
      const { phase, version } = recorded;
      const lost = await books.recordOrder(told, { from: { phase, version }, notices });
      recorded = lost ? upToDate(lost) : told;
      if (lost) state.version = Math.max(state.version, lost.version + 1); // Temporal has lost the step that wrote it: ours follows it
    } finally {
      recording = null;
    }
  }

  async function become(next: Phase): Promise<void> {
    const now = Date.now();
    note({
      phase: advance(state.phase, next),
      since: now,
      until: next === 'awaiting-payment' ? now + state.policy.paymentWindow : null,
      attention: null,
      retryAsked: false,
      restartAsked: false,
      incident: null,
    });
    if (next === 'ended') await decided();
    await record();
  }

  /** An end is not written down before Temporal holds the step that decided it: whatever is lost after that, it is not taken back. */
  const decided = () => sleep(1, { summary: 'The end is decided' });

  /** Waits until it is so, or until `state.until`, which may move meanwhile; answers whether it is so. */
  async function waitFor(isSo: () => boolean, { until = () => state.until, summary = '' } = {}): Promise<boolean> {
    while (!isSo()) {
      await record();
      const deadline = until();
      if (deadline !== null && deadline <= Date.now()) {
        if ((await allHeard()) && !isSo() && until() === deadline) return false;
        continue;
      }
      const stirred = () => isSo() || recorded.version < state.version || until() !== deadline || mayBeginAnew();
      busy--;
      if (deadline === null) await condition(stirred);
      else await condition(stirred, deadline - Date.now(), { summary });
      if (isOver) await condition(() => false); // what woke this strand is for the next run
      if (mayBeginAnew()) await beginAnew();
      busy++;
    }
    return true;
  }

  /** What was done in time counts, however late the order hears of it: what it was told and has not heard is waited for. */
  async function allHeard(): Promise<boolean> {
    const last = await books.tellUnheard(state.orderId, state.lastFact);
    if (state.lastFact >= last) return true;
    await waitFor(() => state.lastFact >= last, noDeadline);
    return false;
  }

  /** Nothing is under way, and nothing is known that is not written down: nothing can be lost, or be done twice. */
  const mayBeginAnew = () =>
    workflowInfo().continueAsNewSuggested && busy === 0 && allHandlersFinished() && recorded.version >= state.version;

  /** The same order with a fresh history: all that it knows is its state. */
  function beginAnew(): Promise<never> {
    isOver = true;
    return continueAsNew(state);
  }

  /** Lives on in two strands: an order begins anew when both of them wait. */
  async function beside(work: () => Promise<void>): Promise<void> {
    busy++;
    await work();
    busy--;
  }

  /** Says what somebody must do; an order that has begun anew has said it already. */
  function ask(attention: Omit<Attention, 'since'>): void {
    if (attention.cause !== state.attention?.cause) note({ attention: { ...attention, since: Date.now() } });
  }

  return {
    state: state as Readonly<OrderState>,
    books,
    note,
    record,
    isRecorded: () => recorded.version >= state.version,
    become,
    waitFor,
    beside,
    ask,
    /** Until what was just noted is in the projection, so that an answer is never ahead of what can be read. */
    recorded: (version: number) => condition(() => recorded.version >= version),
  };
}

/** Never by itself. */
export const noDeadline = { until: () => null };
