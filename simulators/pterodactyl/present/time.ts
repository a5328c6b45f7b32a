export const timestamp = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+00:00`;

/** Egg variables leave the panel unformatted, with microseconds. */
export const rawTimestamp = (ms: number): string => new Date(ms).toISOString().replace('Z', '000Z');
