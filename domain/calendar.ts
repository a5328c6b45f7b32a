import type { Period } from './order.ts';

const monthsIn: Record<Period, number> = { month: 1, year: 12 };

export const dayOf = (at: number): number => new Date(at).getUTCDate();

/**
 * When a period that begins at `start` is over: calendar months in UTC. `day` is the day of the month on which the
 * first period began; a month that is too short ends the period on its last day, and the next one finds the day again.
 */
export function endOfPeriod(start: number, period: Period, day: number): number {
  const from = new Date(start);
  const month = from.getUTCMonth() + monthsIn[period];
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return new Date(start).setUTCFullYear(from.getUTCFullYear(), month, Math.min(day, lastDay));
}
