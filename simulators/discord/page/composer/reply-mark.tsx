import { X } from 'lucide-react';
import { nameIn } from '../model/names.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { IconButton } from '../parts/icon-button.tsx';

export function ReplyMark({ message, onClose }: { message: Message; onClose(): void }) {
  const { scene, guild } = useStage();
  return (
    <p className="reply-mark">
      <span>
        Replying to <strong>{nameIn(scene, guild?.id ?? null, message.author)}</strong>
      </span>
      <IconButton icon={X} size={16} label="Do not reply" onClick={onClose} />
    </p>
  );
}
