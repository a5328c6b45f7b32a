import { memo } from 'react';
import { placed } from '../parts/placed.ts';
import { blocks } from './blocks.ts';
import { inline } from './inline.ts';
import { Inlines } from './inlines.tsx';
import type { Block } from './tree.ts';

/** A text with everything that it can be marked with. It is never taken for markup of the page's own. */
export const Markdown = memo(({ text }: { text: string }) => <Blocks of={blocks(text)} />);

/** Titles and names, which are of one line. */
export const InlineMarkdown = memo(({ text }: { text: string }) => <Inlines of={inline(text)} />);

const Blocks = ({ of }: { of: Block[] }) => placed(of).map(({ it, key }) => <OneBlock key={key} block={it} />);

function OneBlock({ block }: { block: Block }) {
  switch (block.is) {
    case 'lines':
      return (
        <div className="md-lines">
          <Inlines of={block.of} />
        </div>
      );
    case 'code-block':
      return (
        <pre className="md-code-block" data-language={block.language || undefined}>
          <code>{block.text}</code>
        </pre>
      );
    case 'quote':
      return (
        <blockquote className="md-quote">
          <Blocks of={block.of} />
        </blockquote>
      );
    case 'heading':
      return <Heading block={block} />;
    case 'small':
      return (
        <div className="md-small">
          <Inlines of={block.of} />
        </div>
      );
    case 'list':
      return <List block={block} />;
  }
}

/** Below the headings of the page. */
function Heading({ block: { level, of } }: { block: Extract<Block, { is: 'heading' }> }) {
  const Element = ({ 1: 'h3', 2: 'h4', 3: 'h5' } as const)[level] ?? 'h5';
  return (
    <Element className="md-heading" data-level={level}>
      <Inlines of={of} />
    </Element>
  );
}

function List({ block: { start, items } }: { block: Extract<Block, { is: 'list' }> }) {
  const points = placed(items).map(({ it, key }) => (
    <li key={key}>
      <Blocks of={it} />
    </li>
  ));
  return start === null ? (
    <ul className="md-list">{points}</ul>
  ) : (
    <ol className="md-list" start={start}>
      {points}
    </ol>
  );
}
