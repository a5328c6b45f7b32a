import { MessageType, InteractionType as Type } from 'discord-api-types/v10';
import { CornerUpRight } from 'lucide-react';
import type { Message } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { Avatar } from '../parts/avatar.tsx';

/** What the message answers: another message, or a command. */
export function Origin({ message, onJump }: { message: Message; onJump(id: string): void }) {
  const { interaction_metadata: by, referenced_message: answered } = message;
  const name = useName(answered?.author ?? by?.user);
  if (answered && message.type === MessageType.Reply) {
    return (
      <button type="button" className="origin" onClick={() => onJump(answered.id)}>
        <CornerUpRight size={14} aria-hidden="true" />
        <Avatar user={answered.author} size={16} />
        <span className="origin-name">{name}</span>
        <span className="origin-words">{answered.content || 'Click to see it'}</span>
      </button>
    );
  }
  if (message.type === MessageType.Reply && answered === null) {
    return <p className="origin">The original message was deleted.</p>;
  }
  if (!by || by.type !== Type.ApplicationCommand) return null;
  return (
    <p className="origin">
      <CornerUpRight size={14} aria-hidden="true" />
      <Avatar user={by.user} size={16} />
      <span className="origin-name">{name}</span> used
      <span className="mention">{commandName(message)}</span>
    </p>
  );
}

function commandName({ type, interaction }: Message & { interaction?: { name: string } }): string {
  return `${type === MessageType.ChatInputCommand ? '/' : ''}${interaction?.name ?? 'a command'}`;
}
