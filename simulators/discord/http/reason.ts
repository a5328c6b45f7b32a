import type { IncomingHttpHeaders } from 'node:http';
import { invalidForm } from './api-error.ts';

/** Why something is done, for the audit log. */
export function reasonIn(headers: IncomingHttpHeaders): string | null {
  const [text] = [headers['x-audit-log-reason']].flat();
  if (!text) return null;
  const reason = decoded(text);
  if (reason.length <= 512) return reason;
  const message = 'Must be between 1 and 512 in length.';
  throw invalidForm([{ at: 'reason', code: 'BASE_TYPE_BAD_LENGTH', message }]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
