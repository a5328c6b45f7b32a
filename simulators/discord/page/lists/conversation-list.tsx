import { useMemo } from 'react';
import { userName } from '../model/names.ts';
import type { Scene } from '../model/scene.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { AppBadge } from '../parts/app-badge.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Calls } from './calls.tsx';
import { useListFocus } from './use-list-focus.ts';

/** With whom one has spoken alone, the latest first. */
export function ConversationList({ onGone }: { onGone(): void }) {
  const channels = useScene((scene) => scene.channels);
  const latest = useScene((scene) => scene.latest);
  const list = useListFocus();
  const all = useMemo(() => conversationsIn({ channels, latest }), [channels, latest]);
  return (
    <nav ref={list.box} className="channel-list" aria-label="Conversations" onKeyDown={list.move}>
      {all.length === 0 && <p className="empty">No conversations yet. Open one from somebody’s profile.</p>}
      {all.map((channel) => (
        <Conversation key={channel.id} channel={channel} onGone={onGone} />
      ))}
    </nav>
  );
}

function conversationsIn({ channels, latest }: Pick<Scene, 'channels' | 'latest'>): Channel[] {
  const last = ({ id }: Channel) => BigInt(latest[id] ?? id);
  return Object.values(channels)
    .filter(({ recipients }) => recipients !== undefined)
    .sort((one, other) => Number(last(other) - last(one)));
}

function Conversation({ channel: { id, recipients: [other] = [] }, onGone }: { channel: Channel; onGone(): void }) {
  const { channel: open, go } = useStage();
  const unread = useScene((scene) => scene.unread[id]);
  const status = useScene((scene) => scene.presences[other?.id ?? '']?.status ?? 'offline');
  return (
    <button
      type="button"
      className="channel is-conversation"
      aria-current={open?.id === id ? 'page' : undefined}
      data-unread={unread !== undefined}
      onClick={() => {
        go({ guildId: null, channelId: id });
        onGone();
      }}
    >
      {other && <Avatar user={other} size={28} status={status} />}
      <span>{other ? userName(other) : 'Nobody'}</span>
      {other?.bot && <AppBadge />}
      <Calls count={unread?.calls} />
    </button>
  );
}
