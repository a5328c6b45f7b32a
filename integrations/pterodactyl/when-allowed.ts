import { setTimeout as pause } from 'node:timers/promises';
import { PanelBusy } from './panel-error.ts';

interface Options {
  /** Milliseconds since 1970: whoever would have to wait for longer is refused at once. */
  until: number;
  now?: () => number;
  wait?: (ms: number) => Promise<unknown>;
}

/** For those who have time: where the calls to the panel are used up, it waits as long as it is told, and tries again. */
export async function whenAllowed<Result>(
  work: () => Promise<Result>,
  { until, now = Date.now, wait = pause }: Options,
): Promise<Result> {
  while (true) {
    try {
      return await work();
    } catch (error) {
      const isTooMany = error instanceof PanelBusy && error.status === 429;
      if (!isTooMany || now() + error.retryAfterMs > until) throw error;
      await wait(error.retryAfterMs);
    }
  }
}
