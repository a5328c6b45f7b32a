import { MessageFlags as Flags } from 'discord-api-types/v10';
import { Ellipsis, Pencil, Reply, SmilePlus } from 'lucide-react';
import { Bits, mayIn } from '../model/permissions.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { EmojiPicker } from '../parts/emoji-picker.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { NewThread } from '../places/new-thread.tsx';
import { has } from './message-body.tsx';
import { MessageMenu } from './message-menu.tsx';

/** What was opened from a toolbar, and by which button. */
export type OpenTool = { what: 'emoji' | 'menu' | 'thread'; anchor: HTMLElement } | null;

interface Props {
  message: Message;
  open: OpenTool;
  onOpen(open: OpenTool): void;
  onReply(): void;
  onEdit(): void;
}

/** What can be done with a message; shown while it is pointed at, or has the focus. */
export function Toolbar({ message, open, onOpen, onReply, onEdit }: Props) {
  const { me, channel, person, attempt } = useStage();
  const isMine = message.author.id === me.id && !message.webhook_id;
  const isPrivate = has(message, Flags.Ephemeral);
  const close = () => onOpen(null);
  const react = (emoji: string) => attempt(person.react({ channel: message.channel_id, message: message.id, emoji }));
  return (
    <div className={open ? 'toolbar is-open' : 'toolbar'}>
      {!isPrivate && channel && mayIn(channel, Bits.AddReactions) && (
        <IconButton
          icon={SmilePlus}
          label="Add a reaction"
          onClick={({ currentTarget }) => onOpen({ what: 'emoji', anchor: currentTarget })}
        />
      )}
      {!isPrivate && <IconButton icon={Reply} label="Reply" onClick={onReply} />}
      {isMine && <IconButton icon={Pencil} label="Edit" onClick={onEdit} />}
      <IconButton
        icon={Ellipsis}
        label="More"
        aria-haspopup="menu"
        onClick={({ currentTarget }) => onOpen({ what: 'menu', anchor: currentTarget })}
      />
      {open?.what === 'emoji' && <EmojiPicker anchor={open.anchor} onPick={react} onClose={close} />}
      {open?.what === 'menu' && (
        <MessageMenu
          {...{ message, onReply, anchor: open.anchor, onClose: close }}
          onThread={() => onOpen({ ...open, what: 'thread' })}
        />
      )}
      {open?.what === 'thread' && channel && <NewThread message={message} channel={channel} onClose={close} />}
    </div>
  );
}
