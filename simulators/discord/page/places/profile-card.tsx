import { ApplicationCommandType } from 'discord-api-types/v10';
import { Bot, MessageCircle } from 'lucide-react';
import { MemberRoles } from '../admin/member-roles.tsx';
import { ModerateMember } from '../admin/moderate-member.tsx';
import type { Sentence } from '../admin/sentences.ts';
import { useCommands } from '../command/use-commands.ts';
import { useSend } from '../command/use-send.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { User } from '../model/types.ts';
import { useConverse } from '../model/use-converse.ts';
import { useName } from '../model/use-name.ts';
import { AppBadge } from '../parts/app-badge.tsx';
import { Avatar } from '../parts/avatar.tsx';
import { Floating } from '../parts/floating.tsx';

interface Props {
  user: User;
  anchor: HTMLElement;
  onClose(): void;
  /** A moderator wants to do something about them. */
  onSentence(sentence: Sentence): void;
}

/** Somebody, what one can do with them, and what bots offer for them. */
export function ProfileCard({ user, anchor, onClose, onSentence }: Props) {
  const { guild, me } = useStage();
  const converse = useConverse();
  const member = useScene(({ members }) => members[guild?.id ?? '']?.[user.id]);
  const status = useScene(({ presences }) => presences[user.id]?.status ?? 'offline');
  const name = useName(user);

  return (
    <Floating anchor={anchor} className="profile" onClose={onClose}>
      <header className="profile-head">
        <Avatar user={user} size={56} status={status} />
        <div>
          <h3>
            {name} {user.bot && <AppBadge />}
          </h3>
          <p className="profile-name">{user.username}</p>
        </div>
      </header>
      {user.id !== me.id && (
        <button
          type="button"
          className="button"
          onClick={() => void converse(user.id).then((isDone) => isDone && onClose())}
        >
          <MessageCircle size={16} aria-hidden="true" />
          Message
        </button>
      )}
      {guild && member && <MemberRoles guild={guild} member={member} />}
      <UserCommands user={user} onClose={onClose} />
      {guild && member && <ModerateMember guild={guild} member={member} onSentence={onSentence} />}
      <p className="profile-id">{`Id ${user.id}`}</p>
    </Floating>
  );
}

function UserCommands({ user, onClose }: { user: User; onClose(): void }) {
  const { channel } = useStage();
  const commands = useCommands(channel?.id ?? null, ApplicationCommandType.User);
  const { fromMenu } = useSend();
  if (!channel || commands.length === 0) return null;
  return (
    <section className="profile-part">
      <h4>Apps</h4>
      {commands.map((command) => (
        <button
          key={command.id}
          type="button"
          className="menu-item"
          onClick={() => {
            onClose();
            void fromMenu(command, user.id, channel.id);
          }}
        >
          <span>{command.name}</span>
          <Bot size={16} aria-hidden="true" />
        </button>
      ))}
    </section>
  );
}
