import { createHash } from 'node:crypto';

/** Chance that can be had again: the same seed makes the same choices. */
export interface Chance {
  /** From 0 up to 1, without 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  pick<Choice>(choices: readonly [Choice, ...Choice[]] | readonly Choice[]): Choice;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** Whoever has a purpose of its own gets numbers of its own: what one does changes nothing for the others. */
export function chance(seed: string, purpose: string): Chance {
  let state = createHash('sha256').update(`${seed} ${purpose}`).digest().readUInt32LE();

  function fraction(): number {
    state = (state + 0x6d2b79f5) | 0; // mulberry32
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  return {
    fraction,
    between,
    pick: <Choice>(choices: readonly Choice[]) => choices[between(0, choices.length - 1)]!,
    shuffled: <Item>(items: readonly Item[]) =>
      items
        .map((item) => ({ item, rank: fraction() }))
        .sort((one, other) => one.rank - other.rank)
        .map(({ item }) => item),
  };
}
