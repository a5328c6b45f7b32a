import { inline } from './inline.ts';
import { listIn } from './list-in.ts';
import type { Block } from './tree.ts';

const deepest = 6;

/** A whole text, as it is read in a message. */
export function blocks(text: string, depth = 0): Block[] {
  const fence = fenceIn(text);
  if (!fence) return depth < deepest ? linesOf(text.split('\n'), depth) : [{ is: 'lines', of: inline(text) }];
  const { from, to, block } = fence;
  const before = text.slice(0, from).replace(/\n$/, '');
  const after = text.slice(to).replace(/^\n/, '');
  return [...(before ? blocks(before, depth) : []), block, ...(after ? blocks(after, depth) : [])];
}

/** The first block of code; one within a quote belongs to the quote. */
function fenceIn(text: string): { from: number; to: number; block: Block } | null {
  const from = text.indexOf('```');
  const end = from === -1 ? -1 : text.indexOf('```', from + 3);
  if (end === -1 || /(^|\n)>[^\n]*$/.test(text.slice(0, from))) return null;
  const inside = text.slice(from + 3, end);
  if (inside.trim() === '') return null;
  const [, language = '', code = inside] = /^([\w+#.-]{1,20})\n(.*)$/s.exec(inside) ?? [];
  return { from, to: end + 3, block: { is: 'code-block', language, text: code.replace(/^\n|\n$/g, '') } };
}

/** How many of the lines belong to it, and what they are; null: it does not begin here. */
type Rule = (lines: readonly string[], depth: number) => { taken: number; block: Block } | null;

const headingIn: Rule = ([line = '']) => {
  const [, marks, words] = /^(#{1,3})[ \t]+(\S.*)$/.exec(line) ?? [];
  return marks && words ? { taken: 1, block: { is: 'heading', level: marks.length, of: inline(words) } } : null;
};

const smallIn: Rule = ([line = '']) => {
  const [, words] = /^-#[ \t]+(\S.*)$/.exec(line) ?? [];
  return words ? { taken: 1, block: { is: 'small', of: inline(words) } } : null;
};

const quoteIn: Rule = (lines, depth) => {
  const [first = ''] = lines;
  if (first.startsWith('>>> ')) {
    const rest = [first.slice(4), ...lines.slice(1)].join('\n');
    return { taken: lines.length, block: { is: 'quote', of: blocks(rest, depth + 1) } };
  }
  const end = lines.findIndex((line) => !line.startsWith('> '));
  const taken = end === -1 ? lines.length : end;
  if (taken === 0) return null;
  const inner = lines.slice(0, taken).map((line) => line.slice(2));
  return { taken, block: { is: 'quote', of: blocks(inner.join('\n'), depth + 1) } };
};

const rules: readonly Rule[] = [headingIn, smallIn, quoteIn, listIn];

function linesOf(lines: readonly string[], depth: number): Block[] {
  const found: Block[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) found.push({ is: 'lines', of: inline(plain.join('\n')) });
    plain = [];
  };
  for (let at = 0; at < lines.length; ) {
    const rest = lines.slice(at);
    const match = rules.map((rule) => rule(rest, depth)).find((it) => it !== null);
    if (match) {
      flush();
      found.push(match.block);
    } else plain.push(lines[at]!);
    at += match?.taken ?? 1;
  }
  flush();
  return found;
}
