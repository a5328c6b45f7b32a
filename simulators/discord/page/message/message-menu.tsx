import { ApplicationCommandType, MessageFlags as Flags } from 'discord-api-types/v10';
import { Bot, Copy, MessagesSquare, Pin, PinOff, Reply, Trash2 } from 'lucide-react';
import { useCommands } from '../command/use-commands.ts';
import { useSend } from '../command/use-send.ts';
import { isThread } from '../model/channels.ts';
import { Bits, mayIn } from '../model/permissions.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { has } from './message-body.tsx';

interface Props {
  message: Message;
  anchor: HTMLElement;
  onClose(): void;
  onReply(): void;
  onThread(): void;
}

/** Everything that can be done with a message, and what bots offer for it. */
export function MessageMenu({ message, anchor, onClose, onReply, onThread }: Props) {
  const { me, channel, person, attempt } = useStage();
  const commands = useCommands(message.channel_id, ApplicationCommandType.Message);
  const { fromMenu } = useSend();
  if (!channel) return null;

  const isMine = message.author.id === me.id && !message.webhook_id;
  const isPrivate = has(message, Flags.Ephemeral);
  const at = { channel: message.channel_id, message: message.id };
  const pinPath = `/channels/${at.channel}/messages/pins/${at.message}`;
  const pin = () => attempt(person.administer(message.pinned ? 'DELETE' : 'PUT', pinPath));
  const mayTidyUp = isMine || isPrivate || (channel.guild_id !== undefined && mayIn(channel, Bits.ManageMessages));
  const mayBeginThread =
    !isPrivate &&
    channel.guild_id !== undefined &&
    !isThread(channel) &&
    !message.thread &&
    mayIn(channel, Bits.CreatePublicThreads);

  const items: (MenuItem | 'line' | false)[] = [
    !isPrivate && { label: 'Reply', icon: Reply, onSelect: onReply },
    mayBeginThread && { label: 'Create a thread', icon: MessagesSquare, onSelect: onThread },
    !isPrivate &&
      mayIn(channel, Bits.PinMessages) && {
        label: message.pinned ? 'Unpin' : 'Pin',
        icon: message.pinned ? PinOff : Pin,
        onSelect: pin,
      },
    { label: 'Copy the message’s id', icon: Copy, onSelect: () => void navigator.clipboard.writeText(message.id) },
    mayTidyUp && { label: 'Delete', icon: Trash2, isDangerous: true, onSelect: () => attempt(person.delete(at)) },
    commands.length > 0 && 'line',
    ...commands.map((command) => ({
      label: command.name,
      icon: Bot,
      onSelect: () => fromMenu(command, message.id, message.channel_id),
    })),
  ];
  const shown = items.filter((item): item is MenuItem | 'line' => item !== false);
  return <Menu label="What to do with the message" anchor={anchor} items={shown} onClose={onClose} />;
}
