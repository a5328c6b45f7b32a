export type Value = { present: boolean; value: unknown };

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What stands under `limits.memory`, say. */
export function valueAt(body: unknown, path: string): Value {
  let value = body;
  for (const part of path.split('.')) {
    if (!isTree(value) || !Object.hasOwn(value, part)) return { present: false, value: undefined };
    value = value[part];
  }
  return { present: true, value };
}

/** `ports.*` becomes `ports.0`, `ports.1` … for as many as were sent. */
export function expand(body: unknown, pattern: string): string[] {
  const star = pattern.indexOf('.*');
  if (star < 0) return [pattern];

  const before = pattern.slice(0, star);
  const { value } = valueAt(body, before);
  if (!isTree(value)) return [];
  return Object.keys(value).flatMap((key) => expand(body, `${before}.${key}${pattern.slice(star + 2)}`));
}

/** Strings lose their outer blanks, unless those count, and empty ones become null, before any rule is asked. */
export function tidy(value: unknown, blanksCount = false): unknown {
  if (typeof value === 'string') return (blanksCount ? value : value.trim()) || null;
  if (Array.isArray(value)) return value.map((part) => tidy(part, blanksCount));
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tidy(part, blanksCount)]));
}
