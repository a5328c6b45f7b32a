/** Whether two lists hold the same words, in whatever order and however often. */
export function sameWords(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [new Set(one), new Set(other)];
  return first.size === second.size && one.every((word) => second.has(word));
}
