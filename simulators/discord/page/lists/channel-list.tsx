import { ChevronDown, Plus, Settings } from 'lucide-react';
import { useMemo, useState } from 'react';
import { type Branch, channelTree, isCategory, isVoice } from '../model/channels.ts';
import { Bits, mayInGuild } from '../model/permissions.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel, Guild } from '../model/types.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Calls } from './calls.tsx';
import { ChannelIcon } from './channel-icon.tsx';
import { useListFocus } from './use-list-focus.ts';

interface Props {
  guild: Guild;
  onNewChannel(parent: Channel | null): void;
  onCategory(category: Channel): void;
  /** A channel was chosen. */
  onGone(): void;
}

/** Channels, their categories, and their threads. */
export function ChannelList({ guild, onNewChannel, onCategory, onGone }: Props) {
  const channels = useScene((scene) => scene.channels);
  const tree = useMemo(() => channelTree(channels, guild.id), [channels, guild.id]);
  const list = useListFocus();
  return (
    <nav ref={list.box} className="channel-list" aria-label="Channels" onKeyDown={list.move}>
      {tree.map((branch) =>
        isCategory(branch.channel) ? (
          <Category key={branch.channel.id} {...{ branch, onNewChannel, onCategory, onGone }} />
        ) : (
          <Entry key={branch.channel.id} branch={branch} onGone={onGone} />
        ),
      )}
    </nav>
  );
}

function Category({ branch, onNewChannel, onCategory, onGone }: { branch: Branch } & Omit<Props, 'guild'>) {
  const { channel, below } = branch;
  const { guild } = useStage();
  const mayMake = useScene((scene) => mayInGuild(scene, guild, Bits.ManageChannels));
  const [isOpen, setOpen] = useState(true);
  return (
    <section className="category">
      <header>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <ChevronDown size={12} aria-hidden="true" />
          {channel.name}
        </button>
        {mayMake && (
          <>
            <IconButton
              icon={Settings}
              size={14}
              label={`Settings of ${channel.name}`}
              onClick={() => onCategory(channel)}
            />
            <IconButton
              icon={Plus}
              size={16}
              label={`New channel in ${channel.name}`}
              onClick={() => onNewChannel(channel)}
            />
          </>
        )}
      </header>
      {isOpen && below.map((branch) => <Entry key={branch.channel.id} branch={branch} onGone={onGone} />)}
    </section>
  );
}

function Entry({ branch: { channel, below }, onGone }: { branch: Branch } & Pick<Props, 'onGone'>) {
  const { channel: open, guild, go } = useStage();
  const unread = useScene((scene) => scene.unread[channel.id]);
  return (
    <>
      <button
        type="button"
        className="channel"
        aria-current={open?.id === channel.id ? 'page' : undefined}
        data-unread={unread !== undefined}
        data-voice={isVoice(channel)}
        onClick={() => {
          go({ guildId: guild?.id ?? null, channelId: channel.id });
          onGone();
        }}
      >
        <ChannelIcon channel={channel} />
        <span>{channel.name}</span>
        <Calls count={unread?.calls} />
      </button>
      {below.length > 0 && (
        <div className="threads">
          {below.map((branch) => (
            <Entry key={branch.channel.id} branch={branch} onGone={onGone} />
          ))}
        </div>
      )}
    </>
  );
}
