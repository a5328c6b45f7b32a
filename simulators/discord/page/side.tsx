import { GuildMenu, type GuildTask } from './admin/guild-menu.tsx';
import { ChannelList } from './lists/channel-list.tsx';
import { ConversationList } from './lists/conversation-list.tsx';
import { GuildRail } from './lists/guild-rail.tsx';
import { PersonSwitch } from './lists/person-switch.tsx';
import { useStage } from './model/stage.ts';

interface Props {
  onSwitch(userId: string): void;
  onTask(task: GuildTask): void;
  /** A channel was chosen. */
  onGone(): void;
}

/** Where one can go, and who one is. */
export function Side({ onSwitch, onTask, onGone }: Props) {
  const { guild } = useStage();
  return (
    <div className="side">
      <GuildRail />
      <div className="lists">
        <div className="lists-head">
          {guild ? <GuildMenu guild={guild} onTask={onTask} /> : <strong>Direct messages</strong>}
        </div>
        {guild ? (
          <ChannelList
            {...{ guild, onGone }}
            onNewChannel={(parent) => onTask({ what: 'channel', parent })}
            onCategory={(category) => onTask({ what: 'category', category })}
          />
        ) : (
          <ConversationList onGone={onGone} />
        )}
        <PersonSwitch onSwitch={onSwitch} />
      </div>
    </div>
  );
}
