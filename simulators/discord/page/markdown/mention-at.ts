import type { Found, Reading } from './inline.ts';
import type { Inline } from './tree.ts';

interface Kind {
  pattern: RegExp;
  node(parts: RegExpExecArray): Inline;
}

const kinds: readonly Kind[] = [
  { pattern: /<@!?(\d{1,20})>/y, node: ([, id]) => ({ is: 'user', id: id! }) },
  { pattern: /<@&(\d{1,20})>/y, node: ([, id]) => ({ is: 'role', id: id! }) },
  { pattern: /<#(\d{1,20})>/y, node: ([, id]) => ({ is: 'channel', id: id! }) },
  { pattern: /<\/([^:<>\n]{1,100}):(\d{1,20})>/y, node: ([, name, id]) => ({ is: 'command', name: name!, id: id! }) },
  {
    pattern: /<(a?):(\w{1,64}):(\d{1,20})>/y,
    node: ([, moving, name, id]) => ({ is: 'emoji', name: name!, id: id!, isMoving: moving === 'a' }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    node: ([, seconds, style = 'f']) => ({ is: 'time', seconds: Number(seconds), style }),
  },
  { pattern: /@(?:everyone|here)\b/y, node: ([text]) => ({ is: 'everyone', text }) },
];

/** Whatever stands in pointed brackets, and calls for all. */
export function mentionAt({ text }: Reading, at: number): Found | null {
  for (const { pattern, node } of kinds) {
    pattern.lastIndex = at;
    const parts = pattern.exec(text);
    if (parts) return { node: node(parts), end: at + parts[0].length };
  }
  return null;
}
