const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Time is looked at in slots of so many milliseconds. One in which nobody looked is unknown: neither up nor down. */
export const slot = 5 * minute;

/** How much was seen of a time, how much of that the bot was at work, and how much there was to see, in seconds. */
export interface Seen {
  known: number;
  up: number;
  expected: number;
}

export interface Uptime {
  /** The part of the seen time in which the bot was at work; null where nothing was seen. */
  upShare: number | null;
  /** The part of the time that was seen. */
  knownShare: number;
}

export const uptimeOf = ({ known, up, expected }: Seen): Uptime => ({
  upShare: known > 0 ? up / known : null,
  knownShare: expected > 0 ? Math.min(1, known / expected) : 0,
});

export const uptimeWindows = { day, week: 7 * day, month: 30 * day } as const;
export type UptimeWindow = keyof typeof uptimeWindows;
export type Uptimes = Record<UptimeWindow, Uptime>;

export interface Span {
  /** Milliseconds since 1970. */
  from: number;
  until: number;
}

const floor = (time: number, step: number) => Math.floor(time / step) * step;

/** Until the last slot that is over, from the beginning of an hour: what is kept by the hour is never cut in two. */
export function spanOf(length: number, now: number): Span {
  const until = floor(now, slot);
  return { from: floor(until - length, hour), until };
}

/** How far back a page can look, and in what steps. */
export const chartRanges = {
  day: { length: day, step: slot },
  week: { length: 7 * day, step: hour },
  year: { length: 365 * day, step: day },
} as const;
export type ChartRange = keyof typeof chartRanges;

export interface ChartPoint {
  /** Where the step begins, milliseconds since 1970. */
  at: number;
  upShare: number | null;
  cpuPercent: number | null;
  memoryBytes: number | null;
  diskBytes: number | null;
  networkRxPerSecond: number | null;
  networkTxPerSecond: number | null;
}

const nothing = {
  upShare: null,
  cpuPercent: null,
  memoryBytes: null,
  diskBytes: null,
  networkRxPerSecond: null,
  networkTxPerSecond: null,
};

/** The steps of a chart, from the first to the last one that has begun. */
export function chartSpan(range: ChartRange, now: number): Span & { step: number } {
  const { length, step } = chartRanges[range];
  return { from: floor(now - length, step) + step, until: floor(now, step) + step, step };
}

/** One point for every step; a step of which nothing is known is a gap. */
export function withGaps(points: readonly ChartPoint[], { from, until, step }: Span & { step: number }): ChartPoint[] {
  const known = new Map(points.map((point) => [point.at, point]));
  const steps = Math.round((until - from) / step);
  return Array.from({ length: steps }, (_, nth) => {
    const at = from + nth * step;
    return known.get(at) ?? { at, ...nothing };
  });
}
