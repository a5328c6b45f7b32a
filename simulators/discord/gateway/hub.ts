import type { Dispatch } from '../events/dispatch.ts';

/** Where all that happens is told, to whoever may know. */
export interface Hub {
  dispatch(event: Dispatch): void;
  close(): void;
}

/** Nobody listens yet. */
export const createHub = (): Hub => ({ dispatch: () => undefined, close: () => undefined });
