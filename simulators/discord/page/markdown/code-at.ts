import type { Found, Reading } from './inline.ts';

const runAt = (text: string, at: number): number => {
  let end = at;
  while (text[end] === '`') end += 1;
  return end - at;
};

/** Between as many backticks as it begins with. */
export function codeAt({ text, hopeless }: Reading, at: number): Found | null {
  const length = runAt(text, at);
  const mark = '`'.repeat(length);
  const end = hopeless.has(mark) ? -1 : closing(text, at + length, length);
  if (end !== -1) return { node: { is: 'code', text: trimmed(text.slice(at + length, end)) }, end: end + length };
  hopeless.add(mark);
  return { node: { is: 'text', text: mark }, end: at + length };
}

function closing(text: string, from: number, length: number): number {
  for (let at = text.indexOf('`', from); at !== -1; ) {
    const run = runAt(text, at);
    if (run === length) return at;
    at = text.indexOf('`', at + run);
  }
  return -1;
}

/** One space at either end keeps backticks apart. */
const trimmed = (code: string): string => (/^ .*\S.* $/s.test(code) ? code.slice(1, -1) : code);
