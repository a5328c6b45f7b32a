import { type Found, inline, type Reading } from './inline.ts';
import type { Style } from './tree.ts';

const marks: readonly { mark: string; style: Style }[] = [
  { mark: '**', style: 'strong' },
  { mark: '__', style: 'underline' },
  { mark: '~~', style: 'strike' },
  { mark: '||', style: 'spoiler' },
  { mark: '*', style: 'italic' },
  { mark: '_', style: 'italic' },
];

const deepest = 12;

/** What stands between two marks that are alike. */
export function styledAt(reading: Reading, at: number): Found | null {
  const { text, depth, hopeless } = reading;
  if (depth >= deepest) return null;
  for (const { mark, style } of marks) {
    if (!text.startsWith(mark, at) || hopeless.has(mark) || !mayOpen(text, at, mark)) continue;
    const from = at + mark.length;
    const end = closing(text, from, mark);
    if (end === -1) hopeless.add(mark);
    else
      return {
        node: { is: style, of: inline(text.slice(from, end), depth + 1, reading.isInLink) },
        end: end + mark.length,
      };
  }
  return null;
}

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
const isSpace = (character: string | undefined) => character === undefined || /\s/.test(character);

/** `snake_case` is not slanted, nor is `2 * 3 * 4`. */
function mayOpen(text: string, at: number, mark: string): boolean {
  if (mark === '_') return !isWord(text[at - 1]) && !isSpace(text[at + 1]);
  return mark !== '*' || !isSpace(text[at + 1]);
}

function mayClose(text: string, at: number, mark: string): boolean {
  if (mark === '_') return !isWord(text[at + 1]) && !isSpace(text[at - 1]);
  return mark !== '*' || !isSpace(text[at - 1]);
}

/** The next mark of its kind behind some text, past escapes and, for a single mark, past double ones. */
function closing(text: string, from: number, mark: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (mark.length === 1 && text.startsWith(mark + mark, at) && at > from) at += 1;
    else if (at > from && text.startsWith(mark, at) && mayClose(text, at, mark)) return lastOfRun(text, at, mark);
  }
  return -1;
}

/** `***both***`: the inner mark is the first to be closed. */
const lastOfRun = (text: string, at: number, mark: string): number =>
  mark.length === 2 && mark !== '||' && text.startsWith(mark + mark[0], at) ? at + 1 : at;
