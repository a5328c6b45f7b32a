import { PanelBusy } from './panel-error.ts';
import type { CallBudget } from './transport.ts';

/** How many calls one account has made in the minute that runs, and what the panel said of it. Times in milliseconds. */
export interface BudgetRow {
  /** Null until the panel has told it. */
  limit: number | null;
  used: number;
  windowEnds: number;
  /** Until then the panel wants to hear nothing. */
  blockedUntil: number;
}

export const freshBudget: BudgetRow = { limit: null, used: 0, windowEnds: 0, blockedUntil: 0 };

/** One row for each key, shared by all processes. `change` reads and writes it under one lock. */
export interface BudgetStore {
  change<Result>(work: (row: BudgetRow) => { row: BudgetRow; result: Result }): Promise<Result>;
}

interface Options {
  now?: () => number;
  /** The part of the limit that is left to people who work in the panel with the same account. */
  reserve?: number;
}

const windowMs = 60_000;

/** The panel counts in fixed minutes from the first call on; so do we, and its own count always wins. */
export function callBudget(store: BudgetStore, { now = Date.now, reserve = 0.1 }: Options = {}): CallBudget {
  return {
    async take() {
      const waitMs = await store.change((row) => taken(current(row, now()), now(), reserve));
      if (waitMs > 0)
        throw new PanelBusy('The calls a minute to the panel are used up.', { status: 429, retryAfterMs: waitMs });
    },
    learn: ({ limit, remaining, retryAfterSeconds }) =>
      store.change((row) => {
        // Some deeds have a limit of their own for each server, which says nothing of all other calls.
        const isOfOneDeed = retryAfterSeconds !== null && row.limit !== null && limit !== null && limit !== row.limit;
        if (isOfOneDeed) return { row, result: undefined };
        const used = limit === null || remaining === null ? row.used : Math.max(row.used, limit - remaining);
        const blockedUntil = retryAfterSeconds === null ? row.blockedUntil : now() + retryAfterSeconds * 1_000;
        return { row: { ...row, limit: limit ?? row.limit, used, blockedUntil }, result: undefined };
      }),
  };
}

const current = (row: BudgetRow, now: number): BudgetRow =>
  row.windowEnds > now ? row : { ...row, used: 0, windowEnds: now + windowMs };

/** How long to wait before a call; 0 has taken one. */
function taken(row: BudgetRow, now: number, reserve: number): { row: BudgetRow; result: number } {
  if (row.blockedUntil > now) return { row, result: row.blockedUntil - now };
  if (row.limit !== null && row.used >= Math.floor(row.limit * (1 - reserve)))
    return { row, result: row.windowEnds - now };
  return { row: { ...row, used: row.used + 1 }, result: 0 };
}
