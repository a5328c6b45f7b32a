/** What has no number of its own is known by its place. */
export const placed = <It>(list: readonly It[]): { it: It; key: string }[] =>
  list.map((it, place) => ({ it, key: `at-${place}` }));
