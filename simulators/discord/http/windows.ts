export interface Rule {
  limit: number;
  windowMs: number;
}

export interface Window {
  used: number;
  /** Milliseconds since 1970. */
  until: number;
}

/** Fixed windows by key, each of which begins with the first that is counted in it. */
export interface Windows {
  take(key: string, rule: Rule): { window: Window; isOver: boolean };
  clear(): void;
}

const tooMany = 10_000;

export function createWindows(now: () => number): Windows {
  const windows = new Map<string, Window>();

  function windowOf(key: string, windowMs: number): Window {
    const known = windows.get(key);
    if (known && known.until > now()) return known;
    if (windows.size > tooMany) forget();
    const window = { used: 0, until: now() + windowMs };
    windows.set(key, window);
    return window;
  }

  function forget(): void {
    for (const [key, { until }] of windows) if (until <= now()) windows.delete(key);
  }

  return {
    take(key, { limit, windowMs }) {
      const window = windowOf(key, windowMs);
      const isOver = window.used >= limit;
      if (!isOver) window.used += 1;
      return { window, isOver };
    },
    clear: () => windows.clear(),
  };
}
