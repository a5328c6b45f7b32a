/** Where somebody wants to go: the path in its parts, and what is asked of it. */
export interface Place {
  parts: readonly string[];
  query: URLSearchParams;
}

/** Reads an address, every part decoded once; null where two readers could take it for two different places. */
export function placeOf(address: string): Place | null {
  const [, path = '', query = ''] = /^\/([^?]*?)\/?(?:\?(.*))?$/s.exec(address) ?? [];
  const parts = path.split('/').map(decoded);
  return parts.every(isPlain) ? { parts, query: new URLSearchParams(query) } : null;
}

/** The same address again, written so that it can be read in one way only. */
export const pathOf = (parts: readonly string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part)}`).join('');

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

/** A slash would be a border between parts, a percent sign would be decoded once more by somebody. */
const isPlain = (part: string | null): part is string =>
  part !== null && part !== '' && part !== '.' && part !== '..' && !/[/\\%\p{Cc}]/u.test(part);
