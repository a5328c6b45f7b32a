const minute = 60_000;

/** How old a look may be, in milliseconds, until it is said that nobody looks. */
export const looksAreStale = 15 * minute;

/** How well the bots are watched, as of now. */
export interface Sightline {
  /** How many bots should be at work, on hosts that can be watched. */
  watched: number;
  /** How long ago the bot was looked at that was not looked at for longest, in milliseconds; null where there is none. */
  oldestMs: number | null;
}

export const minutesOf = (ms: number): number => Math.max(1, Math.ceil(ms / minute));

/** How often bots are looked at, in plain words. */
export function watchedSentence({ watched, oldestMs }: Sightline): string {
  if (watched === 0 || oldestMs === null) return 'There is no bot at work that could be watched.';
  const every = minutesOf(oldestMs);
  return `Every bot was looked at within the last ${every === 1 ? 'minute' : `${every} minutes`}.`;
}

/** What is wrong with the watching, in words that name nobody; null where all is well. */
export function blindnessSentence({ oldestMs }: Pick<Sightline, 'oldestMs'>, blind: number): string | null {
  if (blind > 0)
    return 'Some bots cannot be seen at the moment, so nothing can be told of them; they may well be at work.';
  if (oldestMs === null || oldestMs <= looksAreStale) return null;
  return `Some bots were not looked at for ${minutesOf(oldestMs)} minutes, so what is told of them may be out of date.`;
}
