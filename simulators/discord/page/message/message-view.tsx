import { MessageFlags as Flags } from 'discord-api-types/v10';
import { ArrowRight, MessagesSquare } from 'lucide-react';
import { memo, useState } from 'react';
import { whenInFull, whenInShort } from '../markdown/when.ts';
import { isCalled } from '../model/message-events.ts';
import { counted } from '../model/names.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel, Message } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useProfile } from '../parts/profile-context.ts';
import { AuthorName } from './author-name.tsx';
import { ClickFailures } from './click-failures.tsx';
import { EditMessage } from './edit-message.tsx';
import { has, MessageBody } from './message-body.tsx';
import { byMessageKey } from './message-keys.ts';
import { OnlyForYou } from './only-for-you.tsx';
import { Origin } from './origin.tsx';
import { Reactions } from './reactions.tsx';
import { systemWords } from './system-words.ts';
import { type OpenTool, Toolbar } from './toolbar.tsx';
import { useAttention } from './use-attention.ts';

interface Props {
  message: Message;
  /** Follows another one of the same author, and need not say whose it is. */
  isContinued: boolean;
  isEdited: boolean;
  onReply(message: Message): void;
  onEdit(id: string | null): void;
  onJump(id: string): void;
}

export const MessageView = memo(({ message, isContinued, isEdited, onReply, onEdit, onJump }: Props) => {
  const { guild, me } = useStage();
  const [open, setOpen] = useState<OpenTool>(null);
  const attention = useAttention();
  const date = new Date(message.timestamp);
  const name = useName(message.author);
  const roles = useScene(({ members }) => members[guild?.id ?? '']?.[me.id]?.roles);
  const words = systemWords(message, name);
  if (words !== null) return <SystemMessage message={message} words={words} />;
  const isPrivate = has(message, Flags.Ephemeral);
  const callsMe = isCalled(message, me.id, roles ?? []);
  const classes = ['message', isContinued && 'is-continued', isPrivate && 'is-private', callsMe && 'calls-me'];
  return (
    <article
      className={classes.filter(Boolean).join(' ')}
      id={`message-${message.id}`}
      aria-label={`${name}, ${whenInShort(date)}`}
      tabIndex={-1}
      {...attention.hears}
      onKeyDown={byMessageKey}
    >
      <Origin message={message} onJump={onJump} />
      {isContinued ? (
        <time className="message-hour" dateTime={message.timestamp} title={whenInFull(date)}>
          {date.toLocaleTimeString(undefined, { timeStyle: 'short' })}
        </time>
      ) : (
        <MessageHead message={message} />
      )}
      <div className="message-body">
        {isEdited ? <EditMessage message={message} onClose={() => onEdit(null)} /> : <MessageBody message={message} />}
        <ClickFailures message={message} />
        <Reactions message={message} />
        {message.thread && <ThreadLink thread={message.thread as Channel} />}
        {isPrivate && <OnlyForYou message={message} />}
      </div>
      {(attention.isHere || open) && (
        <Toolbar
          {...{ message, open, onOpen: setOpen }}
          onReply={() => onReply(message)}
          onEdit={() => onEdit(message.id)}
        />
      )}
    </article>
  );
});

function MessageHead({ message }: { message: Message }) {
  const { open } = useProfile();
  const date = new Date(message.timestamp);
  return (
    <>
      <button
        type="button"
        className="message-avatar"
        aria-label={`Profile of ${message.author.username}`}
        onClick={({ currentTarget }) => open(message.author, currentTarget)}
      >
        <Avatar user={message.author} />
      </button>
      <header className="message-head">
        <AuthorName message={message} />
        <time dateTime={message.timestamp} title={whenInFull(date)}>
          {whenInShort(date)}
        </time>
        {message.pinned && <span className="message-mark">pinned</span>}
      </header>
    </>
  );
}

function SystemMessage({ message, words }: { message: Message; words: string }) {
  return (
    <article className="message is-system" id={`message-${message.id}`} tabIndex={-1} aria-label={words}>
      <ArrowRight size={18} aria-hidden="true" />
      <p>
        {words} <time dateTime={message.timestamp}>{whenInShort(new Date(message.timestamp))}</time>
      </p>
      {message.thread && <ThreadLink thread={message.thread as Channel} />}
    </article>
  );
}

function ThreadLink({ thread }: { thread: Channel }) {
  const { go, guild } = useStage();
  return (
    <button
      type="button"
      className="thread-link"
      onClick={() => go({ guildId: guild?.id ?? null, channelId: thread.id })}
    >
      <MessagesSquare size={16} aria-hidden="true" />
      <strong>{thread.name}</strong>
      <span>{counted(thread.message_count ?? 0, 'message')}</span>
    </button>
  );
}
