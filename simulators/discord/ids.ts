import type { Snowflake } from './state/rows.ts';

const epoch = 1_420_070_400_000;

/** Makes ids that grow, whatever the clock does within a millisecond. */
export function idMaker(now: () => number): () => Snowflake {
  let last = 0n;
  return () => {
    const earliest = BigInt(now() - epoch) << 22n;
    last = earliest > last ? earliest : last + 1n;
    return String(last);
  };
}

/** When it was made, milliseconds since 1970. */
export const timeOf = (id: Snowflake): number => Number(BigInt(id) >> 22n) + epoch;

/** The smallest id of that time. */
export const idAt = (time: number): Snowflake => String(BigInt(Math.max(0, time - epoch)) << 22n);
