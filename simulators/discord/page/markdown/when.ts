const formats: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
  s: { dateStyle: 'short', timeStyle: 'short' },
  S: { dateStyle: 'short', timeStyle: 'medium' },
};

const units = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

export function whenInWords(date: Date, style: string, now: number): string {
  if (style !== 'R') return new Intl.DateTimeFormat(undefined, formats[style] ?? formats['f']).format(date);
  const seconds = Math.round((date.getTime() - now) / 1_000);
  const [unit, length] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units[5];
  return new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

export const whenInFull = (date: Date): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' }).format(date);

/** Beside a message: today's by the hour, older ones by the day. */
export function whenInShort(date: Date, now = Date.now()): string {
  const isToday = new Date(now).toDateString() === date.toDateString();
  return new Intl.DateTimeFormat(
    undefined,
    isToday ? { timeStyle: 'short' } : { dateStyle: 'short', timeStyle: 'short' },
  ).format(date);
}
