import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react';
import { MessageView } from '../message/message-view.tsx';
import { useScene } from '../model/stage.ts';
import type { Channel, Message } from '../model/types.ts';
import { PendingCommands } from './pending-commands.tsx';
import { useMessages } from './use-messages.ts';
import { useScroll } from './use-scroll.ts';

const groupMs = 7 * 60_000;

interface Props {
  channel: Channel;
  /** The message that is being written anew. */
  editedId: string | null;
  onReply(message: Message): void;
  onEdit(id: string | null): void;
}

/** What was said in a channel, the newest at the bottom. */
export function MessageList({ channel, editedId, onReply, onEdit }: Props) {
  const said = useMessages(channel.id);
  const { messages, hasOlder, isFollowed, isLoading, load } = said;
  const sent = useScene((scene) => scene.sent);
  const { box, onScroll, toEnd } = useScroll(said, [sent]);
  const jump = useJump(load, messages);

  function move(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const all = [...(box.current?.querySelectorAll<HTMLElement>('.message') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (!step || (at === -1 && document.activeElement !== box.current)) return;
    event.preventDefault();
    (at === -1 ? all.at(-1) : all[at + step])?.focus();
  }

  return (
    <div className="message-box">
      <div
        ref={box}
        className="message-list"
        role="log"
        aria-label={`Messages in ${channel.name ?? 'the conversation'}`}
        aria-busy={isLoading}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
        tabIndex={0}
        onKeyDown={move}
        onScroll={() => void onScroll()}
      >
        {!hasOlder && !isLoading && <Beginning channel={channel} />}
        {messages.map((message, place) => (
          <MessageWithDay
            key={message.id}
            {...{ message, before: messages[place - 1], onReply, onEdit, onJump: jump }}
            isEdited={message.id === editedId}
          />
        ))}
        <PendingCommands channelId={channel.id} />
      </div>
      {!isFollowed && (
        <button type="button" className="button jump" onClick={() => void load().then(toEnd)}>
          <ArrowDown size={16} aria-hidden="true" />
          To the newest
        </button>
      )}
    </div>
  );
}

/** Goes to a message, wherever in the channel it stands. */
function useJump(load: (around: string) => Promise<void>, messages: readonly Message[]): (id: string) => void {
  const wanted = useRef<string | null>(null);
  const known = useRef(messages);
  const show = useCallback((id: string) => {
    const target = document.getElementById(`message-${id}`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    known.current = messages;
    if (wanted.current) show(wanted.current);
    wanted.current = null;
  }, [messages, show]);
  return useCallback(
    (id) => {
      if (known.current.some((it) => it.id === id)) return show(id);
      wanted.current = id;
      load(id).catch(() => undefined); // the line broke, and all is asked for again
    },
    [load, show],
  );
}

const Beginning = ({ channel }: { channel: Channel }) => (
  <header className="beginning">
    <h2>{channel.recipients ? 'The beginning of your conversation' : `Welcome to ${channel.name}`}</h2>
    {channel.topic && <p>{channel.topic}</p>}
  </header>
);

interface WithDay {
  message: Message;
  before: Message | undefined;
  isEdited: boolean;
  onReply(message: Message): void;
  onEdit(id: string | null): void;
  onJump(id: string): void;
}

function MessageWithDay({ message, before, ...rest }: WithDay) {
  const day = dayOf(message);
  const isNewDay = !before || dayOf(before) !== day;
  return (
    <>
      {isNewDay && (
        <div className="day">
          <span>{day}</span>
        </div>
      )}
      <MessageView message={message} isContinued={!isNewDay && isContinued(message, before)} {...rest} />
    </>
  );
}

const dayOf = ({ timestamp }: Message): string =>
  new Date(timestamp).toLocaleDateString(undefined, { dateStyle: 'long' });

const isContinued = (message: Message, before: Message): boolean =>
  message.type === 0 &&
  !message.referenced_message &&
  [0, 19, 20, 23].includes(before.type) &&
  before.author.id === message.author.id &&
  before.author.username === message.author.username &&
  Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupMs;
