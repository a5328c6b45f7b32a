import { useState } from 'react';
import { useStage } from '../model/stage.ts';
import { emojis } from './emojis.ts';
import { Floating } from './floating.tsx';

interface Props {
  anchor: HTMLElement;
  onPick(emoji: string): void;
  onClose(): void;
}

/** The emojis of the guild, and of everybody. */
export function EmojiPicker({ anchor, onPick, onClose }: Props) {
  const { guild } = useStage();
  const [words, setWords] = useState('');
  const own = (guild?.emojis ?? []).map(({ id, name }) => ({
    name: name ?? '',
    sign: `:${name}:`,
    key: `${name}:${id}`,
  }));
  const common = Object.entries(emojis).map(([name, sign]) => ({ name, sign, key: sign }));
  const found = [...own, ...common].filter(({ name }) => name.includes(words.trim().toLowerCase()));
  const pick = (key: string) => {
    onClose();
    onPick(key);
  };
  return (
    <Floating anchor={anchor} className="emoji-picker" onClose={onClose}>
      <input
        data-first
        aria-label="Search an emoji"
        placeholder="Search"
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && found[0] && pick(found[0].key)}
      />
      <div className="emoji-grid">
        {found.map(({ name, sign, key }) => (
          <button key={key} type="button" aria-label={name} title={name} onClick={() => pick(key)}>
            {sign}
          </button>
        ))}
      </div>
    </Floating>
  );
}
