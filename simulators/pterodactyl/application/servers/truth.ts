/** What counts as yes in a request; undefined where nothing was said. */
export const truth = (value: unknown): boolean | undefined =>
  value === undefined || value === null ? undefined : value === true || value === 1 || value === '1';
