import { memo } from 'react';
import { blocks } from './blocks.ts';
import { inline } from './inline.ts';
import { Inlines } from './inlines.tsx';
import type { Block } from './tree.ts';

/** A text with everything that it can be marked with. It is never taken for markup of the page's own. */
export const Markdown = memo(({ text }: { text: string }) => <Blocks of={blocks(text)} />);

/** Titles and names, which are of one line. */
export const InlineMarkdown = memo(({ text }: { text: string }) => <Inlines of={inline(text)} />);

const Blocks = ({ of }: { of: Block[] }) => of.map((block, place) => <OneBlock key={keyOf(place)} block={block} />);

const keyOf = (place: number) => `at-${place}`;

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
      return (
        <div className="md-heading" role="heading" aria-level={block.level + 2} data-level={block.level}>
          <Inlines of={block.of} />
        </div>
      );
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

function List({ block: { start, items } }: { block: Extract<Block, { is: 'list' }> }) {
  const points = items.map((item, place) => (
    <li key={keyOf(place)}>
      <Blocks of={item} />
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
