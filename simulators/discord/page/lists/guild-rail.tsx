import { MessageCircle } from 'lucide-react';
import { initialsOf } from '../model/names.ts';
import { useStage } from '../model/stage.ts';

/** The guilds that one is in, and above them one's conversations. */
export function GuildRail() {
  const { scene, guild, go } = useStage();
  const isUnread = (guildId: string | null) =>
    scene.unread.some((id) => scene.channels[id] && (scene.channels[id].guild_id ?? null) === guildId);
  return (
    <nav className="rail" aria-label="Guilds">
      <button
        type="button"
        className="rail-item"
        aria-label="Direct messages"
        title="Direct messages"
        aria-current={guild === null}
        data-unread={isUnread(null)}
        onClick={() => go({ guildId: null, channelId: null })}
      >
        <MessageCircle size={22} aria-hidden="true" />
      </button>
      <hr />
      {scene.guilds.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="rail-item"
          aria-label={name}
          title={name}
          aria-current={guild?.id === id}
          data-unread={isUnread(id)}
          onClick={() => go({ guildId: id, channelId: null })}
        >
          {initialsOf(name)}
        </button>
      ))}
    </nav>
  );
}
