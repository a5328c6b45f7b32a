import { X } from 'lucide-react';
import type { Message } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { IconButton } from '../parts/icon-button.tsx';

export function ReplyMark({ message, onClose }: { message: Message; onClose(): void }) {
  const name = useName(message.author);
  return (
    <p className="reply-mark">
      <span>
        Replying to <bdi>{name}</bdi>
      </span>
      <IconButton icon={X} size={16} label="Do not reply" onClick={onClose} />
    </p>
  );
}
