import { badInput } from './bad-input.ts';

/** Where a list goes on: what the last row was sorted by, so that nothing is skipped or told twice. */
export const toCursor = (position: readonly string[]): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

const shapes = {
  time: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  id: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  rank: /^\d$/,
};

/** Refuses what this list has not given out. */
export function fromCursor(cursor: string | undefined, ...parts: (keyof typeof shapes)[]): string[] | null {
  if (cursor === undefined) return null;
  const position = readPosition(cursor);
  const fits = position.length === parts.length && parts.every((part, index) => shapes[part].test(position[index]!));
  if (!fits) throw badInput([{ field: 'cursor', message: 'must be a cursor that this list has answered.' }]);
  return position;
}

function readPosition(cursor: string): string[] {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(read) ? read.map(String) : [];
  } catch {
    return [];
  }
}
