const longestTimer = 2 ** 31 - 1;

/** Time that can be pushed forward: whatever falls due on the way happens, in order. Unless it stands still, it also goes by itself. */
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

export function createClock({ offset = 0, still = false }: { offset?: number; still?: boolean } = {}): Clock {
  const begin = Date.now();
  let shift = offset;
  let pending: { time: number; work: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const now = () => (still ? begin : Date.now()) + shift;

  function arm(): void {
    clearTimeout(timer);
    const [first] = pending;
    if (first && (!still || first.time <= now()))
      timer = setTimeout(runDue, Math.min(Math.max(first.time - now(), 0), longestTimer));
  }

  function runDue(): void {
    for (let due = pending[0]; due && due.time <= now(); due = pending[0]) {
      pending.shift();
      due.work();
    }
    arm();
  }

  function at(time: number, work: () => void): void {
    pending.push({ time, work });
    pending.sort((one, other) => one.time - other.time);
    arm();
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
