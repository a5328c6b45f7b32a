import { type Found, inline, type Reading } from './inline.ts';

const bare = /https?:\/\/[^\s<>"]+/y;
const inBrackets = /<(https?:\/\/[^\s<>]+)>/y;
const target = /\]\(<?(https?:\/\/[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:[ \t]+"[^"\n]{0,300}")?\)/y;

const matchAt = (pattern: RegExp, text: string, at: number) => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

/** Addresses of web pages, and nothing else that a browser would follow. */
export function linkAt(reading: Reading, at: number): Found | null {
  const { text, isInLink } = reading;
  if (isInLink) return null;
  if (text[at] === '[') return namedLinkAt(reading, at);
  if (text[at] === '<') {
    const found = matchAt(inBrackets, text, at);
    return found && link(found[1]!, at + found[0].length);
  }
  const found = matchAt(bare, text, at)?.[0];
  const to = found && withoutEnd(found);
  return to ? link(to, at + to.length) : null;
}

const link = (to: string, end: number, of: Found['node'][] = [{ is: 'text', text: to }]): Found | null =>
  URL.canParse(to) ? { node: { is: 'link', to, of }, end } : null;

/** `[words](address)`. */
function namedLinkAt({ text, depth, hopeless }: Reading, at: number): Found | null {
  if (hopeless.has('](')) return null;
  const middle = text.indexOf('](', at + 1);
  if (middle === -1) hopeless.add('](');
  const words = text.slice(at + 1, middle);
  if (middle === -1 || words.trim() === '' || words.includes('[') || words.includes('\n')) return null;
  const found = matchAt(target, text, middle);
  return found && link(found[1]!, middle + found[0].length, inline(words, depth + 1, true));
}

/** A sentence's end is no part of the address, nor a bracket that was opened before it. */
function withoutEnd(address: string): string {
  let end = address.length;
  while (end > 0 && (/[.,:;!?'*_~|]/.test(address[end - 1]!) || isForeignBracket(address.slice(0, end)))) end -= 1;
  return address.slice(0, end);
}

const isForeignBracket = (address: string): boolean =>
  address.endsWith(')') && address.split(')').length > address.split('(').length;
