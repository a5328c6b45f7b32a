const shortestSecret = 12;

/** Every text in a request that is long enough to be a secret. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= shortestSecret ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
