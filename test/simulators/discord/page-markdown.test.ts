import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blocks } from '../../../simulators/discord/page/markdown/blocks.ts';
import { inline } from '../../../simulators/discord/page/markdown/inline.ts';
import type { Block, Inline } from '../../../simulators/discord/page/markdown/tree.ts';

/** A tree in a line of text: `strong(text)`. */
function told(node: Inline | Block): string {
  const inner =
    'of' in node ? node.of.map(told).join(' ') : 'items' in node ? node.items.flat().map(told).join(' ') : '';
  const own =
    'text' in node ? node.text : 'id' in node ? node.id : 'seconds' in node ? `${node.seconds}:${node.style}` : '';
  return node.is === 'text' ? own : node.is === 'lines' ? inner : `${node.is}(${own || inner})`;
}

const inLine = (text: string) => inline(text).map(told).join('');
const inBlocks = (text: string) => blocks(text).map(told).join(' | ');

test('marks in a line are read as Discord reads them', () => {
  for (const [text, tree] of [
    ['**a** *b* _c_ __d__ ~~e~~ ||f||', 'strong(a) italic(b) italic(c) underline(d) strike(e) spoiler(f)'],
    ['***both***', 'strong(italic(both))'],
    ['*a **b** c*', 'italic(a  strong(b)  c)'],
    ['`**a**` ``b ` c``', 'code(**a**) code(b ` c)'],
    ['\\*a\\*', '*a*'],
    ['snake_case_word 2 * 3 * 4', 'snake_case_word 2 * 3 * 4'],
    ['**open', '**open'],
    ['<@1> <@!2> <@&3> <#4> </a b:5>', 'user(1) user(2) role(3) channel(4) command(5)'],
    ['<:tea:6> <a:tea:7> @everyone @here', 'emoji(6) emoji(7) everyone(@everyone) everyone(@here)'],
    ['<t:8> <t:9:R>', 'time(8:f) time(9:R)'],
  ] as const) {
    assert.equal(inLine(text), tree, text);
  }
});

test('blocks are read line by line', () => {
  for (const [text, tree] of [
    ['# a\n## b\n-# c', 'heading(a) | heading(b) | small(c)'],
    ['> a\n> b\nc', 'quote(a break() b) | c'],
    ['>>> a\nb', 'quote(a break() b)'],
    ['- a\n  - b\n- c\n1. d', 'list(a list(b) c) | list(d)'],
    ['a ```js\n**b**\n``` c', 'a  | code-block(**b**) |  c'],
    ['> ```\n> a\n> ```', 'quote(code-block(a))'],
    ['#a', '#a'],
  ] as const) {
    assert.equal(inBlocks(text), tree, text);
  }
});

const linksIn = (text: string): string[] => inline(text).flatMap((node) => (node.is === 'link' ? [node.to] : []));

test('only addresses of web pages are links', () => {
  for (const text of [
    '[a](javascript:alert(1))',
    '[a](JAVASCRIPT:alert(1))',
    '[a](data:text/html,x)',
    '[a](//example.org)',
    '<javascript:alert(1)>',
    'vbscript:x',
  ]) {
    assert.deepEqual(linksIn(text), [], text);
  }
});

test('a link ends where the address ends', () => {
  assert.deepEqual(linksIn('See https://example.org/a_(b), or (https://example.org/c).'), [
    'https://example.org/a_(b)',
    'https://example.org/c',
  ]);
  assert.deepEqual(linksIn('[a](https://example.org "A title") <https://example.org/d>'), [
    'https://example.org',
    'https://example.org/d',
  ]);
});

test('no text of six thousand characters takes long, or breaks anything', () => {
  for (const piece of [
    '*',
    '**',
    '`',
    '``a',
    '_',
    '__*',
    '~~',
    '||',
    '[',
    '](',
    '<',
    '> ',
    '>>> ',
    '- ',
    '# ',
    '\\',
    '```',
    '<@',
    '**a *b ',
  ]) {
    const began = performance.now();
    blocks(piece.repeat(6_000).slice(0, 6_000));
    assert.ok(performance.now() - began < 1_000, piece);
  }
});
