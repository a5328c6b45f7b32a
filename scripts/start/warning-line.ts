const warn = 40;
const names: Record<number, string> = { 40: 'warning', 50: 'error', 60: 'fatal' };

/** What of a part's log line belongs on the terminal: warnings and errors in words, nothing of the rest. */
export function warningLine(line: string, from: 'stdout' | 'stderr'): string | null {
  const entry = parse(line);
  if (!entry) return from === 'stderr' ? line : null;
  if (typeof entry.level !== 'number' || entry.level < warn) return null;
  const cause = entry.err?.message;
  const because = cause && cause !== entry.msg ? ` (${cause})` : '';
  return `${names[entry.level] ?? 'warning'}: ${entry.msg ?? ''}${because}`;
}

interface PinoLine {
  level?: unknown;
  msg?: string;
  err?: { message?: string };
}

function parse(line: string): PinoLine | null {
  if (!line.startsWith('{')) return null;
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
