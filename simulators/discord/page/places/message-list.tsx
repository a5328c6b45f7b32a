import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { MessageView } from '../message/message-view.tsx';
import { useStage } from '../model/stage.ts';
import type { Channel, Message } from '../model/types.ts';
import { PendingCommands } from './pending-commands.tsx';
import { useMessages } from './use-messages.ts';

const groupMs = 7 * 60_000;
const nearPx = 120;

/** What was said in a channel, the newest at the bottom. */
export function MessageList({ channel, onReply }: { channel: Channel; onReply(message: Message): void }) {
  const { scene } = useStage();
  const { messages, isLoading, mayBeMore, loadOlder } = useMessages(channel.id);
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const [heightBefore, setHeightBefore] = useState<number | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever makes the list longer moves its end
  useLayoutEffect(() => {
    const box = list.current;
    if (!box) return;
    if (heightBefore !== null) {
      box.scrollTop += box.scrollHeight - heightBefore;
      setHeightBefore(null);
    } else if (isAtEnd.current) box.scrollTop = box.scrollHeight;
  }, [messages, scene.sent, scene.deeds]);

  useEndKept(list, isAtEnd);

  const jump = useCallback((id: string) => {
    const target = document.getElementById(`message-${id}`);
    target?.scrollIntoView({ block: 'center' });
    target?.focus();
  }, []);

  function move(event: KeyboardEvent): void {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const all = [...(list.current?.querySelectorAll<HTMLElement>('.message') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (!step || (at === -1 && document.activeElement !== list.current)) return;
    event.preventDefault();
    (at === -1 ? all.at(-1) : all[at + step])?.focus();
  }

  return (
    <div
      ref={list}
      className="message-list"
      role="log"
      aria-label={`Messages in ${channel.name ?? 'the conversation'}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
      tabIndex={0}
      onKeyDown={move}
      onScroll={({ currentTarget: box }) => {
        isAtEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < nearPx;
      }}
    >
      {mayBeMore && (
        <button
          type="button"
          className="button load-older"
          disabled={isLoading}
          onClick={() => {
            setHeightBefore(list.current?.scrollHeight ?? null);
            void loadOlder();
          }}
        >
          Older messages
        </button>
      )}
      {!mayBeMore && <Beginning channel={channel} />}
      {messages.map((message, place) => (
        <MessageWithDay key={message.id} {...{ message, before: messages[place - 1], onReply, onJump: jump }} />
      ))}
      <PendingCommands channelId={channel.id} />
    </div>
  );
}

/** Pictures that come late, and fields that grow, do not hide the end. */
function useEndKept(list: { current: HTMLDivElement | null }, isAtEnd: { current: boolean }): void {
  useEffect(() => {
    const box = list.current;
    if (!box) return;
    const toEnd = () => {
      if (isAtEnd.current) box.scrollTop = box.scrollHeight;
    };
    const observer = new ResizeObserver(toEnd);
    observer.observe(box);
    box.addEventListener('load', toEnd, true);
    return () => {
      observer.disconnect();
      box.removeEventListener('load', toEnd, true);
    };
  }, [list, isAtEnd]);
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
  onReply(message: Message): void;
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
