const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** How long being signed in lasts, in seconds. */
export const sessionLife = {
  /** Without a visit. */
  idle: 30 * day,
  /** At most, however often somebody visits. */
  absolute: 90 * day,
  /** Until the token is exchanged for a new one. */
  rotation: day,
  /** How much longer the old one is taken from requests that are under way. */
  grace: minute,
  /** How exactly the last visit is known. */
  touch: minute,
} as const;

/** How long somebody may take at Discord's page, in seconds. */
export const attemptLife = 10 * minute;

/** How long a one-time link is good, in seconds. */
export const linkLife = day;
