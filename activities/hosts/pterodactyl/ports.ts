/** Whether a port is one of `30000` or `30000-30999`; no entries allow every port. */
export const isWithin = (port: number, entries: readonly string[]): boolean =>
  entries.length === 0 ||
  entries.some((entry) => {
    const [from, to = from] = entry.split('-').map(Number);
    return port >= from! && port <= to!;
  });
