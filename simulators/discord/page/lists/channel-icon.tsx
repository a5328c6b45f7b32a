import { Hash, Lock, type LucideIcon, Megaphone, MessagesSquare, Spool, Volume2 } from 'lucide-react';
import { Type } from '../model/channels.ts';
import type { Channel } from '../model/types.ts';

const icons: Partial<Record<Type, [LucideIcon, string]>> = {
  [Type.GuildAnnouncement]: [Megaphone, 'announcements'],
  [Type.GuildForum]: [MessagesSquare, 'forum'],
  [Type.GuildMedia]: [MessagesSquare, 'media'],
  [Type.GuildVoice]: [Volume2, 'voice'],
  [Type.GuildStageVoice]: [Volume2, 'stage'],
  [Type.PublicThread]: [Spool, 'thread'],
  [Type.AnnouncementThread]: [Spool, 'thread'],
  [Type.PrivateThread]: [Lock, 'private thread'],
};

export function ChannelIcon({ channel: { type }, size = 18 }: { channel: Channel; size?: number }) {
  const [Icon, words] = icons[type] ?? [Hash, 'text'];
  return <Icon size={size} aria-label={words} className="channel-icon" />;
}
