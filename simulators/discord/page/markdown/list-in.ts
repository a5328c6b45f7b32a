import { inline } from './inline.ts';
import type { Block } from './tree.ts';

const point = /^( *)(?:[-*]|(\d{1,9})\.)[ \t]+(\S.*)$/;
const deepest = 5;

interface Point {
  indent: number;
  number: number | null;
  words: string;
}

/** Points, and points below them. */
export function listIn(lines: readonly string[]): { taken: number; block: Block } | null {
  const points: Point[] = [];
  for (const line of lines) {
    const [, indent, number, words] = point.exec(line) ?? [];
    if (indent === undefined || words === undefined) break;
    const next = { indent: indent.length, number: number === undefined ? null : Number(number), words };
    if (points[0] && isAnotherList(points[0], next)) break;
    points.push(next);
  }
  return points.length > 0 ? { taken: points.length, block: listOf(points, 0) } : null;
}

/** Numbers do not go on where there were none. */
const isAnotherList = (first: Point, next: Point): boolean =>
  next.indent <= first.indent && (next.number === null) !== (first.number === null);

function listOf(points: readonly Point[], depth: number): Block {
  const [first] = points;
  const items: Block[][] = [];
  for (let at = 0; at < points.length; ) {
    const below = pointsBelow(points, at, depth);
    const words: Block = { is: 'lines', of: inline(points[at]!.words) };
    items.push(below.length > 0 ? [words, listOf(below, depth + 1)] : [words]);
    at += 1 + below.length;
  }
  return { is: 'list', start: first!.number, items };
}

function pointsBelow(points: readonly Point[], at: number, depth: number): readonly Point[] {
  if (depth >= deepest) return [];
  const rest = points.slice(at + 1);
  const end = rest.findIndex(({ indent }) => indent <= points[at]!.indent);
  return end === -1 ? rest : rest.slice(0, end);
}
