import type { Snowflake } from '../state/rows.ts';
import { type Field, ignorable } from './field.ts';
import { snowflake } from './kinds.ts';
import { readQuery } from './read.ts';

type Pages = <It>(all: readonly It[], idOf: (it: It) => Snowflake) => It[];

/** One page of a list, by id: after one, or the last ones before one; both in ascending order. */
export function pageOf(query: URLSearchParams, { limit: limitField }: { limit: Field<number> }): Pages {
  const { limit, before, after } = readQuery(query, {
    limit: limitField,
    before: ignorable(snowflake),
    after: ignorable(snowflake),
  });

  return (all, idOf) => {
    const sorted = [...all].sort((one, other) => (BigInt(idOf(one)) < BigInt(idOf(other)) ? -1 : 1));
    if (before !== undefined) return sorted.filter((it) => BigInt(idOf(it)) < BigInt(before)).slice(-limit);
    return sorted.filter((it) => BigInt(idOf(it)) > BigInt(after ?? '0')).slice(0, limit);
  };
}
