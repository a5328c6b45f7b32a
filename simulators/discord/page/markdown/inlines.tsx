import type { ReactNode } from 'react';
import { placed } from '../parts/placed.ts';
import { ChannelMention, CommandMention, EveryoneMention, RoleMention, UserMention } from './mentions.tsx';
import { Spoiler } from './spoiler.tsx';
import { Timestamp } from './timestamp.tsx';
import type { Inline, Style } from './tree.ts';

export const Inlines = ({ of }: { of: Inline[] }) => placed(of).map(({ it, key }) => <One key={key} node={it} />);

function One({ node }: { node: Inline }): ReactNode {
  switch (node.is) {
    case 'text':
      return node.text;
    case 'break':
      return <br />;
    case 'code':
      return <code className="md-code">{node.text}</code>;
    case 'link':
      return (
        <a href={node.to} target="_blank" rel="noopener noreferrer nofollow" title={node.to}>
          <Inlines of={node.of} />
        </a>
      );
    case 'user':
      return <UserMention id={node.id} />;
    case 'role':
      return <RoleMention id={node.id} />;
    case 'channel':
      return <ChannelMention id={node.id} />;
    case 'everyone':
      return <EveryoneMention text={node.text} />;
    case 'command':
      return <CommandMention name={node.name} />;
    case 'emoji':
      return <span className="md-emoji" title={`:${node.name}:`}>{`:${node.name}:`}</span>;
    case 'time':
      return <Timestamp seconds={node.seconds} style={node.style} />;
    default:
      return <Styled as={node.is} of={node.of} />;
  }
}

const elements = { strong: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function Styled({ as, of }: { as: Style; of: Inline[] }) {
  const children = <Inlines of={of} />;
  if (as === 'spoiler') return <Spoiler>{children}</Spoiler>;
  const Element = elements[as];
  return <Element>{children}</Element>;
}
