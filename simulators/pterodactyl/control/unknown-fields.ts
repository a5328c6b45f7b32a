import type { Rules } from '../validation/validate.ts';

/** Dotted names of what was sent and no rule speaks of. What stands under an open dictionary is never unknown. */
export function unknownFields(body: unknown, rules: Rules): string[] {
  const known = Object.keys(rules).filter((field) => field !== 'include');
  return Object.entries((body ?? {}) as object).flatMap(([name, value]) => unknownUnder(name, value, known));
}

function unknownUnder(field: string, value: unknown, known: readonly string[]): string[] {
  const deeper = known.filter((name) => name.startsWith(`${field}.`));
  if (!known.includes(field) && deeper.length === 0) return [field];
  if (deeper.length === 0 || deeper.some((name) => name.startsWith(`${field}.*`))) return [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => unknownUnder(`${field}.${name}`, part, known));
}
