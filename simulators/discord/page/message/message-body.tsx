import { MessageFlags as Flags } from 'discord-api-types/v10';
import { ComponentViews } from '../components/component-view.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import type { Message } from '../model/types.ts';
import { placed } from '../parts/placed.ts';
import { AttachmentView } from './attachment-view.tsx';
import { EmbedView } from './embed-view.tsx';
import { Forwarded } from './forwarded.tsx';
import { PollView } from './poll-view.tsx';

export const has = ({ flags }: Message, flag: Flags): boolean => ((flags ?? 0) & flag) !== 0;

/** Everything that a message says. */
export function MessageBody({ message }: { message: Message }) {
  const { content, attachments, embeds, components = [], poll } = message;
  if (has(message, Flags.Loading)) return <Thinking />;
  const isLaidOut = has(message, Flags.IsComponentsV2);
  return (
    <>
      {content && (
        <div className={isJustEmoji(content) ? 'content is-emoji' : 'content'}>
          <Markdown text={content} />
          {message.edited_timestamp && <span className="edited"> (edited)</span>}
        </div>
      )}
      {placed(message.message_snapshots ?? []).map(({ it, key }) => (
        <Forwarded key={key} said={it.message} />
      ))}
      {!isLaidOut && attachments.map((it) => <AttachmentView key={it.id} attachment={it} />)}
      {placed(embeds).map(({ it, key }) => (
        <EmbedView key={key} embed={it} />
      ))}
      {poll && <PollView message={message} poll={poll} />}
      {components.length > 0 && (
        <div className={isLaidOut ? 'components is-laid-out' : 'components'}>
          <ComponentViews of={components} message={message} />
        </div>
      )}
    </>
  );
}

const isJustEmoji = (content: string): boolean =>
  content.length < 40 &&
  /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\s)+$/u.test(content) &&
  !/^[\d\s#*]+$/.test(content);

const Thinking = () => (
  <p className="thinking">
    <span className="dots" aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
    is thinking…
  </p>
);
