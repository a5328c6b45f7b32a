import { nameIn } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useListFocus } from './use-list-focus.ts';

/** With whom one has spoken alone, the latest first. */
export function ConversationList({ onGone }: { onGone(): void }) {
  const { scene, channel: open, go } = useStage();
  const list = useListFocus();
  const latest = (id: string) => BigInt(scene.channels[id]?.last_message_id ?? id);
  const all = Object.values(scene.channels)
    .filter(({ recipients }) => recipients !== undefined)
    .sort((one, other) => Number(latest(other.id) - latest(one.id)));
  return (
    <nav ref={list.box} className="channel-list" aria-label="Conversations" onKeyDown={list.move}>
      {all.length === 0 && <p className="empty">No conversations yet. Open one from somebody’s profile.</p>}
      {all.map(({ id, recipients: [other] = [] }) => (
        <button
          key={id}
          type="button"
          className="channel is-conversation"
          aria-current={open?.id === id ? 'page' : undefined}
          data-unread={scene.unread.includes(id)}
          onClick={() => {
            go({ guildId: null, channelId: id });
            onGone();
          }}
        >
          {other && <Avatar user={other} size={28} status={scene.presences[other.id]?.status ?? 'offline'} />}
          <span>{other ? nameIn(scene, null, other) : 'Nobody'}</span>
          {other?.bot && <span className="badge">BOT</span>}
        </button>
      ))}
    </nav>
  );
}
