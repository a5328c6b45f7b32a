import { SmilePlus } from 'lucide-react';
import { useState } from 'react';
import { emojiKey } from '../model/reaction-events.ts';
import { useStage } from '../model/stage.ts';
import type { Message } from '../model/types.ts';
import { EmojiPicker } from '../parts/emoji-picker.tsx';
import { EmojiSign } from '../parts/emoji-sign.tsx';
import { IconButton } from '../parts/icon-button.tsx';

export function Reactions({ message }: { message: Message }) {
  const { person, attempt } = useStage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { reactions = [] } = message;
  if (reactions.length === 0) return null;
  const at = { channel: message.channel_id, message: message.id };
  return (
    <div className="reactions">
      {reactions.map(({ emoji, count, me }) => (
        <button
          key={emojiKey(emoji)}
          type="button"
          className="reaction"
          aria-pressed={me}
          aria-label={`${emoji.name}, ${count}`}
          onClick={() => attempt(person[me ? 'unreact' : 'react']({ ...at, emoji: emojiKey(emoji) }))}
        >
          <EmojiSign emoji={emoji} /> <span>{count}</span>
        </button>
      ))}
      <IconButton icon={SmilePlus} label="Add a reaction" onClick={(event) => setAnchor(event.currentTarget)} />
      {anchor && (
        <EmojiPicker
          anchor={anchor}
          onPick={(emoji) => attempt(person.react({ ...at, emoji }))}
          onClose={() => setAnchor(null)}
        />
      )}
    </div>
  );
}
