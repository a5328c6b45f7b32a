import { Bug, Keyboard, Menu as MenuIcon, Search, Settings, Spool, Users } from 'lucide-react';
import { useState } from 'react';
import { ChannelSettings } from './admin/channel-settings.tsx';
import type { Panel } from './layout.tsx';
import { ChannelIcon } from './lists/channel-icon.tsx';
import { isForum, isThread } from './model/channels.ts';
import { Bits, mayIn } from './model/permissions.ts';
import { useStage } from './model/stage.ts';
import { IconButton } from './parts/icon-button.tsx';
import { channelTitle } from './places/channel-title.ts';
import { NewThread } from './places/new-thread.tsx';
import { ThemeSwitch } from './theme-switch.tsx';

interface Props {
  open: readonly Panel[];
  onToggle(panel: Panel): void;
  onKeys(): void;
  onSwitch(): void;
}

/** Where one is, and what can be opened beside it. */
export function TopBar({ open, onToggle, onKeys, onSwitch }: Props) {
  const { channel, guild } = useStage();
  const [task, setTask] = useState<'settings' | 'thread' | null>(null);
  const mayThread =
    channel && guild && !isThread(channel) && !isForum(channel) && mayIn(channel, Bits.CreatePublicThreads);
  const maySet = channel && guild && mayIn(channel, isThread(channel) ? Bits.ManageThreads : Bits.ManageChannels);
  return (
    <header className="top-bar">
      <IconButton
        icon={MenuIcon}
        label="Channels"
        className="only-small"
        aria-expanded={open.includes('side')}
        onClick={() => onToggle('side')}
      />
      <h1 className="top-title">
        {channel && !channel.recipients && <ChannelIcon channel={channel} size={20} />}
        <span>{channel ? (channel.recipients ? channelTitle(channel) : channel.name) : 'Direct messages'}</span>
      </h1>
      {channel?.topic && <p className="top-topic">{channel.topic}</p>}
      <span className="top-buttons">
        {mayThread && <IconButton icon={Spool} label="New thread" onClick={() => setTask('thread')} />}
        {maySet && <IconButton icon={Settings} label="Settings of the channel" onClick={() => setTask('settings')} />}
        <IconButton icon={Search} label="Go to… (Ctrl+K)" className="only-large" onClick={onSwitch} />
        <IconButton icon={Keyboard} label="Keys (Ctrl+/)" className="only-large" onClick={onKeys} />
        <ThemeSwitch />
        <IconButton
          icon={Bug}
          label="Inspector"
          aria-pressed={open.includes('inspector')}
          onClick={() => onToggle('inspector')}
        />
        {guild && (
          <IconButton
            icon={Users}
            label="Members"
            aria-pressed={open.includes('members')}
            onClick={() => onToggle('members')}
          />
        )}
      </span>
      {task === 'settings' && channel && <ChannelSettings channel={channel} onClose={() => setTask(null)} />}
      {task === 'thread' && channel && <NewThread channel={channel} message={null} onClose={() => setTask(null)} />}
    </header>
  );
}
