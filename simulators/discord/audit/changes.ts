import type { AuditLogEntry } from '../state/rows.ts';

type Shown = Record<string, unknown>;

/** What is new about a thing, by the names that the audit log has for it; null: it is not yet there, or no more. */
export function changes(before: Shown | null, after: Shown | null): AuditLogEntry['changes'] {
  const keys = Object.keys(after ?? before ?? {});
  return keys.flatMap((key) => {
    const [old_value, new_value] = [before?.[key] ?? undefined, after?.[key] ?? undefined];
    if (JSON.stringify(old_value) === JSON.stringify(new_value)) return [];
    return [{ key, ...(old_value !== undefined && { old_value }), ...(new_value !== undefined && { new_value }) }];
  });
}
