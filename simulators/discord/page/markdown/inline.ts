import { codeAt } from './code-at.ts';
import { linkAt } from './link-at.ts';
import { mentionAt } from './mention-at.ts';
import { styledAt } from './styled-at.ts';
import type { Inline } from './tree.ts';

export interface Found {
  node: Inline;
  /** The place behind it. */
  end: number;
}

/** What the text is read with. */
export interface Reading {
  text: string;
  /** How deep it stands in others; hostile text is not followed for ever. */
  depth: number;
  isInLink: boolean;
  /** Marks of which it is known that nothing more is closed by them. */
  hopeless: Set<string>;
}

type Rule = (reading: Reading, at: number) => Found | null;

const rules: Record<string, readonly Rule[]> = {
  '\\': [escapedAt],
  '\n': [(_reading, at) => ({ node: { is: 'break' }, end: at + 1 })],
  '`': [codeAt],
  '<': [mentionAt, linkAt],
  '@': [mentionAt],
  '[': [linkAt],
  h: [linkAt],
  '*': [styledAt],
  _: [styledAt],
  '~': [styledAt],
  '|': [styledAt],
};

/** Reads text from left to right, once; whatever is nothing else is text. */
export function inline(text: string, depth = 0, isInLink = false): Inline[] {
  const reading: Reading = { text, depth, isInLink, hopeless: new Set() };
  const nodes: Inline[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const found = foundAt(reading, at);
    if (!found) plain += text[at];
    else {
      if (plain) nodes.push({ is: 'text', text: plain });
      plain = '';
      nodes.push(found.node);
    }
    at = found?.end ?? at + 1;
  }
  if (plain) nodes.push({ is: 'text', text: plain });
  return nodes;
}

function foundAt(reading: Reading, at: number): Found | null {
  for (const rule of rules[reading.text[at]!] ?? []) {
    const found = rule(reading, at);
    if (found) return found;
  }
  return null;
}

function escapedAt({ text }: Reading, at: number): Found | null {
  const next = text[at + 1];
  return next && /[^0-9A-Za-z\s]/.test(next) ? { node: { is: 'text', text: next }, end: at + 2 } : null;
}
