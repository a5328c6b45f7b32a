import { useState } from 'react';
import { Composer } from '../composer/composer.tsx';
import { isForum } from '../model/channels.ts';
import type { Channel, Message } from '../model/types.ts';
import { Forum } from './forum.tsx';
import { MessageList } from './message-list.tsx';
import { TypingLine } from './typing-line.tsx';

/** What stands in the middle: a forum's posts, or what is said. */
export function ChannelView({ channel }: { channel: Channel }) {
  const [replyTo, setReplyTo] = useState<Message | null>(null);
  const [editedId, setEditedId] = useState<string | null>(null);
  if (isForum(channel)) return <Forum forum={channel} />;
  return (
    <div className="channel-view">
      <MessageList {...{ channel, editedId, onReply: setReplyTo, onEdit: setEditedId }} />
      <Composer {...{ channel, replyTo, onEdit: setEditedId }} onReplyDone={() => setReplyTo(null)} />
      <TypingLine channelId={channel.id} />
    </div>
  );
}
