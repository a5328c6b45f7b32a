const longestTimer = 2 ** 31 - 1;

/** Real time that can be pushed forward: whatever falls due on the way happens, in order. */
export interface Clock {
  now(): number;
  readonly offset: number;
  /** How many things are yet to happen. */
  readonly waiting: number;
  at(time: number, work: () => void): void;
  wait(ms: number): Promise<void>;
  advance(ms: number): void;
  stop(): void;
}

export function createClock(offset = 0): Clock {
  let shift = offset;
  let pending: { time: number; work: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const now = () => Date.now() + shift;

  function runDue(): void {
    for (let due = pending[0]; due && due.time <= now(); due = pending[0]) {
      pending.shift();
      due.work();
    }
    clearTimeout(timer);
    const [first] = pending;
    if (first) timer = setTimeout(runDue, Math.min(Math.max(first.time - now(), 0), longestTimer));
  }

  function at(time: number, work: () => void): void {
    pending.push({ time, work });
    pending.sort((one, other) => one.time - other.time);
    runDueLater();
  }

  function runDueLater(): void {
    clearTimeout(timer);
    timer = setTimeout(runDue, Math.min(Math.max(pending[0]!.time - now(), 0), longestTimer));
  }

  return {
    now,
    get offset() {
      return shift;
    },
    get waiting() {
      return pending.length;
    },
    at,
    wait: (ms) => new Promise((resolve) => at(now() + ms, resolve)),
    advance(ms) {
      const goal = now() + ms;
      for (let due = pending[0]; due && due.time <= goal; due = pending[0]) {
        shift += Math.max(due.time - now(), 0);
        runDue();
      }
      shift += Math.max(goal - now(), 0);
      runDue();
    },
    stop() {
      clearTimeout(timer);
      pending = [];
    },
  };
}
